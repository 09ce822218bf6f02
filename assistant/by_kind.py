"""The entries ranked for one question, by kind, with how likely each is to be of use."""

from collections.abc import Collection, Sequence

from assistant.chance import chances
from corpus.edition import Edition
from corpus.entry import Entry, Kind
from index.hit import EntryHit

FACTUAL_KINDS = frozenset({Kind.OUTLINE, Kind.POLICY, Kind.TERM, Kind.HELPLINE, Kind.SECTION, Kind.LOCAL})
"""Kinds that state how things are, rather than how to act."""

GUIDING_KINDS = frozenset({Kind.POINT, Kind.VALUE, Kind.STANCE, Kind.CAUTION})
"""Kinds that say what to do: any of them can lead, and its steps are told."""

BESIDE, NEXT = 0.35, 0.15
"""How likely to be of use an entry must be to be told beside what leads, and to be told next to an unsure lead."""

SURE, ALONE = 0.6, 0.8
"""From the first on, a second fact and where to turn are told; from the second on, a lead is told alone.

What is learned on the dev questions is too sure of others: there 0.83 of the leads are good, elsewhere 0.67.
"""


class ByKind:
    """Ranked entries by kind, best first, with how likely each is to be of use."""

    def __init__(self, ranked: Sequence[EntryHit], edition: Edition) -> None:
        self._ranked = [(edition.by_id[hit.entry_id], hit.score) for hit in ranked]
        self.chances = chances(ranked, edition)
        self.best_guide = self.best(GUIDING_KINDS)

    def of(self, kinds: Collection[Kind]) -> list[tuple[Entry, float]]:
        """The entries of these kinds with their scores, best first."""
        return [(entry, score) for entry, score in self._ranked if entry.kind in kinds]

    def score_of(self, entries: Collection[Entry]) -> float:
        """The score of the nearest of these entries; 0 where there is none."""
        return max((score for entry, score in self._ranked if entry in entries), default=0.0)

    def best(self, kinds: Collection[Kind]) -> float:
        """The score of the nearest entry of these kinds; 0 where there is none."""
        return next((score for _, score in self.of(kinds)), 0.0)

    def chance(self, entry: Entry) -> float:
        """How likely a ranked entry is to be of use, in [0, 1]."""
        return self.chances[entry.entry_id]

    def applies(self, entry: Entry, least: float = BESIDE) -> bool:
        """Whether the entry is likely enough to be of use to be told beside what leads."""
        return self.chance(entry) >= least
