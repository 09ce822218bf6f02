"""The guard: a figure that got worse is told, one that moved within its error is not."""

import json
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from evals.quick import Held, as_json, quick_figures, read_baseline, regressions, tolerance, write_baseline
from evals.report.figure import Figure
from evals.report.product import Product
from tests.evals.report.made import figure

HIGHER, LOWER = Held(0.9, 40, 0.02, "higher"), Held(0.05, 40, 0.02, "lower")


@pytest.mark.parametrize(
    ("held", "value", "worse"),
    [
        (HIGHER, 0.9, False),
        (HIGHER, 0.88, False),
        (HIGHER, 0.8798, True),
        (HIGHER, 1.0, False),
        (LOWER, 0.07, False),
        (LOWER, 0.0702, True),
        (LOWER, 0.0, False),
    ],
)
def test_only_what_is_worse_than_allowed_is_told(held: Held, value: float, worse: bool) -> None:
    made = figure(value, name="m", lower=held.better == "lower")
    assert bool(regressions([made], {"m": held})) is worse


def test_a_line_names_both_values_what_is_allowed_and_a_changed_set() -> None:
    made = Figure("m", figure(label="見つかった").meaning, 0.5, 44, (0.4, 0.6))
    (line,) = regressions([made], {"m": HIGHER})
    for words in ("m（見つかった）", "90.0 % から 50.0 %", "2.0 ポイント", "nが 40 から 44"):
        assert words in line


def test_a_measure_that_is_gone_is_a_regression_and_a_new_one_is_not() -> None:
    assert "測られなくなりました" in regressions([], {"m": HIGHER})[0]
    assert regressions([figure(0.1, name="new")], {}) == []


def test_the_tolerance_is_one_standard_error_on_the_bad_side() -> None:
    assert tolerance(figure(0.9, interval=(0.802, 0.95))) == pytest.approx(0.05, abs=1e-4)
    assert tolerance(figure(0.1, interval=(0.05, 0.198), lower=True)) == pytest.approx(0.05, abs=1e-4)


def test_where_no_item_may_fail_nothing_is_allowed() -> None:
    assert tolerance(figure(1.0, interval=(0.97, 1.0), target=1.0)) == 0.0
    assert regressions([figure(0.9995, name="m")], {"m": Held(1.0, 2000, 0.0, "higher")})


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    made = [figure(0.91234, name="a"), figure(0.1, name="b", lower=True)]
    write_baseline(made, path)
    held = read_baseline(path)
    assert (held["a"].value, held["a"].n, held["a"].better) == (0.9123, 40, "higher")
    assert held["b"].better == "lower"
    assert regressions(made, held) == []
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["command"].startswith("yorisoi eval --quick")
    assert record["origin"]["made"]


def test_a_file_that_is_no_baseline_is_named(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"measures": {"m": {"value": 1}}}', encoding="utf-8")
    with pytest.raises(ValueError, match="baseline.json"):
        read_baseline(path)


def test_no_guarded_figure_is_worse_than_the_committed_baseline(
    assistant: Assistant, index_directory: Path
) -> None:
    figures = quick_figures(Product(assistant, index_directory), lambda _: None)
    worse = regressions(figures, read_baseline())
    assert len(as_json(figures, worse)["figures"]) >= 40
    assert worse == []
