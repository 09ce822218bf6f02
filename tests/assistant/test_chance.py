"""How likely an entry is to be of use."""

import pytest

from assistant.chance import Weights, chance_of, chances, signals_of
from corpus.edition import Edition
from index.hit import EntryHit
from tests.corpus.making import edition, entry

HELD = edition(
    entry(links=("stance-3",)), entry("stance-3", title="一歩ずつ"), entry("point-9", title="言葉")
)


def ranked(*pairs: tuple[str, float]) -> list[EntryHit]:
    return [EntryHit(name, score, rank, ()) for rank, (name, score) in enumerate(pairs, 1)]


def test_signals_are_the_log_odds_the_distance_and_the_linked_share() -> None:
    found = signals_of(ranked(("point-8", 0.5), ("stance-3", 0.25), ("point-9", 0.25)), HELD)
    assert found[0] == pytest.approx((0.0, 0.0, 0.5))
    assert found[1] == pytest.approx((-1.0986, -1.0986, 0.5 / 0.75), abs=1e-3)
    assert found[2] == pytest.approx((-1.0986, -1.0986, 0.0), abs=1e-3)


def test_a_chance_is_the_logistic_curve_of_the_weighted_signals() -> None:
    assert chance_of((1.0, -2.0, 0.5), Weights(0.0, 1.0, 1.0, 2.0)) == pytest.approx(0.5)
    assert chance_of((1.0, 0.0, 0.0), Weights(0.0, 2.0, 0.0, 0.0)) == pytest.approx(0.8808, abs=1e-4)


def test_of_two_equally_near_entries_the_linked_one_is_likelier() -> None:
    found = chances(ranked(("point-8", 0.5), ("stance-3", 0.25), ("point-9", 0.25)), HELD)
    assert found["stance-3"] > found["point-9"]


def test_nothing_found_has_no_chances() -> None:
    assert chances([], Edition.of("none", [])) == {}
