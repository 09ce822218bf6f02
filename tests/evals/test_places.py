"""How naming the local desk that fits is measured."""

import re
from pathlib import Path

import pytest

from corpus.entry import Kind
from evals.places import FOLDER, SPLITS, Situation, figures, name_of, read_situations, town


def test_shares_are_those_worked_by_hand() -> None:
    wanted = Situation("a", "dev", "", frozenset({"窓口", "家族会"}))
    other = Situation("b", "dev", "", frozenset({"居場所"}))
    none = Situation("c", "dev", "", frozenset())
    told = figures(
        [(wanted, frozenset({"窓口", "水道課"})), (other, frozenset()), (none, frozenset({"窓口"}))]
    )
    assert told["found"]["value"] == 0.5
    assert told["fitting"]["value"] == pytest.approx(1 / 3, abs=1e-4)
    assert (told["unasked"]["value"], told["unasked"]["n"]) == (1.0, 1)


def test_every_desk_that_is_wanted_is_in_the_list_and_some_situations_want_none(tmp_path: Path) -> None:
    desks = {name_of(entry) for entry in town(tmp_path).entries if entry.kind is Kind.LOCAL}
    assert len(desks) == 10
    for split in SPLITS:
        held = read_situations(split)
        assert len(held) == 20
        assert sum(not situation.desks for situation in held) == 5
        assert all(situation.desks <= desks for situation in held)
    assert len({situation.text for situation in read_situations("")}) == 40


def test_no_number_of_the_list_can_be_a_real_one() -> None:
    numbers = re.findall(r"[0-9]+-[0-9]+-[0-9]+", (FOLDER / "desks.csv").read_text(encoding="utf-8"))
    assert len(numbers) == 10
    assert all(number.startswith("000-000-") for number in numbers)
