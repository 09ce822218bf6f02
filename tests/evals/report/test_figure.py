"""Figures: written so that a reader can trust them, and held against their target with their interval."""

import pytest

from evals.report.figure import Form, Meaning, Standing, interval_shown, of_mean, of_share, shown
from evals.share import Share
from tests.evals.report.made import figure


@pytest.mark.parametrize(
    ("value", "interval", "lower", "standing"),
    [
        (0.9, (0.85, 0.95), False, Standing.REACHED),
        (0.9, (0.7, 0.95), False, Standing.UNSURE),
        (0.79, (0.7, 0.85), False, Standing.MISSED),
        (0.7, (0.6, 0.75), True, Standing.REACHED),
        (0.79, (0.7, 0.85), True, Standing.UNSURE),
        (0.81, (0.7, 0.85), True, Standing.MISSED),
    ],
)
def test_a_target_is_reached_only_by_the_whole_interval(
    value: float, interval: tuple[float, float], lower: bool, standing: Standing
) -> None:
    assert figure(value, interval=interval, lower=lower, target=0.8).standing is standing


def test_all_of_them_is_reached_when_none_fails() -> None:
    assert figure(1.0, interval=(0.97, 1.0), target=1.0).standing is Standing.REACHED
    assert figure(0.99, interval=(0.95, 1.0), target=1.0).standing is Standing.MISSED


def test_without_a_target_there_is_no_standing() -> None:
    assert figure().standing is None


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (0.9731, Form.SHARE, "97.3 %"),
        (0.6544, Form.MEAN, "0.654"),
        (1981, Form.COUNT, "1,981"),
        (0.25, Form.COUNT, "0.25"),
        (17.46, Form.MILLISECONDS, "17.5 ミリ秒"),
    ],
)
def test_numbers_are_written_with_their_unit(value: float, form: Form, words: str) -> None:
    assert shown(value, form) == words


def test_an_interval_names_its_unit_once() -> None:
    assert interval_shown((0.862, 0.995), Form.SHARE) == "86.2–99.5 %"
    assert interval_shown((0.6, 0.7), Form.MEAN) == "0.600–0.700"
    assert interval_shown(None, Form.SHARE) == "—"


def test_shares_and_means_of_the_evaluations_become_figures() -> None:
    share = Share(9, 10)
    made = of_share("a", Meaning("あ"), share.as_json())
    assert (made.value, made.n) == (0.9, 10)
    assert made.interval == pytest.approx(share.interval, abs=1e-4)
    mean = of_mean("b", Meaning("い", Form.MEAN), {"n": 3, "R@5": 0.5, "R@5_95": [0.4, 0.6]}, "R@5")
    assert (mean.value, mean.n, mean.interval) == (0.5, 3, (0.4, 0.6))
