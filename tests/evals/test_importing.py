import pytest

from evals.importing import measure_layouts
from evals.layouts.layout import LAYOUTS, Layout, circled

# The others are measured by `python -m evals.importing`; these four differ the most.
DIFFERENT = ("two-columns", "paren-tables", "dotted-chapters", "weak-restart")
CHOSEN = [layout for layout in LAYOUTS if layout.name in DIFFERENT]


@pytest.mark.parametrize("layout", CHOSEN, ids=lambda layout: layout.name)
def test_a_made_up_handbook_is_read_as_it_was_printed(layout: Layout) -> None:
    (row,) = measure_layouts([layout])
    assert row["F1"] >= 0.95
    assert row["entry_pages"] == 1.0
    assert row["printed_pages"] == 1.0
    assert row["coverage"] == 1.0
    assert row["sentence_pages"] >= 0.99
    assert row["match_precision"] >= 0.95


def test_numbers_stand_in_their_circles() -> None:
    assert [circled(number) for number in (1, 20, 21, 35, 36, 50)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿"]
