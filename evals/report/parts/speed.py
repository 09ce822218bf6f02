"""Speed: how long answers take on this machine, now."""

import os
import time
from collections.abc import Callable, Sequence

import numpy as np

from evals.intervals import percentile_interval
from evals.question_set import read_questions
from evals.report.figure import Figure, Form, Meaning
from evals.report.plot import Histogram
from evals.report.product import Product
from evals.report.section import Section
from evals.retrieval import percentile

_BINS = 40
_UNCOUNTED = 20
_COVERED = 99
"""The histogram ends at this percentile; what is beyond is counted in the last bin."""


def _meaning(what: str, percent: int, target: float | None = None) -> Meaning:
    return Meaning(
        f"{what}（{percent} % がこれ以内）", Form.MILLISECONDS, lower_is_better=True, target=target
    )


def speed_figures(name: str, what: str, milliseconds: Sequence[float], target: float | None) -> list[Figure]:
    """Return the median and the 95th percentile of times with their intervals; the target is the latter's."""
    return [
        Figure(
            f"speed.{name}.p{percent}",
            _meaning(what, percent, wanted),
            percentile(milliseconds, percent),
            len(milliseconds),
            percentile_interval(milliseconds, percent),
        )
        for percent, wanted in ((50, None), (95, target))
    ]


def spread(title: str, milliseconds: Sequence[float]) -> Histogram:
    """Return how times spread, with their median and 95th percentile marked."""
    end = max(float(np.percentile(milliseconds, _COVERED)), 1e-3)
    counts, edges = np.histogram(np.minimum(milliseconds, end), bins=_BINS, range=(0.0, end))
    marks = tuple(
        (percentile(milliseconds, p), f"{p} %：{percentile(milliseconds, p):.1f}") for p in (50, 95)
    )
    return Histogram(
        title,
        "ミリ秒（右端には、それより長いものも含みます）",
        tuple(edges.tolist()),
        tuple(counts.tolist()),
        marks,
    )


def measure_speed(product: Product) -> Section:
    """Return the section of speed, over every labelled question."""
    questions = [question.text for question in read_questions()]
    found = _times(product.retriever.rank_entries, questions)
    answered = _times(product.assistant.answer, questions)
    load = (
        f"測り終えたときの負荷の平均は {os.getloadavg()[0]:.1f} でした。" if hasattr(os, "getloadavg") else ""
    )
    return Section(
        "speed",
        "速さ",
        "用意された問いの一つ一つに、探す・答えるまでにかかった時間です。",
        "yorisoi eval --only speed",
        (
            *speed_figures("search", "探す時間", found, 8.0),
            *speed_figures("answer", "答える時間", answered, None),
        ),
        (spread("答える時間の散らばり", answered),),
        notes=(f"ほかの仕事をしている機械では長くなります。{load}",),
    )


def _times(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Milliseconds for each question, after a few that are not counted."""
    for question in questions[:_UNCOUNTED]:
        ask(question)
    milliseconds = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        milliseconds.append(1000 * (time.perf_counter() - began))
    return milliseconds
