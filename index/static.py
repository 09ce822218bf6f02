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
from index.words import murmurhash64

Floats = npt.NDArray[np.float32]
Row = tuple[int, float]

MODULE_FOLDER = "0_SudachiEmbedding"
VOCABULARY_FILE = "vocabulary.json"
WEIGHTS_FILE = "model.safetensors"


@dataclass(frozen=True)
class Vocabulary:
    """Term → rows of the embedding table, with the weight of each.

    The corpus's own terms come first (`own`, weighted by `own_weights`); after them the shared rows of
    480,000 further words (`keys` sorted uint64 hashes, `rows`), all weighted by `other_weight`.
    """

    own: tuple[str, ...]
    own_weights: Floats
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
        key = np.uint64(murmurhash64(term))
        place = int(np.searchsorted(self.keys, key))
        if place < len(self.keys) and self.keys[place] == key:
            return [(len(self.own) + int(self.rows[place]), self.other_weight)]
        return []

    def rows_of_all(self, words: Sequence[str]) -> list[Row]:
        """The rows of all the words, in order."""
        return [row for word in words for row in self.rows_of(word)]

    def save(self, folder: Path) -> None:
        """Write what is not a tensor into a folder."""
        record = {"own": self.own, "other_weight": self.other_weight}
        (folder / VOCABULARY_FILE).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


@dataclass(frozen=True)
class StaticModel:
    """Texts → unit vectors: the weighted sum of their terms' vectors. No torch is needed.

    `vectors` has shape (own + shared rows, dimension).
    """

    vocabulary: Vocabulary
    vectors: Floats

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
        return unit(total)

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
    return _load_module(model_folder / MODULE_FOLDER)


def _load_module(folder: Path) -> StaticModel:
    tensors = load_file(folder / WEIGHTS_FILE)
    return StaticModel(
        load_vocabulary(folder, tensors),
        np.concatenate([tensors["own.weight"], tensors["shared"]]).astype(np.float32),
    )


def load_vocabulary(folder: Path, tensors: dict[str, npt.NDArray[np.generic]]) -> Vocabulary:
    """Return the vocabulary of a module folder, given its tensors."""
    record = json.loads((folder / VOCABULARY_FILE).read_text(encoding="utf-8"))
    return Vocabulary(
        own=tuple(record["own"]),
        own_weights=tensors["own_weights"].astype(np.float32),
        keys=tensors["keys"].view(np.uint64),
        rows=tensors["rows"].view(np.uint16),
        other_weight=float(record["other_weight"]),
    )
