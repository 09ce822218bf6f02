"""The embedded model, read by numpy alone: the same files as the SentenceTransformer's, without torch."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file

from index.analyze import terms
from index.arrays import Floats
from index.words import find_row

Row = tuple[int, float]
_LONGEST = 8

MODULE_FOLDER = "0_SudachiEmbedding"
MAP_FOLDER = "1_Dense"
VOCABULARY_FILE = "vocabulary.json"
WEIGHTS_FILE = "model.safetensors"


@dataclass(frozen=True)
class Vocabulary:
    """Term → rows of the embedding table, with the weight of each.

    The corpus's own terms come first (`own`, weighted by `own_weights`); after them the shared rows of
    480,000 further words (`keys` sorted uint64 hashes, `rows`), all weighted by `other_weight`.
    `own_shared` is the shared row that each own term began with, or -1.
    """

    own: tuple[str, ...]
    own_weights: Floats
    own_shared: npt.NDArray[np.int32]
    keys: npt.NDArray[np.uint64]
    rows: npt.NDArray[np.uint16]
    other_weight: float

    @cached_property
    def own_row(self) -> dict[str, int]:
        """Corpus term → its row."""
        return {term: row for row, term in enumerate(self.own)}

    def rows_of(self, term: str) -> list[Row]:
        """The rows that make up a term and their weights; empty where nothing is known of it."""
        row = self.own_row.get(term)
        if row is not None:
            return [(row, float(self.own_weights[row]))]
        shared = self.shared_row(term)
        if shared is not None:
            return [(len(self.own) + shared, self.other_weight)]
        return self._rows_within(term)

    def shared_row(self, term: str) -> int | None:
        """The shared row of any of the 480,000 words, or None."""
        return find_row(self.keys, self.rows, term)

    def _rows_within(self, term: str) -> list[Row]:
        """The rows of the longest known words inside an unknown one, sharing its weight."""
        found: list[int] = []
        start = 0
        while start < len(term) - 1:
            ends = range(min(len(term), start + _LONGEST), start + 1, -1)
            known = ((end, self._any_row(term[start:end])) for end in ends if end - start < len(term))
            end, row = next(((end, row) for end, row in known if row is not None), (start + 1, None))
            found += [] if row is None else [row]
            start = end
        return [(row, self.other_weight / len(found)) for row in found]

    def _any_row(self, term: str) -> int | None:
        row = self.own_row.get(term)
        if row is not None:
            return row
        shared = self.shared_row(term)
        return None if shared is None else len(self.own) + shared

    def rows_of_all(self, words: Sequence[str]) -> list[Row]:
        """The rows of all the words, in order."""
        return [row for word in words for row in self.rows_of(word)]

    def save(self, folder: Path) -> None:
        """Write what is not a tensor into a folder."""
        record = {"own": self.own, "other_weight": self.other_weight}
        (folder / VOCABULARY_FILE).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


@dataclass(frozen=True)
class StaticModel:
    """Texts → unit vectors: the weighted sum of their terms' vectors, mapped. No torch is needed.

    `vectors` has shape (own + shared rows, dimension); `map` has shape (dimension, dimension).
    """

    vocabulary: Vocabulary
    vectors: Floats
    map: Floats

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return int(self.vectors.shape[1])

    def encode_terms(self, words: Sequence[str]) -> Floats:
        """The unit vector of a text already analysed into terms; zeros where no term is known."""
        rows = self.vocabulary.rows_of_all(words)
        if not rows:
            return np.zeros(self.dimension, dtype=np.float32)
        places, weights = zip(*rows, strict=True)
        total: Floats = np.asarray(weights, dtype=np.float32) @ self.vectors[list(places)]
        mapped: Floats = np.asarray(total @ self.map, dtype=np.float32)
        return unit(mapped)

    @cached_property
    def own_vectors(self) -> Floats:
        """The weighted, mapped vector of each own term, shape (own, dimension): texts are sums of these."""
        own = self.vectors[: len(self.vocabulary.own)] * self.vocabulary.own_weights[:, None]
        mapped: Floats = np.asarray(own @ self.map, dtype=np.float32)
        return mapped

    def encode(self, texts: Sequence[str]) -> Floats:
        """The unit vectors of texts, shape (texts, dimension)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.stack([self.encode_terms(terms(text)) for text in texts])


def unit(vectors: Floats) -> Floats:
    """Return the vectors (along the last axis) at length 1; a zero vector stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Floats = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return scaled


def load_static(model_folder: Path) -> StaticModel:
    """Return the embedded model saved in a SentenceTransformer folder.

    Raises:
        OSError: a file is missing.
        ValueError: a file does not hold what it should.
    """
    folder = model_folder / MODULE_FOLDER
    tensors = load_file(folder / WEIGHTS_FILE)
    return StaticModel(
        load_vocabulary(folder, tensors),
        np.concatenate([tensors["own.weight"], tensors["shared"]]).astype(np.float32),
        load_file(model_folder / MAP_FOLDER / WEIGHTS_FILE)["linear.weight"].T.astype(np.float32),
    )


def load_vocabulary(folder: Path, tensors: dict[str, npt.NDArray[np.generic]]) -> Vocabulary:
    """Return the vocabulary of a module folder, given its tensors."""
    record = json.loads((folder / VOCABULARY_FILE).read_text(encoding="utf-8"))
    return Vocabulary(
        own=tuple(record["own"]),
        own_weights=tensors["own_weights"].astype(np.float32),
        own_shared=tensors["own_shared"].astype(np.int32),
        keys=tensors["keys"].view(np.uint64),
        rows=tensors["rows"].view(np.uint16),
        other_weight=float(record["other_weight"]),
    )
