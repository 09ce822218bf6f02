"""Shares and their intervals, against numbers worked by hand."""

import pytest

from evals.share import Share


def test_interval_of_eight_of_ten() -> None:
    # Wilson: centre (0.8 + 1.9207/10) / 1.38415 = 0.7167; half = 0.2266 (worked by hand).
    low, high = Share(8, 10).interval
    assert (low, high) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_interval_of_all_of_many_does_not_reach_below_certainty_of_few() -> None:
    assert Share(100, 100).interval[0] == pytest.approx(0.9630, abs=1e-4)
    assert Share(100, 100).interval[1] == 1.0


def test_nothing_counted_is_told_as_nothing_known() -> None:
    assert (Share(0, 0).value, Share(0, 0).interval) == (0.0, (0.0, 1.0))


def test_share_of_outcomes() -> None:
    assert Share.of([True, False, True, True]).as_json() == {
        "value": 0.75,
        "n": 4,
        "interval": [0.3006, 0.9544],
    }
