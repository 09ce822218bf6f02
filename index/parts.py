"""The parts of an opened index: passages, vectors, BM25, statistics; saved to and read from one folder."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from corpus.entry import Kind, Provenance
from corpus.passage import Passage
from index.lexical import LexicalIndex, load_lexical
from index.manifest import IndexUnavailableError
from index.static import Floats

PASSAGES_FILE = "passages.jsonl"
PASSAGE_TERMS_FILE = "lexical-passages.npz"
ENTRY_TERMS_FILE = "lexical-entries.npz"
VECTORS_FILE = "vectors.npz"
CALIBRATION_FILE = "calibration.json"
MODEL_FOLDER = "model"
CHROMA_FOLDER = "chroma"


@dataclass(frozen=True, slots=True)
class Spread:
    """The mean vector (dimension,) and covariance (dimension, dimension) of a set of vectors."""

    mean: Floats
    covariance: Floats

    def standardised(self, query: Floats, cosines: Floats) -> Floats:
        """The cosines with the query as standard deviations above their mean over the whole set.

        Exact, with no scan of the set: the mean is q·μ and the variance qᵀΣq.
        """
        deviation = float(np.sqrt(max(float(query @ self.covariance @ query), 1e-12)))
        scaled: Floats = (cosines - np.float32(query @ self.mean)) / np.float32(max(deviation, 1e-6))
        return scaled


def spread_of(vectors: Floats) -> Spread:
    """Return the spread of vectors of shape (n, dimension)."""
    mean = vectors.mean(axis=0, dtype=np.float64)
    covariance = vectors.T.astype(np.float64) @ vectors / max(len(vectors), 1) - np.outer(mean, mean)
    return Spread(mean.astype(np.float32), covariance.astype(np.float32))


@dataclass(frozen=True)
class Parts:
    """All that ranking needs, in memory.

    Row i of `passage_vectors` is `passages[i]`; row j of `entry_vectors` is `entry_ids[j]`.
    `question_entries[q]` is the row of the entry that question vector q belongs to.
    """

    passages: tuple[Passage, ...]
    passage_terms: LexicalIndex
    entry_terms: LexicalIndex
    passage_vectors: Floats
    entry_vectors: Floats
    question_vectors: Floats
    question_entries: np.ndarray
    passage_spread: Spread
    entry_spread: Spread

    @cached_property
    def entry_ids(self) -> tuple[str, ...]:
        """The ids of the entries that have passages, in order."""
        return tuple(dict.fromkeys(passage.entry_id for passage in self.passages))

    @cached_property
    def entry_row(self) -> dict[str, int]:
        """Entry id → its row."""
        return {entry_id: row for row, entry_id in enumerate(self.entry_ids)}

    @cached_property
    def passage_row(self) -> dict[str, int]:
        """Passage id → its row."""
        return {passage.passage_id: row for row, passage in enumerate(self.passages)}

    @cached_property
    def entry_of_passage(self) -> np.ndarray:
        """Passage row → the row of its entry."""
        return np.array([self.entry_row[passage.entry_id] for passage in self.passages], dtype=np.int64)

    @cached_property
    def first_passage(self) -> np.ndarray:
        """Entry row → the row of its first passage; the last item is the number of passages."""
        counts = np.bincount(self.entry_of_passage, minlength=len(self.entry_ids))
        return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def save_parts(directory: Path, parts: Parts) -> None:
    """Write the parts into an index folder."""
    save_passages(directory / PASSAGES_FILE, parts.passages)
    parts.passage_terms.save(directory / PASSAGE_TERMS_FILE)
    parts.entry_terms.save(directory / ENTRY_TERMS_FILE)
    np.savez(
        directory / VECTORS_FILE,
        passages=parts.passage_vectors,
        entries=parts.entry_vectors,
        questions=parts.question_vectors,
        question_entries=parts.question_entries,
        passage_mean=parts.passage_spread.mean,
        passage_covariance=parts.passage_spread.covariance,
        entry_mean=parts.entry_spread.mean,
        entry_covariance=parts.entry_spread.covariance,
    )


def load_parts(directory: Path) -> Parts:
    """Return the parts held in an index folder.

    Raises:
        IndexUnavailableError: a file is missing or cannot be read.
    """
    try:
        with np.load(directory / VECTORS_FILE) as arrays:
            return Parts(
                load_passages(directory / PASSAGES_FILE),
                load_lexical(directory / PASSAGE_TERMS_FILE),
                load_lexical(directory / ENTRY_TERMS_FILE),
                arrays["passages"],
                arrays["entries"],
                arrays["questions"],
                arrays["question_entries"],
                Spread(arrays["passage_mean"], arrays["passage_covariance"]),
                Spread(arrays["entry_mean"], arrays["entry_covariance"]),
            )
    except (OSError, ValueError, KeyError) as error:
        raise IndexUnavailableError(
            f"索引（{directory}）を読めません。yorisoi build で作り直してください。"
        ) from error


def save_passages(path: Path, passages: Iterable[Passage]) -> None:
    """Write passages, one JSON object a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for passage in passages:
            file.write(json.dumps(asdict(passage), ensure_ascii=False) + "\n")


def load_passages(path: Path) -> tuple[Passage, ...]:
    """Return the passages written by `save_passages`.

    Raises:
        OSError, ValueError, TypeError: the file is missing or not one of ours.
    """
    with path.open(encoding="utf-8") as file:
        return tuple(_passage(json.loads(line)) for line in file)


def _passage(record: dict[str, object]) -> Passage:
    values = {**record, "kind": Kind(record["kind"]), "provenance": Provenance(record["provenance"])}
    return Passage(**values)  # type: ignore[arg-type]  # one record a passage, as written above


def rows_of_entries(rows: Sequence[int], parts: Parts) -> np.ndarray:
    """The distinct entry rows of passage rows."""
    return np.unique(parts.entry_of_passage[np.asarray(rows, dtype=np.int64)])
