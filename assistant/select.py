"""Choosing what to say from the units at hand: near the question, and no two saying the same."""

from collections.abc import Sequence

from assistant.citing import Unit
from index.retrieve import PassageRetriever

REPETITION = 0.82
"""Two units whose cosine is above this say the same."""


WORDS = 0.6
"""What holding every word of the question is worth, beside a cosine of 1."""


class Selector:
    """Chooses units for one question; remembers what it has chosen, so that nothing is said twice."""

    def __init__(self, query: str, retriever: PassageRetriever) -> None:
        self._query = query
        self._retriever = retriever
        self._chosen: list[Unit] = []

    def best(self, units: Sequence[Unit], count: int, worth: Sequence[float] = ()) -> list[Unit]:
        """Return up to `count` units near the question, in their own order, none like one chosen before.

        `worth` is added to the nearness of each unit.
        """
        scores = [
            near + more for near, more in zip(self.scores(units), worth or [0.0] * len(units), strict=True)
        ]
        order = sorted(range(len(units)), key=lambda place: -scores[place])
        taken: list[int] = []
        for place in order:
            if len(taken) == count:
                break
            if self._is_new(units[place]):
                taken.append(place)
                self._chosen.append(units[place])
        return [units[place] for place in sorted(taken)]

    def keep(self, units: Sequence[Unit]) -> list[Unit]:
        """Return those of the units that say something new, as they are."""
        kept = []
        for unit in units:
            if self._is_new(unit):
                self._chosen.append(unit)
                kept.append(unit)
        return kept

    def scores(self, units: Sequence[Unit]) -> list[float]:
        """How near each unit is to the question: its cosine, and the share of the question's words it holds."""
        texts = [unit.text for unit in units]
        near = self._retriever.similarities(self._query, texts)
        held = self._retriever.overlaps(self._query, texts)
        return [cosine + WORDS * overlap for cosine, overlap in zip(near, held, strict=True)]

    def _is_new(self, unit: Unit) -> bool:
        if any(held.text == unit.text for held in self._chosen):
            return False
        texts = [held.text for held in self._chosen]
        return all(near < REPETITION for near in self._retriever.similarities(unit.text, texts))
