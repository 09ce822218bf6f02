"""Scales: a value → its place on the paper, and round numbers to write along it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps `low`…`high` to `start`…`end` (in units of the paper); values beyond stay at the ends."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """The place of a value."""
        share = (self._place(value) - self._place(self.low)) / (
            self._place(self.high) - self._place(self.low)
        )
        return self.start + (self.end - self.start) * min(1.0, max(0.0, share))

    def ticks(self) -> list[float]:
        """Round numbers from low to high, five or so; the powers of ten on a logarithmic scale."""
        if self.logarithmic:
            powers = range(ceil(log10(self.low) - 1e-9), floor(log10(self.high) + 1e-9) + 1)
            return [10.0**power for power in powers]
        step = round_step((self.high - self.low) / 5)
        count = floor((self.high - self.low) / step + 1e-9)
        return [round(self.low + step * place, 10) for place in range(count + 1)]

    def _place(self, value: float) -> float:
        return log10(max(value, self.low)) if self.logarithmic else value


def round_step(least: float) -> float:
    """Return the smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`."""
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= least * (1 - 1e-9))


def linear(values: Sequence[float], start: float, end: float) -> Scale:
    """Return a scale from 0 to a round number above all values."""
    most = max([*values, 1e-9])
    step = round_step(most / 5)
    return Scale(0.0, step * ceil(most / step - 1e-9), start, end)


def powers(values: Sequence[float], start: float, end: float) -> Scale:
    """Return a logarithmic scale between the powers of ten around the values, which are above 0."""
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return Scale(10.0**low, 10.0 ** max(high, low + 1), start, end, logarithmic=True)
