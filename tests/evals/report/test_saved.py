"""Kept results: shown with their date, and not at all without one."""

import json
from pathlib import Path

from assistant.assistant import Assistant
from evals.report.parts.saved import measure_growth, measure_peers, newest
from evals.report.plot import DotPlot, LinePlot
from evals.report.product import Product

ORIGIN = {"made": "2026-11-25T08:00:00+00:00", "commit": "abc", "cores": 2}
GROWN = [
    {
        "passages": size, "build_seconds": size / 100, "disk_mb": size / 50, "build_memory_mb": 900, "memory_mb": 400,
        "query_ms": {"p50": size / 1000, "p95": size / 500}, "filtered_query_ms": {"p50": 1.0, "p95": 2.5},
    }
    for size in (10_000, 1_000)
]  # fmt: skip
PEERS = [
    {"name": "yorisoi", "nDCG@10": 0.62, "nDCG@10_95": [0.57, 0.67], "R@10": 0.75, "judged_queries": 256},
    {"name": "bm25", "nDCG@10": 0.5, "R@10": 0.6, "query_ms": {"p50": 0.1, "p95": 0.2}},
    {"name": "absent", "not_measured": "no module"},
]


def kept(folder: Path, name: str, record: object) -> None:
    (folder / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")


def product(assistant: Assistant, folder: Path) -> Product:
    return Product(assistant, folder, results=folder)


def test_growth_is_drawn_by_size_with_its_own_origin(assistant: Assistant, tmp_path: Path) -> None:
    kept(tmp_path, "growth-faq", {"origin": ORIGIN, "rows": GROWN})
    section = measure_growth(product(assistant, tmp_path))
    times, _ = section.plots
    assert isinstance(times, LinePlot)
    assert times.logarithmic
    assert [line.points for line in times.lines] == [
        ((1_000.0, 1.0), (10_000.0, 10.0)),
        ((1_000.0, 2.0), (10_000.0, 20.0)),
    ]
    assert section.origin == ORIGIN
    assert section.tables[0].rows[0] == ("1,000", "10.0", "20.0", "900", "400", "1", "2", "2.5")


def test_peers_stand_best_first_with_ours_set_off(assistant: Assistant, tmp_path: Path) -> None:
    kept(tmp_path, "peers-faq", {"origin": ORIGIN, "rows": PEERS})
    section = measure_peers(product(assistant, tmp_path))
    quality = section.plots[0]
    assert isinstance(quality, DotPlot)
    assert [(dot.label, dot.value, dot.n, dot.interval, dot.strong) for dot in quality.dots] == [
        ("本アプリ（yorisoi）", 0.62, 256, (0.57, 0.67), True),
        ("bm25", 0.5, 0, None, False),
    ]
    assert section.tables[0].rows[2][0] == "absent"
    assert set(section.tables[0].rows[2][1:]) == {"—"}


def test_a_result_without_any_date_is_not_shown(assistant: Assistant, tmp_path: Path) -> None:
    kept(tmp_path, "growth-faq", GROWN)
    section = measure_growth(product(assistant, tmp_path))
    assert section.missing
    assert not section.plots
    assert not section.tables


def test_nothing_kept_is_missing(assistant: Assistant, tmp_path: Path) -> None:
    assert measure_peers(product(assistant, tmp_path)).missing


def test_the_newest_of_several_is_shown(tmp_path: Path) -> None:
    for name, day in (("growth-a", 3), ("growth-b", 1)):
        kept(tmp_path, name, {"origin": {"made": f"2026-11-0{day}T00:00:00+00:00"}, "rows": []})
    path, _ = newest(tmp_path, "growth-*.json")
    assert path is not None
    assert path.stem == "growth-a"
