"""Scales: numbers stand where they should, between round ticks."""

import pytest

from evals.report.scale import Scale, linear, powers, round_step


def test_a_value_stands_in_proportion() -> None:
    scale = Scale(0.0, 2.0, 100.0, 300.0)
    assert [scale.at(value) for value in (0, 0.5, 2)] == [100, 150, 300]
    assert scale.at(9) == 300


def test_a_downward_scale_turns_round() -> None:
    assert Scale(0.0, 1.0, 300.0, 100.0).at(0.25) == 250


def test_ticks_are_round_and_end_at_the_ends() -> None:
    assert Scale(0.0, 1.0, 0, 1).ticks() == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert linear([0.43], 0, 1).ticks() == [0, 0.1, 0.2, 0.3, 0.4, 0.5]


def test_powers_of_ten_stand_evenly() -> None:
    scale = powers([1_000, 30_000], 0, 200)
    assert scale.ticks() == [1_000, 10_000, 100_000]
    assert scale.at(10_000) == pytest.approx(100)


def test_equal_values_still_have_a_scale() -> None:
    assert powers([10, 10], 0, 1).high > powers([10, 10], 0, 1).low
    assert linear([0, 0], 0, 1).at(0) == 0


@pytest.mark.parametrize(("least", "step"), [(0.2, 0.2), (0.21, 0.25), (3, 5), (6, 10), (1, 1)])
def test_steps_are_round(least: float, step: float) -> None:
    assert round_step(least) == pytest.approx(step)
