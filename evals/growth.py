"""How speed, disk and memory grow with the number of passages."""

import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance, Section
from corpus.sentences import split_sentences
from evals.dataset import Query, read_queries, read_texts
from evals.retrieval import percentile
from index.build import build_index
from index.only import EVERYTHING, Only
from index.open import open_index
from index.retrieve import PassageRetriever

_KINDS = (Kind.LOCAL, Kind.POLICY, Kind.POINT, Kind.CASE)


def growth(folder: Path, sizes: Sequence[int]) -> list[dict[str, object]]:
    """Return, for each number of passages, what it takes to build an index and to ask it.

    Building and asking have a process each, whose peak memory is told (in megabytes).
    """
    return [_measured(folder, size) for size in sizes]


def speed(folder: Path) -> dict[str, object]:
    """Return the same at 2,000 passages."""
    return _measured(folder, 2_000)


def mixed_edition(folder: Path, size: int, seed: int = 1) -> Edition:
    """Return `size` entries of one passage each, made of sentences of the dataset drawn at random."""
    texts = read_texts(folder)
    sentences = [sentence.text for text in texts for sentence in split_sentences(text.text)]
    random = np.random.default_rng(seed)
    return Edition.of(f"mixed-{size}", [_entry(place, sentences, random) for place in range(size)])


def _entry(place: int, sentences: Sequence[str], random: np.random.Generator) -> Entry:
    drawn = [sentences[chosen] for chosen in random.integers(len(sentences), size=5)]
    body = "".join(drawn[1:])[:470] or "本文"
    kind = _KINDS[place % len(_KINDS)]
    section = (Section("", 0, len(body)),)
    return Entry(f"{kind.value}-{place}", kind, drawn[0][:60], Provenance.LOCAL, body, section)


def _measured(folder: Path, size: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="yorisoi-growth-", ignore_cleanup_errors=True) as place:
        return {
            **_in_own_process(_built, folder, size, Path(place)),
            **_in_own_process(_asked, folder, size, Path(place)),
        }


def _in_own_process(
    measure: Callable[[Path, int, Path], dict[str, object]], folder: Path, size: int, place: Path
) -> dict[str, object]:
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, folder, size, place).result()


def _built(folder: Path, size: int, place: Path) -> dict[str, object]:
    edition = mixed_edition(folder, size)
    began = time.perf_counter()
    build_index(edition, place)
    built = time.perf_counter() - began
    disk = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    return {
        "passages": len(edition.passages),
        "build_seconds": round(built, 1),
        "disk_mb": round(disk / 1e6, 1),
        "build_memory_mb": _peak_memory_mb(),
    }


def _asked(folder: Path, size: int, place: Path) -> dict[str, object]:
    edition, queries = mixed_edition(folder, size), read_queries(folder)[:256]
    began = time.perf_counter()
    retriever = open_index(place, edition)
    opened = time.perf_counter() - began
    plain = _times(retriever, queries, EVERYTHING)
    filtered = _times(retriever, queries, Only(kinds=(Kind.CASE,)))
    return {
        "open_seconds": round(opened, 1),
        "memory_mb": _peak_memory_mb(),
        "query_ms": plain,
        "filtered_query_ms": filtered,
        "filtered_to_plain": round(filtered["p50"] / plain["p50"], 2),
    }


def _peak_memory_mb() -> int:
    # Linux counts in kibibytes.
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)


def _times(retriever: PassageRetriever, queries: Sequence[Query], only: Only) -> dict[str, float]:
    milliseconds = []
    retriever.retrieve("準備", only=only)
    for query in queries:
        began = time.perf_counter()
        retriever.retrieve(query.text, only=only)
        milliseconds.append(1000 * (time.perf_counter() - began))
    return {"p50": percentile(milliseconds, 50), "p95": percentile(milliseconds, 95)}
