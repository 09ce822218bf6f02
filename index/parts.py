"""The parts of an opened index: passages, vectors, BM25, statistics; saved to and read from one folder."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.entry import Kind, Provenance
from corpus.passage import Passage
from index.arrays import Floats, Rows
from index.asking import Askings
from index.lexical import LexicalIndex, load_lexical
from index.links import Links
from index.manifest import IndexUnavailableError
from index.only import Columns, Only, columns_of
from index.sentences import Sentences

PASSAGES_FILE = "passages.jsonl"
VECTORS_FILE = "vectors.npz"
ASKINGS_FILE = "askings.npz"
READINGS_FILE = "readings.npz"
_LEXICAL = ("passage_terms", "entry_terms", "entry_bigrams")


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
        scaled: Floats = ((cosines - float(query @ self.mean)) / max(deviation, 1e-6)).astype(np.float32)
        return scaled


def spread_of(vectors: Floats) -> Spread:
    """Return the spread of vectors of shape (n, dimension)."""
    mean = vectors.mean(axis=0, dtype=np.float64)
    covariance = vectors.T @ vectors / np.float32(max(len(vectors), 1)) - np.outer(mean, mean)
    return Spread(mean.astype(np.float32), covariance.astype(np.float32))


@dataclass(frozen=True)
class Vectors:
    """The vectors of passages, of entries, and of the entries' questions, each of shape (n, dimension).

    Question vector `question_places[p]` is answered by entry row `question_entries[p]`, which is sorted.
    """

    passages: Floats
    entries: Floats
    questions: Floats
    question_places: Rows
    question_entries: Rows


@dataclass(frozen=True)
class Parts:
    """All that ranking needs, in memory. Row i of the passage parts is `passages[i]`; entries likewise."""

    passages: tuple[Passage, ...]
    vectors: Vectors
    passage_spread: Spread
    entry_spread: Spread
    sentences: Sentences
    passage_terms: LexicalIndex
    entry_terms: LexicalIndex
    entry_bigrams: LexicalIndex
    askings: Askings
    links: Links

    @cached_property
    def entry_ids(self) -> tuple[str, ...]:
        """The ids of the entries that have passages, in order."""
        return tuple(dict.fromkeys(passage.entry_id for passage in self.passages))

    @cached_property
    def passage_row(self) -> dict[str, int]:
        """Passage id → its row."""
        return {passage.passage_id: row for row, passage in enumerate(self.passages)}

    @cached_property
    def entry_row(self) -> dict[str, int]:
        """Entry id → its row."""
        return {entry_id: row for row, entry_id in enumerate(self.entry_ids)}

    @cached_property
    def entry_of_passage(self) -> Rows:
        """Passage row → the row of its entry."""
        return np.array([self.entry_row[passage.entry_id] for passage in self.passages], dtype=np.int64)

    @cached_property
    def first_passage(self) -> Rows:
        """Entry row → the row of its first passage; one item more, the number of passages."""
        counts = np.bincount(self.entry_of_passage, minlength=len(self.entry_ids))
        return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)

    @cached_property
    def _columns(self) -> Columns:
        return columns_of(self.passages)

    def rows_where(self, only: Only) -> Rows | None:
        """The rows of the passages that a filter lets through; None where it leaves nothing out."""
        return self._columns.rows(only)


def save_parts(directory: Path, parts: Parts) -> None:
    """Write the parts into an index folder."""
    save_passages(directory / PASSAGES_FILE, parts.passages)
    for name in _LEXICAL:
        getattr(parts, name).save(directory / f"{name}.npz")
    parts.askings.runs.save(directory / ASKINGS_FILE)
    parts.askings.readings.save(directory / READINGS_FILE)
    groups: dict[str, Vectors | Sentences | Spread | Links] = {
        "vectors": parts.vectors,
        "sentences": parts.sentences,
        "passage_spread": parts.passage_spread,
        "entry_spread": parts.entry_spread,
        "links": parts.links,
    }
    arrays = {
        f"{label}.{part.name}": getattr(group, part.name)
        for label, group in groups.items()
        for part in fields(group)
    }
    arrays |= {"askings": parts.askings.entries, "asking_places": parts.askings.places}
    np.savez(directory / VECTORS_FILE, **arrays)


def load_parts(directory: Path) -> Parts:
    """Return the parts held in an index folder.

    Raises:
        IndexUnavailableError: a file is missing or cannot be read.
    """
    try:
        with np.load(directory / VECTORS_FILE) as file:
            arrays = dict(file)
        return Parts(
            passages=load_passages(directory / PASSAGES_FILE),
            vectors=Vectors(**_group(arrays, "vectors")),
            passage_spread=Spread(**_group(arrays, "passage_spread")),
            entry_spread=Spread(**_group(arrays, "entry_spread")),
            sentences=Sentences(**_group(arrays, "sentences")),
            askings=Askings(
                load_lexical(directory / ASKINGS_FILE),
                load_lexical(directory / READINGS_FILE),
                arrays["asking_places"],
                arrays["askings"],
            ),
            links=Links(**_group(arrays, "links")),
            **{name: load_lexical(directory / f"{name}.npz") for name in _LEXICAL},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnavailableError(
            f"索引（{directory}）を読めません。yorisoi build で作り直してください。"
        ) from error


def save_passages(path: Path, passages: Iterable[Passage]) -> None:
    """Write passages, one JSON object a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(asdict(passage), ensure_ascii=False) + "\n" for passage in passages)


def load_passages(path: Path) -> tuple[Passage, ...]:
    """Return the passages written by `save_passages`.

    Raises:
        OSError, ValueError, TypeError: the file is missing or not one of ours.
    """
    with path.open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    return tuple(
        Passage(**{**record, "kind": Kind(record["kind"]), "provenance": Provenance(record["provenance"])})
        for record in records
    )


def _group(arrays: dict[str, npt.NDArray[Any]], label: str) -> dict[str, npt.NDArray[Any]]:
    return {name.split(".")[1]: array for name, array in arrays.items() if name.split(".")[0] == label}
