"""The measures, against numbers worked by hand."""

import pytest

from evals.measures import ndcg, precision, recall, reciprocal_rank

GRADES = {"a": 2, "b": 1, "c": 0}


def test_ndcg_of_a_swapped_pair_is_the_hand_worked_ratio() -> None:
    # gained: 1 / log2(2) + 2 / log2(3) = 1 + 1.26186 = 2.26186; best: 2 + 1 / log2(3) = 2.63093
    assert ndcg(["b", "a", "x"], GRADES, 10) == pytest.approx(2.26186 / 2.63093, abs=1e-5)


def test_ndcg_counts_only_the_first_k() -> None:
    # k = 1: gained 1, best 2
    assert ndcg(["b", "a"], GRADES, 1) == pytest.approx(0.5)


def test_recall_is_the_share_of_the_relevant_found() -> None:
    assert recall(["x", "a", "c"], GRADES, 10) == pytest.approx(0.5)
    assert recall(["x", "a"], GRADES, 1) == 0.0


def test_reciprocal_rank_is_of_the_first_relevant() -> None:
    assert reciprocal_rank(["c", "x", "b", "a"], GRADES, 10) == pytest.approx(1 / 3)
    assert reciprocal_rank(["c", "x", "b", "a"], GRADES, 2) == 0.0


def test_precision_divides_by_k_even_where_fewer_were_found() -> None:
    assert precision(["a", "b"], GRADES, 10) == pytest.approx(0.2)


@pytest.mark.parametrize("measure", [ndcg, recall, reciprocal_rank, precision])
def test_every_measure_is_zero_where_nothing_is_relevant(measure) -> None:  # type: ignore[no-untyped-def]
    assert measure(["a"], {}, 10) == 0.0
    assert measure([], GRADES, 10) == 0.0
