"""Intervals, against numbers worked by hand."""

import pytest

from evals.intervals import mean_interval, rate_interval, rounded


def test_rate_interval_agrees_with_the_formula_worked_by_hand() -> None:
    # 8 of 10: centre (0.8 + 3.8415/20) / 1.38415 = 0.7167, half width 0.2266.
    low, high = rate_interval(8, 10)
    assert low == pytest.approx(0.4902, abs=1e-4)
    assert high == pytest.approx(0.9433, abs=1e-4)


def test_rate_interval_has_a_width_where_nothing_went_wrong() -> None:
    low, high = rate_interval(0, 12)
    assert low == 0.0
    assert high == pytest.approx(0.2425, abs=1e-4)
    assert rate_interval(0, 0) == (0.0, 1.0)


def test_mean_interval_is_the_same_for_the_same_seed_and_holds_the_mean() -> None:
    values = [0.0, 1.0] * 50
    low, high = mean_interval(values)
    assert mean_interval(values) == (low, high)
    assert low < 0.5 < high
    # The spread of a mean of 100 coin tosses is 0.05, so that the interval is about 0.5 ± 0.098.
    assert high - low == pytest.approx(0.196, abs=0.03)


def test_mean_interval_of_equal_values_has_no_width() -> None:
    assert mean_interval([0.25] * 4) == (0.25, 0.25)
    assert mean_interval([]) == (0.0, 0.0)


def test_rounded_ends_have_four_places() -> None:
    assert rounded((0.123456, 0.98765)) == [0.1235, 0.9877]
