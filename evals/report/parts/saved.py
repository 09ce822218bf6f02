"""Slow benchmarks that were run before: shown with their own date, or said to be missing."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.origin import git
from evals.report.figure import Form
from evals.report.plot import Dot, DotPlot, Line, LinePlot
from evals.report.product import Product
from evals.report.section import Section, Table

_GROWTH = {
    "passages": "引用単位", "build_seconds": "作る時間（秒）", "disk_mb": "ディスク（MB）",
    "build_memory_mb": "作るときの記憶（MB）", "memory_mb": "使うときの記憶（MB）",
}  # fmt: skip
_PEERS = ("nDCG@10", "R@5", "R@10", "RR@10", "build_seconds", "memory_mb")


def measure_growth(product: Product) -> Section:
    """Return the section of growth, from what `evals.bench growth` has kept."""
    blank = Section(
        "growth",
        "大きくなったとき",
        "資料が増えたとき、時間・ディスク・記憶がどう増えるかです。文は公開の問題集から混ぜ合わせたものです。",
        "python -m evals.bench growth --dataset DIR",
    )
    path, kept = newest(product.results, "growth-*.json")
    if path is None:
        return _missing(blank, kept["reason"])
    rows = sorted(kept["rows"], key=lambda row: float(row["passages"]))
    return _filled(blank, kept, _growth_plots(rows), (_growth_table(rows),))


def measure_peers(product: Product) -> Section:
    """Return the section of other retrievers on the same data, from what `evals.bench peers` has kept."""
    blank = Section(
        "peers",
        "ほかの方法と並べて",
        "同じ問題集・同じ機械で、広く使われている検索の部品と並べます。",
        "python -m evals.bench peers --dataset DIR",
    )
    path, kept = newest(product.results, "peers-*.json")
    if path is None:
        return _missing(blank, kept["reason"])
    dataset = path.stem.removeprefix("peers-")
    rows = [row for row in kept["rows"] if "nDCG@10" in row]
    plots = tuple(_peers_plot(dataset, rows, key) for key in ("nDCG@10", "R@10"))
    return _filled(blank, kept, plots, (_peers_table(kept["rows"]),))


def newest(folder: Path, pattern: str) -> tuple[Path | None, dict[str, Any]]:
    """Return the newest kept result and what it holds, its origin always with `made`.

    Where there is none with a date, the path is None and `reason` says why. A result without a date of its
    own has that of the commit it came with.
    """
    kept: list[tuple[str, Path, dict[str, Any]]] = []
    for path in sorted(folder.glob(pattern)):
        record = json.loads(path.read_text(encoding="utf-8"))
        named = record if isinstance(record, dict) else {"rows": record}
        origin = dict(
            named.get("origin") or {"made": git(folder, "log", "-1", "--format=%cI", "--", path.name)}
        )
        if origin.get("made"):
            kept.append((str(origin["made"]), path, {**named, "origin": origin}))
    if not kept:
        return None, {"reason": "日付の分かる記録がありません。"}
    _, path, record = max(kept, key=lambda each: each[:2])
    return path, record


def _missing(section: Section, reason: str) -> Section:
    return Section(section.name, section.title, section.about, section.command, missing=reason)


def _filled(
    section: Section, kept: Mapping[str, Any], plots: tuple[Any, ...], tables: tuple[Table, ...]
) -> Section:
    notes = (str(kept["conditions"]),) if kept.get("conditions") else ()
    return Section(
        section.name, section.title, section.about, section.command,
        plots=plots, tables=tables, notes=notes, origin=kept["origin"],
    )  # fmt: skip


def _growth_plots(rows: Sequence[Mapping[str, Any]]) -> tuple[LinePlot, ...]:
    def line(label: str, values: Sequence[float]) -> Line:
        return Line(label, tuple((float(row["passages"]), y) for row, y in zip(rows, values, strict=True)))

    times = LinePlot(
        "一問にかかる時間（目盛りは10倍ごと）", "引用単位の数", "ミリ秒",
        (
            line("真ん中の問い", [row["query_ms"]["p50"] for row in rows]),
            line("95 % がこれ以内", [row["query_ms"]["p95"] for row in rows]),
        ),
        form=Form.MILLISECONDS, logarithmic=True,
    )  # fmt: skip
    costs = LinePlot(
        "索引を作る時間とディスク（目盛りは10倍ごと）", "引用単位の数", "秒・MB",
        (
            line("作る時間（秒）", [row["build_seconds"] for row in rows]),
            line("ディスク（MB）", [row["disk_mb"] for row in rows]),
        ),
        form=Form.COUNT, logarithmic=True,
    )  # fmt: skip
    return (times, costs)


def _growth_table(rows: Sequence[Mapping[str, Any]]) -> Table:
    columns = {key: label for key, label in _GROWTH.items() if key in rows[0]}
    cells = tuple((*(f"{row[key]:,}" for key in columns), *_query_cells(row)) for row in rows)
    return Table("大きさごと", (*columns.values(), "一問 50 %", "一問 95 %", "絞り込み 95 %"), cells)


def _query_cells(row: Mapping[str, Any]) -> tuple[str, str, str]:
    plain, filtered = row["query_ms"], row.get("filtered_query_ms", {})
    return (f"{plain['p50']:g}", f"{plain['p95']:g}", f"{filtered['p95']:g}" if filtered else "—")


def _peers_plot(dataset: str, rows: Sequence[Mapping[str, Any]], key: str) -> DotPlot:
    ordered = sorted(rows, key=lambda row: -float(row[key]))
    return DotPlot(f"{dataset} {key}", Form.MEAN, tuple(_peer_dot(row, key) for row in ordered))


def _peer_dot(row: Mapping[str, Any], key: str) -> Dot:
    interval = row.get(f"{key}_95")
    return Dot(
        _name(row), float(row[key]), int(row.get("judged_queries", 0)),
        (float(interval[0]), float(interval[1])) if interval else None, strong=row["name"] == "yorisoi",
    )  # fmt: skip


def _peers_table(rows: Sequence[Mapping[str, Any]]) -> Table:
    head = ("方法", *_PEERS[:4], "作る 秒", "記憶 MB", "一問 50 %", "一問 95 %")
    return Table("すべての測定（時間はミリ秒）", head, tuple(_peer_cells(row) for row in rows))


def _peer_cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    times = row.get("query_ms", {})
    cells = [str(row.get(key, "—")) for key in _PEERS]
    return (_name(row), *cells, *(str(times.get(key, "—")) for key in ("p50", "p95")))


def _name(row: Mapping[str, Any]) -> str:
    return "本アプリ（yorisoi）" if row["name"] == "yorisoi" else str(row["name"])
