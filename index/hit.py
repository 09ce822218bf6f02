"""Hits: what the retriever returns, best first."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.passage import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query.

    `score` is in [0, 1], higher is better, and comparable across queries. `rank` starts at 1.
    `signals` holds what the score was made of: `dense` and `lexical` (standard deviations above the
    corpus mean for this query), `cosine` (in [-1, 1]), `coverage` (share of the query's idf in the entry).
    """

    passage: Passage
    score: float
    rank: int
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class EntryHit:
    """An entry found for a query, with the passages of it that fit best, best first.

    `score` is in [0, 1], higher is better, and comparable across queries. `rank` starts at 1.
    """

    entry_id: str
    score: float
    rank: int
    hits: tuple[Hit, ...]
