"""How the matching of official entries and notes is measured."""

import pytest

from corpus.edition import Edition
from corpus.entry import Kind
from evals.matching import figures, read_points


def test_precision_and_recall_are_those_worked_by_hand() -> None:
    wanted = {"official/point-1": "point-8", "official/point-2": "point-3", "official/point-3": ""}
    found = {"official/point-1": ("point-8", "point-7"), "official/point-3": ("point-9",)}
    result = figures(found, wanted)
    assert result["precision"]["value"] == pytest.approx(1 / 3, abs=1e-4)
    assert (result["precision"]["n"], result["recall"]["n"]) == (3, 2)
    assert result["recall"]["value"] == 0.5


def test_the_set_names_real_notes_each_once_and_has_points_without_one(shipped: Edition) -> None:
    notes = [note for _, note in read_points()]
    named = [note for note in notes if note]
    assert len(set(named)) == len(named) >= 30
    assert len(notes) - len(named) >= 5
    assert {shipped.by_id[note].kind for note in named} == {Kind.POINT}


def test_no_point_repeats_the_title_or_a_sentence_of_its_note(shipped: Edition) -> None:
    for entry, note in read_points():
        if note:
            assert entry.title != shipped.by_id[note].title
            assert entry.body.split("\n")[1] not in shipped.by_id[note].body
