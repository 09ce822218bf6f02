"""Declining: wrong answers and wrong refusals side by side, at each threshold and as it is decided."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from evals.abstention import abstention
from evals.question_set import read_questions
from evals.report.figure import Figure, Form, Meaning
from evals.report.labels import label_of
from evals.report.parts.retrieval import searched
from evals.report.plot import Dot, DotPlot, Line, LinePlot, Mark
from evals.report.product import Product
from evals.report.section import Section, Table

LIMIT = 0.05
"""Both errors are to stay at or below this share."""

MEANINGS = {
    "wrong_answers": Meaning("資料にないのに答えた（誤答）", lower_is_better=True, target=LIMIT),
    "wrong_refusals": Meaning("資料にあるのに断った（誤った断り）", lower_is_better=True, target=LIMIT),
}


def abstention_figures(report: Mapping[str, Any], prefix: str = "abstention") -> list[Figure]:
    """Return both errors of the decision, words and findings together, of an `abstention` report."""
    return [_figure(f"{prefix}.{key}", key, report["as_the_assistant_decides"][key]) for key in MEANINGS]


def measure_abstention(product: Product) -> Section:
    """Return the section of declining, over the test questions."""
    questions = read_questions(split="test")
    report: Mapping[str, Any] = abstention(questions, searched(product.retriever, questions))
    figures = abstention_figures(report)
    return Section(
        "abstention",
        "答えないと決める",
        "資料にない問いには答えず、資料にある問いは断らない。二つの誤りは片方を減らすと片方が増えるので、"
        "必ず並べて示します。",
        "python -m evals.corpus_retrieval --split test --json",
        tuple(figures),
        (_trade_off(report, figures), _by_group(report)),
        (_curve(report),),
        notes=(
            "線は「確からしさ」だけで決めた場合です。大きな点は、範囲外の言葉も合わせて決める実際の動きです。",
        ),
    )


def _figure(name: str, key: str, row: Mapping[str, Any]) -> Figure:
    low, high = row["rate_95"]
    return Figure(name, MEANINGS[key], float(row["rate"]), int(row["n"]), (float(low), float(high)))


def _trade_off(report: Mapping[str, Any], figures: list[Figure]) -> LinePlot:
    curve, threshold = report["curve"], float(report["threshold"])
    lines = tuple(
        Line(MEANINGS[key].label, tuple((row["threshold"], row[key]) for row in curve)) for key in MEANINGS
    )
    marks = tuple(
        Mark(f"実際の動き {figure.meaning.label}", (threshold, figure.value), figure.interval or (0.0, 1.0))
        for figure in figures
    )
    return LinePlot(
        "どこで断るかと、二つの誤り", "断る境目（確からしさ）", "誤りの割合", lines, marks,
        upright=(threshold, f"いまの境目 {threshold:g}"), target=LIMIT,
    )  # fmt: skip


def _by_group(report: Mapping[str, Any]) -> DotPlot:
    """Both errors by group: the distance of unanswerable questions, the type of refused ones that has any."""
    decided = report["as_the_assistant_decides"]
    answers, refusals = decided["wrong_answers"]["by_group"], decided["wrong_refusals"]["by_group"]
    rows = [(f"誤答：{label_of(label)}", "wrong_answers", row) for label, row in answers.items()]
    rows += [
        (f"誤った断り：{label_of(label)}", "wrong_refusals", row)
        for label, row in refusals.items()
        if row["rate"]
    ]
    found = [(label, _figure(label, key, row)) for label, key, row in rows]
    return DotPlot(
        "誤りのあった種類（誤った断りは、一つもない種類を省いています）",
        Form.SHARE,
        tuple(Dot(label, figure.value, figure.n, figure.interval) for label, figure in found),
        most=max(0.1, ceil(10 * max(high for _, figure in found for high in figure.interval or ())) / 10),
        target=LIMIT,
    )


def _curve(report: Mapping[str, Any]) -> Table:
    rows = tuple(
        (
            f"{row['threshold']:.2f}",
            f"{100 * row['wrong_answers']:.1f} %",
            f"{100 * row['wrong_refusals']:.1f} %",
        )
        for row in report["curve"]
    )
    return Table(
        "境目ごとの二つの誤り（確からしさだけで決めた場合）",
        ("境目", "誤答", "誤った断り"),
        rows,
        folded=True,
    )
