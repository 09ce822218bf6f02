"""Measures of a ranking against graded judgements; all in [0, 1], higher is better."""

from collections.abc import Mapping, Sequence
from math import log2

Grades = Mapping[str, int]
"""Entry id → grade; 0 (or absent) is not relevant."""


def ndcg(ranking: Sequence[str], grades: Grades, k: int) -> float:
    """Return the discounted gain of the first k of a ranking, over that of the best ranking there can be.

    The gain is the grade itself; 0 where nothing is relevant.

    Source: Järvelin and Kekäläinen 2002; linear gain as in trec_eval's ndcg_cut.
    """
    gained = _discounted([grades.get(name, 0) for name in ranking[:k]])
    best = _discounted(sorted(grades.values(), reverse=True)[:k])
    return gained / best if best > 0 else 0.0


def recall(ranking: Sequence[str], grades: Grades, k: int) -> float:
    """Return the share of the relevant that stand among the first k; 0 where nothing is relevant."""
    relevant = {name for name, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:k])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], grades: Grades, k: int) -> float:
    """Return 1 / rank of the first relevant among the first k, or 0.

    Source: Kantor and Voorhees 2000.
    """
    ranks = (rank for rank, name in enumerate(ranking[:k], 1) if grades.get(name, 0) > 0)
    return next((1 / rank for rank in ranks), 0.0)


def precision(ranking: Sequence[str], grades: Grades, k: int) -> float:
    """Return the share of the first k places that hold something relevant."""
    return sum(grades.get(name, 0) > 0 for name in ranking[:k]) / k


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains))
