"""Plots as pictures: values with intervals by row, lines over one x, and the spread of values."""

from evals.report.figure import Form, interval_shown, shown
from evals.report.plot import Dot, DotPlot, Histogram, LinePlot, Plot
from evals.report.scale import Scale, linear, powers
from evals.report.svg import Drawing

WIDTH = 836.0
_LABELS, _NUMBERS, _ROW = 256.0, 236.0, 25.0
"""Space for the words left of the rows and the numbers right of them, and the height of a row."""
_HEIGHT = 320.0
_FRAME = (70.0, 30.0, 24.0, 52.0)
"""Space left of, above, right of and below the field of a line plot or histogram."""


def draw(plot: Plot) -> str:
    """Return a plot as an SVG element."""
    if isinstance(plot, DotPlot):
        return _dots(plot)
    return _lines(plot) if isinstance(plot, LinePlot) else _histogram(plot)


def told(dot: Dot, form: Form) -> str:
    """Return a row's number as it is written beside it: value, interval and n."""
    interval = f"（{interval_shown(dot.interval, form)}）" if dot.interval else ""
    return f"{shown(dot.value, form)}{interval}" + (f" n={dot.n}" if dot.n else "")


def _dots(plot: DotPlot) -> str:
    foot = 14 + _ROW * len(plot.dots)
    drawing = Drawing(WIDTH, foot + 30, plot.title)
    scale = Scale(0.0, plot.most, _LABELS, WIDTH - _NUMBERS)
    for tick in scale.ticks():
        drawing.line((scale.at(tick), 8), (scale.at(tick), foot), "grid")
        drawing.text((scale.at(tick), foot + 18), _tick(tick, plot.form), "tick", "middle")
    if plot.target is not None:
        drawing.line((scale.at(plot.target), 8), (scale.at(plot.target), foot), "target")
    for row, dot in enumerate(plot.dots):
        _dot_row(drawing, plot, dot, scale, 14 + _ROW * (row + 0.5))
    return drawing.markup()


def _dot_row(drawing: Drawing, plot: DotPlot, dot: Dot, scale: Scale, y: float) -> None:
    kind = " strong" if dot.strong else ""
    drawing.text((_LABELS - 14, y + 4.5), dot.label, f"label{kind}", "end")
    if dot.interval:
        low, high = (scale.at(edge) for edge in dot.interval)
        drawing.line((low, y), (high, y), f"whisker{kind}")
    drawing.dot((scale.at(dot.value), y), f"dot{kind}", f"{dot.label} {told(dot, plot.form)}")
    drawing.text((WIDTH - _NUMBERS + 14, y + 4.5), told(dot, plot.form), f"number{kind}")


def _lines(plot: LinePlot) -> str:
    drawing = Drawing(WIDTH, _HEIGHT, plot.title)
    x, y = _scales(plot)
    _axes(drawing, plot, x, y)
    for place, line in enumerate(plot.lines):
        drawing.path([(x.at(across), y.at(up)) for across, up in line.points], f"line series-{place}")
        for across, up in line.points:
            label = f"{line.label} {_tick(across, Form.COUNT)}：{shown(up, plot.form)}"
            drawing.dot((x.at(across), y.at(up)), f"dot series-{place}", label, radius=3)
        drawing.text((x.start + 12 + 270 * place, 18), f"● {line.label}", f"key series-{place}")
    for place, mark in enumerate(plot.marks):
        low, high = (y.at(edge) for edge in mark.interval)
        drawing.line((x.at(mark.at[0]), low), (x.at(mark.at[0]), high), f"whisker series-{place}")
        words = f"{mark.label}：{shown(mark.at[1], plot.form)}"
        drawing.dot((x.at(mark.at[0]), y.at(mark.at[1])), f"mark series-{place}", words, radius=6)
    return drawing.markup()


def _scales(plot: LinePlot) -> tuple[Scale, Scale]:
    left, top, right, bottom = _FRAME
    across = [point[0] for line in plot.lines for point in line.points]
    up = [point[1] for line in plot.lines for point in line.points]
    up += [edge for mark in plot.marks for edge in mark.interval]
    make = powers if plot.logarithmic else linear
    return make(across, left, WIDTH - right), make(up, _HEIGHT - bottom, top)


def _axes(drawing: Drawing, plot: LinePlot, x: Scale, y: Scale) -> None:
    for tick in y.ticks():
        drawing.line((x.start, y.at(tick)), (x.end, y.at(tick)), "grid")
        drawing.text((x.start - 8, y.at(tick) + 4), _tick(tick, plot.form), "tick", "end")
    for tick in x.ticks():
        drawing.line((x.at(tick), y.start), (x.at(tick), y.start + 4), "axis")
        drawing.text((x.at(tick), y.start + 19), _tick(tick, Form.COUNT), "tick", "middle")
    drawing.line((x.start, y.start), (x.end, y.start), "axis")
    drawing.text((x.end, y.start + 40), plot.x_label, "tick", "end")
    drawing.text((x.start - 60, 18), plot.y_label, "tick")
    if plot.target is not None:
        drawing.line((x.start, y.at(plot.target)), (x.end, y.at(plot.target)), "target")
    if plot.upright is not None:
        place, words = plot.upright
        drawing.line((x.at(place), y.start), (x.at(place), y.end), "upright")
        drawing.text((x.at(place) + 8, y.end + 14), words, "tick")


def _histogram(plot: Histogram) -> str:
    left, top, right, bottom = _FRAME
    drawing = Drawing(WIDTH, _HEIGHT, plot.title)
    x = Scale(plot.edges[0], plot.edges[-1], left, WIDTH - right)
    y = linear(plot.counts, _HEIGHT - bottom, top + 26)
    frame = LinePlot(plot.title, plot.x_label, "件", (), form=Form.COUNT)
    _axes(drawing, frame, x, y)
    for count, low, high in zip(plot.counts, plot.edges, plot.edges[1:], strict=False):
        corner, size = (x.at(low), y.at(count)), (x.at(high) - x.at(low) - 1, y.start - y.at(count))
        drawing.rectangle(corner, size, "bar", f"{low:g}–{high:g}：{count}件")
    for row, (value, words) in enumerate(plot.marks):
        drawing.line((x.at(value), y.start), (x.at(value), top + 18 * row), "upright")
        drawing.text((x.at(value) + 6, top + 10 + 18 * row), words, "number")
    return drawing.markup()


def _tick(value: float, form: Form) -> str:
    if form is Form.SHARE:
        return f"{100 * value:g} %"
    return f"{value:,.0f}" if value >= 1000 else f"{value:g}"
