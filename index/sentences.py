"""Sentences as the terms they hold: the best one of a passage is found without storing vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.arrays import Floats, Rows
from index.static import StaticModel


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of all passages.

    Sentence s holds the own terms `terms[starts[s]:starts[s + 1]]` of the model; its vector has length
    `lengths[s]` before it is scaled to 1. Passage p has the sentences from `first[p]` to `first[p + 1]`.
    """

    terms: npt.NDArray[np.int32]
    starts: Rows
    lengths: Floats
    first: Rows

    def best(self, query: Floats, model: StaticModel, passages: Rows) -> Floats:
        """The highest cosine of a query's unit vector with a sentence of each passage; -1 where it has none.

        A sentence's vector is the sum of its words' vectors, so its cosine is the sum of theirs.
        """
        word_scores = model.own_vectors @ query
        chosen = ranges(self.first[passages], self.first[passages + 1])
        words = ranges(self.starts[chosen], self.starts[chosen + 1])
        counts = self.starts[chosen + 1] - self.starts[chosen]
        owner = np.repeat(np.arange(len(chosen)), counts)
        sums = np.bincount(owner, weights=word_scores[self.terms[words]], minlength=len(chosen))
        cosines = sums / self.lengths[chosen]
        best = np.full(len(passages), -1.0, dtype=np.float32)
        place = np.repeat(np.arange(len(passages)), self.first[passages + 1] - self.first[passages])
        np.maximum.at(best, place, cosines.astype(np.float32))
        return best


def make_sentences(passages: Sequence[Sequence[Sequence[str]]], model: StaticModel) -> Sentences:
    """Return the sentences of passages, each given as the terms of its sentences."""
    row = model.vocabulary.own_row
    flat = [[row[term] for term in sentence if term in row] for passage in passages for sentence in passage]
    first = np.cumsum([0, *(len(passage) for passage in passages)])
    starts = np.cumsum([0, *(len(sentence) for sentence in flat)])
    lengths = [float(np.linalg.norm(model.own_vectors[sentence].sum(axis=0))) for sentence in flat]
    return Sentences(
        terms=np.array([term for sentence in flat for term in sentence], dtype=np.int32),
        starts=starts.astype(np.int64),
        lengths=np.maximum(np.array(lengths, dtype=np.float32), 1e-6),
        first=first.astype(np.int64),
    )


def no_sentences(passages: int) -> Sentences:
    """Return an empty set of sentences, for a model that is no sum of words."""
    nothing = np.zeros(0, dtype=np.float32)
    return Sentences(
        nothing.astype(np.int32), np.zeros(1, np.int64), nothing, np.zeros(passages + 1, np.int64)
    )


def ranges(starts: Rows, ends: Rows) -> Rows:
    """Return all whole numbers of the ranges [start, end), one range after another."""
    counts = ends - starts
    shifts = (
        np.repeat(starts - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts) if len(counts) else starts
    )
    numbers: Rows = shifts + np.arange(int(counts.sum()), dtype=np.int64)
    return numbers
