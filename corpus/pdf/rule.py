"""Ruled lines: the horizontal and vertical strokes of a page, for finding tables."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MAX_STROKES = 20_000
"""Path segments looked at on one page; drawings beyond that are pictures, not tables."""

_THIN = 2.5
_SHORT = 6.0
_OFF = 5.0
"""A stroke that reaches further beyond the page is clipped there: a background, not a rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A stroke along one axis: at `place`, from `start` to `end`, in points from the top left."""

    place: float
    start: float
    end: float

    def covers(self, point: float) -> bool:
        """Whether a point of the other axis lies beside the stroke."""
        return self.start - _THIN <= point <= self.end + _THIN


def read_rules(page: pypdfium2.PdfPage) -> tuple[list[Rule], list[Rule]]:
    """Return the horizontal and the vertical rules of a page; none where the page is turned."""
    if page.get_rotation():
        return [], []
    left, bottom, right, top = page.get_bbox()
    across: list[Rule] = []
    down: list[Rule] = []
    width = right - left
    for x0, y0, x1, y1 in _strokes(page):
        if min(x0, x1) < left - _OFF or max(x0, x1) > right + _OFF:
            continue
        if min(y0, y1) < bottom - _OFF or max(y0, y1) > top + _OFF:
            continue
        x0, x1 = sorted((x0 - left, x1 - left))
        y0, y1 = sorted((top - y0, top - y1))
        if y1 - y0 <= _THIN and _SHORT <= x1 - x0 <= 0.98 * width:
            across.append(Rule((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN and y1 - y0 >= _SHORT:
            down.append(Rule((x0 + x1) / 2, y0, y1))
    return merge(across), merge(down)


def merge(rules: list[Rule]) -> list[Rule]:
    """Return the rules with those on one line that touch or overlap made into one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.place / _THIN), rule.start)):
        last = merged[-1] if merged else None
        if last and abs(last.place - rule.place) <= _THIN and rule.start <= last.end + _THIN:
            merged[-1] = Rule(last.place, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _strokes(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Straight pieces of the drawn paths, as end points in PDF coordinates."""
    budget = MAX_STROKES
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        count = pdfium.FPDFPath_CountSegments(item.raw)
        budget -= count
        if budget < 0:
            return
        if _drawn(item):
            box = item.get_bounds()
            if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
                yield box
            else:
                yield from _edges(item, count)


def _drawn(item: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
    return bool(fill.value or stroke.value)


def _edges(item: pypdfium2.PdfObject, count: int) -> Iterator[tuple[float, float, float, float]]:
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(count):
        piece = pdfium.FPDFPath_GetPathSegment(item.raw, index)
        pdfium.FPDFPathSegment_GetPoint(piece, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*last, *point)
        if pdfium.FPDFPathSegment_GetClose(piece):
            yield (*point, *start)
        last = point
