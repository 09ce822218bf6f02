"""Public retrieval sets: ours and BM25 alone, from the same throw-away index."""

import time
from collections.abc import Mapping
from pathlib import Path

from evals.alone import by_bm25, opened
from evals.dataset import read_qrels, read_queries
from evals.report.figure import Figure, Form, Meaning
from evals.report.parts.speed import speed_figures
from evals.report.plot import Dot, DotPlot
from evals.report.product import Product
from evals.report.section import Section
from evals.retrieval import MEASURES, interval_all, rank_all, score_all

COMMAND = "yorisoi eval retrieval --dataset DIR --json"
_TARGETS = {("municipal-faq", "nDCG@10"): 0.62, ("municipal-faq", "R@10"): 0.74}
"""The dataset's folder and the measure → the target the project has set."""


def dataset_figures(
    dataset: str, means: Mapping[str, float], intervals: Mapping[str, object]
) -> list[Figure]:
    """Return the figures of a `score_all` and an `interval_all` of the same rankings."""
    return [
        Figure(
            f"datasets.{dataset}.{key}",
            Meaning(f"{dataset} {key}", Form.MEAN, target=_TARGETS.get((dataset, key))),
            means[key],
            _whole(intervals["judged_queries"]),
            _pair(intervals[f"{key}_95"]),
        )
        for key in MEASURES
    ]


def measure_datasets(product: Product) -> Section:
    """Return the section of public sets, one after the other; missing where none was given."""
    about = "公開されている検索の問題集で測ります。問題集は収録していません。"
    if not product.datasets:
        return Section(
            "datasets", "公開の問題集", about, "yorisoi eval --dataset DIR",
            missing="問題集のフォルダーが渡されていません。",
        )  # fmt: skip
    measured = [_measured(folder) for folder in product.datasets]
    return Section(
        "datasets",
        "公開の問題集",
        about,
        COMMAND,
        tuple(figure for figures, _ in measured for figure in figures),
        tuple(plot for _, plot in measured),
    )


def _measured(folder: Path) -> tuple[list[Figure], DotPlot]:
    began = time.perf_counter()
    with opened(folder) as index:
        build = time.perf_counter() - began
        queries = read_queries(folder)
        ours, milliseconds = rank_all(index.retriever, queries, index.names)
        bm25 = by_bm25(index, queries)
    judged = read_qrels(folder)
    figures = dataset_figures(folder.name, score_all(ours, judged), interval_all(ours, judged))
    plain = dataset_figures(folder.name, score_all(bm25, judged), interval_all(bm25, judged))
    times = speed_figures(f"{folder.name}", f"{folder.name} 一問の時間", milliseconds, None)
    built = Meaning(f"{folder.name} 索引を作る時間（秒）", Form.COUNT, lower_is_better=True)
    rows = [
        Dot(f"{label} {key}", figure.value, figure.n, figure.interval, strong=label == "本アプリ")
        for pair in zip(figures, plain, strict=True)
        for label, figure, key in zip(("本アプリ", "BM25だけ"), pair, (_key(pair[0]),) * 2, strict=True)
    ]
    build_figure = Figure(f"datasets.{folder.name}.build", built, round(build, 1), len(index.names))
    plot = DotPlot(f"{folder.name}：本アプリと、語の一致（BM25）だけの場合", Form.MEAN, tuple(rows))
    return [*figures, *times, build_figure], plot


def _key(figure: Figure) -> str:
    return figure.name.rpartition(".")[2]


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"judged_queries = {value!r}")
    return value


def _pair(value: object) -> tuple[float, float]:
    if not isinstance(value, list):
        raise TypeError(f"interval = {value!r}")
    return (float(value[0]), float(value[1]))
