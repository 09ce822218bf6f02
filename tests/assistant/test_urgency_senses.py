"""Senses of words, alone and together."""

from assistant.urgency_reading import fold
from assistant.urgency_senses import EDGE, NEAR, sense_groups


def test_ways_of_writing_a_thing_are_one_sense() -> None:
    for text in ("包丁で", "ほうちょうで", "ホウチョウで", "ナイフで"):
        assert "weapon" in sense_groups(fold(text)), text


def test_senses_that_meet_are_told_with_their_order() -> None:
    groups = sense_groups(fold("弟が父に殴られた"))
    assert {"sibling", "parent", "hit", "hit&parent", "sibling>parent", "parent>hit"} <= groups
    assert "hit>parent" not in groups


def test_senses_far_apart_are_together_but_do_not_follow() -> None:
    groups = sense_groups(fold("弟が" + "あ" * NEAR + "殴られた"))
    assert "hit&sibling" in groups
    assert "sibling>hit" not in groups


def test_a_sense_at_an_edge_of_the_text_is_told_so() -> None:
    first, last = EDGE
    assert {"^weapon", "weapon$"} <= sense_groups(fold("包丁"))
    inside = sense_groups(fold("あ" * (first + 1) + "包丁" + "あ" * (last + 1)))
    assert "weapon" in inside
    assert not {"^weapon", "weapon$"} & inside


def test_text_without_a_known_sense_has_none() -> None:
    assert sense_groups("") == set()
