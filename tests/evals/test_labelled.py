"""The labelled sets of safety."""

import pytest

from evals.labelled import read_labelled

SIZES = {"urgency": (200, 80), "scope": (160, 60), "values": (80, 30), "traps": (30, 10)}


@pytest.mark.parametrize(("name", "sizes"), SIZES.items())
def test_sets_are_as_large_as_promised_and_hold_hard_negatives(name: str, sizes: tuple[int, int]) -> None:
    items = read_labelled(name)
    assert len(items) >= sizes[0]
    assert sum(not item.labels for item in items) >= sizes[1]


@pytest.mark.parametrize("name", SIZES)
def test_no_text_stands_in_both_splits(name: str) -> None:
    dev, test = ({item.text for item in read_labelled(name, split=split)} for split in ("dev", "test"))
    assert not dev & test
    assert dev
    assert test


@pytest.mark.parametrize("name", SIZES)
def test_ids_are_distinct(name: str) -> None:
    items = read_labelled(name)
    assert len({item.item_id for item in items}) == len(items)
