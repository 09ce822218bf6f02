"""Measuring retrieval on a dataset: a throw-away index with the default settings, then every query."""

import json
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean

from evals.dataset import Query, as_edition, read_qrels, read_queries, read_texts
from evals.intervals import mean_interval, rounded
from evals.measures import Grades, ndcg, precision, recall, reciprocal_rank
from index.build import silent
from index.open import ensure_index
from index.retrieve import PassageRetriever

DEPTH = 10

MEASURES: Mapping[str, Callable[[Sequence[str], Grades], float]] = {
    "nDCG@10": lambda ranking, grades: ndcg(ranking, grades, 10),
    "R@5": lambda ranking, grades: recall(ranking, grades, 5),
    "R@10": lambda ranking, grades: recall(ranking, grades, 10),
    "RR@10": lambda ranking, grades: reciprocal_rank(ranking, grades, 10),
    "P@10": lambda ranking, grades: precision(ranking, grades, 10),
}


def evaluate_dataset(
    folder: Path, *, embedding_model: str = "", progress: Callable[[str, float], None] = silent
) -> dict[str, object]:
    """Return the measures, means over the judged queries, of our retriever on a dataset folder.

    The judgements are only read after the last query is answered. Texts longer than a passage are
    divided and scored by their text. Times are in milliseconds (queries) and seconds (building),
    sizes in megabytes (10⁶ bytes).

    Raises:
        DatasetError: a file of the dataset is missing or cannot be read.
        IndexUnavailableError: the index could not be built.
    """
    texts, queries = read_texts(folder), read_queries(folder)
    edition = as_edition(texts)
    with tempfile.TemporaryDirectory(prefix="yorisoi-eval-", ignore_cleanup_errors=True) as place:
        began = time.perf_counter()
        retriever = ensure_index(Path(place), edition, embedding_model=embedding_model, progress=progress)
        build_seconds = time.perf_counter() - began
        size = sum(path.stat().st_size for path in Path(place).rglob("*") if path.is_file())
        names = {entry.entry_id: text.text_id for entry, text in zip(edition.entries, texts, strict=True)}
        rankings, milliseconds = rank_all(retriever, queries, names)
    return {
        **score_all(rankings, read_qrels(folder)),
        "queries": len(queries),
        "documents": len(texts),
        "build_seconds": round(build_seconds, 2),
        "index_mb": round(size / 1e6, 1),
        "query_ms": {"p50": percentile(milliseconds, 50), "p95": percentile(milliseconds, 95)},
    }


def rank_all(
    retriever: PassageRetriever, queries: Sequence[Query], names: Mapping[str, str]
) -> tuple[dict[str, list[str]], list[float]]:
    """Return query id → text ids, best first, and each query's milliseconds.

    `names` is entry id → text id.
    """
    rankings, milliseconds = {}, []
    retriever.rank_entries("準備", DEPTH)
    for query in queries:
        began = time.perf_counter()
        found = retriever.rank_entries(query.text, DEPTH)
        milliseconds.append(1000 * (time.perf_counter() - began))
        rankings[query.query_id] = [names[hit.entry_id] for hit in found]
    return rankings, milliseconds


def score_all(rankings: Mapping[str, Sequence[str]], judged: Mapping[str, Grades]) -> dict[str, float]:
    """Return each measure's mean over the queries that have a relevant text, rounded to four places."""
    values = _values(rankings, judged)
    return {label: round(mean(each), 4) if each else 0.0 for label, each in values.items()}


def interval_all(rankings: Mapping[str, Sequence[str]], judged: Mapping[str, Grades]) -> dict[str, object]:
    """Return how many queries have a relevant text, and the 95 % interval of each mean as `<measure>_95`."""
    values = _values(rankings, judged)
    intervals = {f"{label}_95": rounded(mean_interval(each)) for label, each in values.items()}
    return {"judged_queries": len(values["nDCG@10"]), **intervals}


def _values(rankings: Mapping[str, Sequence[str]], judged: Mapping[str, Grades]) -> dict[str, list[float]]:
    """Each measure's value for every query that has a relevant text."""
    counted = [name for name in rankings if any(grade > 0 for grade in judged.get(name, {}).values())]
    return {
        label: [measure(rankings[name], judged[name]) for name in counted]
        for label, measure in MEASURES.items()
    }


def percentile(values: Sequence[float], percent: int) -> float:
    """The value below which `percent` of the values lie (nearest rank), rounded to two places; 0 of none.

    Source: nearest-rank percentile, as in ISO 16269-4.
    """
    if not values:
        return 0.0
    ordered = sorted(values)
    return round(ordered[max(0, -(-percent * len(ordered) // 100) - 1)], 2)


if __name__ == "__main__":
    import sys

    print(json.dumps(evaluate_dataset(Path(sys.argv[1])), ensure_ascii=False))
