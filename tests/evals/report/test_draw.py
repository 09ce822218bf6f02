"""Pictures: well formed, and every number in them is the figure's own."""

from xml.etree.ElementTree import Element, fromstring

from evals.report.draw import WIDTH, draw, told
from evals.report.figure import Form, shown
from evals.report.plot import Dot, DotPlot, Plot
from tests.evals.report.made import HOSTILE, dots, histogram, lines

NS = "{http://www.w3.org/2000/svg}"


def drawn(plot: Plot) -> Element:
    return fromstring(draw(plot))  # noqa: S314 - our own drawing


def words(picture: Element) -> list[str]:
    return [element.text or "" for element in picture.iter(f"{NS}text")]


def tips(picture: Element, kind: str) -> list[str]:
    return [element.findtext(f"{NS}title") or "" for element in picture.iter(f"{NS}{kind}")]


def test_each_row_says_its_value_interval_and_n() -> None:
    plot = dots()
    picture = drawn(plot)
    assert [told(dot, plot.form) for dot in plot.dots] == ["87.5 %（52.9–97.8 %） n=8", "50.0 %"]
    for dot in plot.dots:
        assert dot.label in words(picture)
        assert told(dot, plot.form) in words(picture)


def test_a_dot_stands_at_its_value_and_its_whisker_spans_the_interval() -> None:
    picture = drawn(DotPlot("一つ", Form.SHARE, (Dot("行", 0.5, 4, (0.25, 1.0)),)))
    marks = {e.text: float(e.attrib["x"]) for e in picture.iter(f"{NS}text") if e.attrib["class"] == "tick"}
    (dot,) = picture.iter(f"{NS}circle")
    (whisker,) = [e for e in picture.iter(f"{NS}line") if e.attrib["class"] == "whisker"]
    assert abs(float(dot.attrib["cx"]) - (marks["0 %"] + marks["100 %"]) / 2) < 0.2
    assert abs(float(whisker.attrib["x2"]) - marks["100 %"]) < 0.2


def test_every_point_of_a_line_tells_its_number() -> None:
    plot = lines()
    told_there = tips(drawn(plot), "circle")
    for line in plot.lines:
        for _, value in line.points:
            assert any(line.label in tip and shown(value, plot.form) in tip for tip in told_there)
    assert "実際の動き：3.3 %" in told_there
    assert "いまの境目 0.5" in words(drawn(plot))


def test_the_target_of_both_errors_is_drawn_across() -> None:
    (target,) = [e for e in drawn(lines()).iter(f"{NS}line") if e.attrib["class"] == "target"]
    assert target.attrib["y1"] == target.attrib["y2"]


def test_bars_are_as_high_as_their_counts() -> None:
    plot = histogram()
    bars = list(drawn(plot).iter(f"{NS}rect"))
    heights = [float(bar.attrib["height"]) for bar in bars]
    assert tips(drawn(plot), "rect") == ["0–10：4件", "10–20：12件", "20–30：1件"]
    assert abs(heights[1] / heights[0] - 3) < 0.01
    assert "50 %：12.5" in words(drawn(plot))


def test_hostile_words_stay_words() -> None:
    picture = drawn(dots(HOSTILE))
    assert HOSTILE in words(picture)
    assert not list(picture.iter(f"{NS}script"))


def test_nothing_stands_outside_the_paper() -> None:
    for plot in (dots(), lines(), histogram()):
        picture = drawn(plot)
        _, _, width, height = (float(edge) for edge in picture.attrib["viewBox"].split())
        assert width == WIDTH
        for element in picture.iter(f"{NS}text"):
            assert 0 <= float(element.attrib["x"]) <= width
            assert 0 <= float(element.attrib["y"]) <= height
