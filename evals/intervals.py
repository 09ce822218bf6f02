"""How sure a figure is: 95 % intervals for means and for rates."""

from collections.abc import Sequence
from math import sqrt

import numpy as np

Interval = tuple[float, float]
"""The lower and the upper end."""

_Z = 1.959964
"""The standard normal quantile at 97.5 %."""


def mean_interval(values: Sequence[float], *, resamples: int = 2000, seed: int = 0) -> Interval:
    """Return the 95 % percentile bootstrap interval of the mean; the same for the same seed.

    Of nothing it is (0, 0).

    Source: Efron and Tibshirani 1993, chapter 13.
    """
    if not values:
        return (0.0, 0.0)
    held = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(seed).integers(0, len(held), size=(resamples, len(held)))
    low, high = np.percentile(held[drawn].mean(axis=1), [2.5, 97.5])
    return (float(low), float(high))


def percentile_interval(
    values: Sequence[float], percent: int, *, resamples: int = 1000, seed: int = 0
) -> Interval:
    """Return the 95 % percentile bootstrap interval of a percentile; the same for the same seed.

    Of nothing it is (0, 0).

    Source: Efron and Tibshirani 1993, chapter 13.
    """
    if not values:
        return (0.0, 0.0)
    held = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(seed).integers(0, len(held), size=(resamples, len(held)))
    low, high = np.percentile(np.percentile(held[drawn], percent, axis=1), [2.5, 97.5])
    return (float(low), float(high))


def rate_interval(count: int, total: int) -> Interval:
    """Return the 95 % Wilson interval of count / total; unlike the bootstrap's it has a width at 0 and 1.

    Of nothing it is (0, 1).

    Source: Wilson 1927, JASA 22 (158).
    """
    if not total:
        return (0.0, 1.0)
    rate, spread = count / total, _Z * _Z / total
    middle = (rate + spread / 2) / (1 + spread)
    half = _Z * sqrt(rate * (1 - rate) / total + spread / (4 * total)) / (1 + spread)
    return (max(0.0, middle - half), min(1.0, middle + half))


def rounded(interval: Interval) -> list[float]:
    """Return the ends rounded to four places, as a report writes them."""
    return [round(interval[0], 4), round(interval[1], 4)]
