"""Softening: a query's words joined by the words of the corpus that mean nearly the same."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.arrays import Floats
from index.static import StaticModel, unit

NEIGHBOURS = 12
MIN_COSINE = 0.4
STRENGTH = 0.4
"""A neighbour counts STRENGTH · cosine² times as much as the word itself."""

_CACHED = 20_000


class Softener:
    """Words → the words of the corpus nearest to them in the word vectors as they were before training."""

    def __init__(self, model: StaticModel) -> None:
        self.model = model
        self._known: dict[str, tuple[tuple[str, float], ...]] = {}

    def near(self, words: Sequence[str]) -> dict[str, float]:
        """Return term → weight, below 1, for the neighbours of the words that are not among them."""
        own, weights = dict.fromkeys(words), dict[str, float]()
        for word in own:
            for neighbour, cosine in self.neighbours(word):
                if neighbour not in own:
                    weights[neighbour] = max(weights.get(neighbour, 0.0), STRENGTH * cosine**2)
        return weights

    def neighbours(self, word: str) -> tuple[tuple[str, float], ...]:
        """The nearest corpus words of a word with their cosines, best first; () where it has no vector."""
        found = self._known.get(word)
        if found is None:
            found = self._find(word)
            if len(self._known) < _CACHED:
                self._known[word] = found
        return found

    def _find(self, word: str) -> tuple[tuple[str, float], ...]:
        row = self.model.vocabulary.shared_row(word)
        if row is None or not len(self._terms):
            return ()
        cosines = self._vectors @ self._shared[row]
        nearest = best_first(cosines, NEIGHBOURS + 1)
        pairs = ((self._terms[place], float(cosines[place])) for place in nearest)
        return tuple((term, cosine) for term, cosine in pairs if term != word and cosine > MIN_COSINE)[
            :NEIGHBOURS
        ]

    @cached_property
    def _shared(self) -> Floats:
        return unit(self.model.vectors[len(self.model.vocabulary.own) :])

    @cached_property
    def _places(self) -> np.ndarray:
        return np.flatnonzero(self.model.vocabulary.own_shared >= 0)

    @cached_property
    def _terms(self) -> list[str]:
        return [self.model.vocabulary.own[place] for place in self._places]

    @cached_property
    def _vectors(self) -> Floats:
        vectors: Floats = self._shared[self.model.vocabulary.own_shared[self._places]]
        return vectors


def best_first(scores: Floats, k: int) -> np.ndarray:
    """Return the places of the k highest scores, best first, equal ones in their order.

    The same as a stable sort of all of them, at the price of sorting few.
    """
    if len(scores) > k:
        worth = np.flatnonzero(scores >= np.partition(scores, -k)[-k])
        return worth[np.argsort(-scores[worth], kind="stable")[:k]]
    return np.argsort(-scores, kind="stable")
