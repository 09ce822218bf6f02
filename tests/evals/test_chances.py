"""Learning how likely entries are to be of use, on judged entries made by hand."""

from assistant.chance import chance_of
from evals.chances import Judged, area, by_band, fit, left_out


def made() -> list[Judged]:
    """Forty questions of a near useful entry and three far others."""
    rows = []
    for number in range(40):
        shift = (number % 5) / 10
        rows.append(Judged(f"q{number}", (1.0 - shift, 0.0, 0.5), number % 8 != 0))
        rows += [
            Judged(f"q{number}", (-1.0 - shift, -2.0, 0.1 * far), far == 2 == number % 9) for far in range(3)
        ]
    return rows


def test_near_entries_are_learned_to_be_likely_and_far_ones_not() -> None:
    weights = fit(made())
    assert weights.score > 0
    assert chance_of((1.0, 0.0, 0.5), weights) > 0.6
    assert chance_of((-1.0, -2.0, 0.1), weights) < 0.2


def test_each_entry_is_judged_by_weights_that_have_not_seen_its_question() -> None:
    found = left_out(made())
    assert len(found) == len(made())
    assert area(found) > 0.85


def test_the_area_counts_pairs_in_the_right_order() -> None:
    assert area([(0.9, True), (0.4, True), (0.5, False), (0.1, False)]) == 0.75
    assert area([(0.5, True), (0.5, False)]) == 0.5


def test_bands_tell_the_share_of_useful_entries() -> None:
    bands = by_band([(0.1, False), (0.15, True), (0.9, True)])
    assert bands[0] == {"from": 0.0, "n": 2, "useful": 0.5}
    assert bands[-1] == {"from": 0.8, "n": 1, "useful": 1.0}
