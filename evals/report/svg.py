"""Drawing in SVG: a few shapes, each styled by the page through its class, all texts escaped."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from evals.report.plot import Point


class Drawing:
    """A picture of a fixed size that scales with the page; a screen reader is told its title."""

    def __init__(self, width: float, height: float, title: str) -> None:
        box = f"0 0 {_number(width)} {_number(height)}"
        self._root = Element(
            "svg",
            {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "role": "img", "aria-label": title},
        )
        self._root.set("style", f"max-width:{_number(width)}px")

    def line(self, start: Point, end: Point, kind: str) -> None:
        """Draw a straight line."""
        ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
        self._add("line", kind, **ends)

    def path(self, points: Iterable[Point], kind: str) -> None:
        """Join points in order."""
        joined = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        SubElement(self._root, "polyline", {"points": joined, "class": kind})

    def rectangle(self, corner: Point, size: Point, kind: str, told: str = "") -> None:
        """Draw a rectangle from its upper left corner; `told` is shown under the mouse."""
        drawn = self._add("rect", kind, x=corner[0], y=corner[1], width=size[0], height=size[1])
        _tell(drawn, told)

    def dot(self, at: Point, kind: str, told: str, radius: float = 4.5) -> None:
        """Draw a dot; `told` is shown under the mouse."""
        _tell(self._add("circle", kind, cx=at[0], cy=at[1], r=radius), told)

    def text(self, at: Point, words: str, kind: str, anchor: str = "start") -> None:
        """Write words on a line; `anchor` is start, middle or end."""
        written = self._add("text", kind, x=at[0], y=at[1])
        written.set("text-anchor", anchor)
        written.text = words

    def markup(self) -> str:
        """The picture as one element."""
        return tostring(self._root, encoding="unicode")

    def _add(self, name: str, kind: str, **numbers: float) -> Element:
        attributes = {key: _number(value) for key, value in numbers.items()}
        return SubElement(self._root, name, {**attributes, "class": kind})


def _tell(element: Element, told: str) -> None:
    if told:
        SubElement(element, "title").text = told


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
