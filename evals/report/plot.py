"""What a plot shows, as plain values; drawing is done elsewhere."""

from dataclasses import dataclass

from evals.intervals import Interval
from evals.report.figure import Form

Point = tuple[float, float]
"""x, y."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A labelled value with its n (0 where unknown) and interval; `strong` sets it off from the others."""

    label: str
    value: float
    n: int = 0
    interval: Interval | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class DotPlot:
    """A value a row, each with its interval, on one scale from 0 to `most`."""

    title: str
    form: Form
    dots: tuple[Dot, ...]
    most: float = 1.0
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Points joined in order."""

    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One point set off from the lines; the interval is that of y."""

    label: str
    at: Point
    interval: Interval


@dataclass(frozen=True, slots=True)
class LinePlot:
    """Lines over one x. `upright` is an x to mark, with its words; `target` is a y to mark.

    On a logarithmic plot both scales are, and every number must be above 0.
    """

    title: str
    x_label: str
    y_label: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    upright: tuple[float, str] | None = None
    target: float | None = None
    form: Form = Form.SHARE
    logarithmic: bool = False


@dataclass(frozen=True, slots=True)
class Histogram:
    """How values spread, counted in bins; `marks` are values to mark, with their words."""

    title: str
    x_label: str
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    marks: tuple[tuple[float, str], ...] = ()


Plot = DotPlot | LinePlot | Histogram
