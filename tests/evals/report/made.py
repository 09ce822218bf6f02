"""Small made-up figures, plots and reports."""

from evals.origin import Origin
from evals.report.figure import Figure, Form, Meaning
from evals.report.plot import Dot, DotPlot, Histogram, Line, LinePlot, Mark
from evals.report.report import Report
from evals.report.section import Section, Table

ORIGIN = Origin("abc1234567", "2026-11-25T08:00:00+00:00", 2, 8.1, "3.11.7", "Linux x86_64", 0.4)
HOSTILE = '<script>alert("悪い題名")</script>&'


def figure(
    value: float = 0.9,
    *,
    name: str = "made.share",
    label: str = "測ったもの",
    target: float | None = None,
    lower: bool = False,
    interval: tuple[float, float] | None = (0.8, 0.95),
) -> Figure:
    return Figure(name, Meaning(label, Form.SHARE, lower, target), value, 40, interval)


def dots(label: str = "会えない") -> DotPlot:
    rows = (Dot(label, 0.875, 8, (0.529, 0.978)), Dot("訪問", 0.5, strong=True))
    return DotPlot("種類ごと", Form.SHARE, rows, target=0.75)


def lines() -> LinePlot:
    curves = (Line("誤答", ((0.2, 0.4), (0.6, 0.1))), Line("誤った断り", ((0.2, 0.0), (0.6, 0.25))))
    marks = (Mark("実際の動き", (0.5, 0.033), (0.009, 0.112)),)
    return LinePlot("二つの誤り", "境目", "割合", curves, marks, (0.5, "いまの境目 0.5"), 0.05)


def histogram() -> Histogram:
    return Histogram("散らばり", "ミリ秒", (0.0, 10.0, 20.0, 30.0), (4, 12, 1), ((12.5, "50 %：12.5"),))


def section(name: str = "made", **changes: object) -> Section:
    filled: dict[str, object] = {
        "figures": (figure(),),
        "plots": (dots(), lines(), histogram()),
        "tables": (Table("表", ("列",), (("0.123",),)),),
        "notes": ("書き添え",),
    }
    return Section(name, "見つける", "説明です。", "yorisoi eval --only made", **{**filled, **changes})  # type: ignore[arg-type]


def report(*sections: Section) -> Report:
    return Report(ORIGIN, sections or (section(),))
