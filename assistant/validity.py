"""Which entries may be cited today: a local one is no longer said after its last day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from corpus.edition import Edition
from corpus.entry import Entry, Kind
from index.hit import EntryHit, Hit
from index.only import Only
from index.retrieve import PassageRetriever

MISSED = 0.7
"""An expired entry would have been the answer where the best valid one has less than this share of its score."""


def is_expired(entry: Entry, today: date) -> bool:
    """Whether the entry is local and its last day (`expires`, ISO, "" for none) is before `today`."""
    expires = str(entry.attributes.get("expires") or "")
    return entry.kind is Kind.LOCAL and bool(expires) and expires < today.isoformat()


@dataclass(frozen=True, slots=True)
class Ranking:
    """Valid entries for a query, best first, and the score of the best expired one (0 if there is none)."""

    entries: tuple[EntryHit, ...]
    expired_score: float = 0.0

    @property
    def misses_the_answer(self) -> bool:
        """Whether what would have answered has expired."""
        best = self.entries[0].score if self.entries else 0.0
        return best < MISSED * self.expired_score


class Valid:
    """A retriever that leaves out what has expired on the day `today` tells. Threads may share it."""

    def __init__(self, edition: Edition, retriever: PassageRetriever, today: Callable[[], date]) -> None:
        self._edition = edition
        self._retriever = retriever
        self._today = today

    def rank_entries(self, query: str, k: int) -> Ranking:
        """Return the k best valid entries for a query.

        Raises:
            IndexUnavailableError: the store does not answer.
        """
        found = self._retriever.rank_entries(query, k)
        expired = [hit.score for hit in found if not self._holds(hit.entry_id)]
        if not expired:
            return Ranking(tuple(found))
        # Asked again among the valid ones alone: a long expired list may have taken every place.
        return Ranking(
            tuple(self._retriever.rank_entries(query, k, Only(entry_ids=self._ids()))), max(expired)
        )

    def retrieve(self, query: str, k: int) -> list[Hit]:
        """Return the k best passages of valid entries for a query, best first.

        Raises:
            IndexUnavailableError: the store does not answer.
        """
        found = self._retriever.retrieve(query, k)
        if all(self._holds(hit.passage.entry_id) for hit in found):
            return found
        return self._retriever.retrieve(query, k, Only(entry_ids=self._ids()))

    def _holds(self, entry_id: str) -> bool:
        return not is_expired(self._edition.by_id[entry_id], self._today())

    def _ids(self) -> list[str]:
        return [entry_id for entry_id in self._edition.by_id if self._holds(entry_id)]
