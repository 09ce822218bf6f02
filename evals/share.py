"""Shares with their uncertainty."""

from collections.abc import Iterable
from dataclasses import dataclass

from evals.intervals import Interval, rate_interval


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `n`, with a 95 % interval."""

    hits: int
    n: int

    @classmethod
    def of(cls, outcomes: Iterable[bool]) -> "Share":
        """The share of outcomes that are true."""
        held = list(outcomes)
        return cls(sum(held), len(held))

    @property
    def value(self) -> float:
        """The share itself, in [0, 1]; 0 where n is 0."""
        return self.hits / self.n if self.n else 0.0

    @property
    def interval(self) -> Interval:
        """The 95 % interval of the share; (0, 1) where n is 0."""
        return rate_interval(self.hits, self.n)

    def as_json(self) -> dict[str, float | int | list[float]]:
        """The share, n and the interval, rounded to four digits."""
        return {
            "value": round(self.value, 4),
            "n": self.n,
            "interval": [round(edge, 4) for edge in self.interval],
        }
