"""Reading order: which parts of a page stand side by side as columns, which as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from corpus.pdf.line import Line, split_gap

MIN_ROWS = 3
"""Columns have at least this many lines on either side."""

_MIN_CHARACTERS = 9
"""A column of shorter lines is a table's, and is read across."""


_HANGING = tuple("、。，．」』）)】〕")


@dataclass(frozen=True, slots=True)
class Region:
    """Segments that are read one after another, within the edges of their column."""

    parts: tuple[Line, ...]
    left: float
    right: float


def reading_order(parts: Sequence[Line]) -> list[Region]:
    """Return the regions of a page in reading order; each holds segments of one column."""
    if not parts:
        return []
    ordered = sorted(parts, key=lambda part: (part.base, part.x0))
    found = _columns(ordered) if _side_by_side(ordered) else None
    if not found:
        long = [part for part in ordered if part.characters >= _MIN_CHARACTERS] or ordered
        return [Region(tuple(ordered), min(p.x0 for p in ordered), max(map(_measure, long)))]
    above, left, right, below = found
    return [*reading_order(above), *reading_order(left), *reading_order(right), *reading_order(below)]


def _measure(part: Line) -> float:
    """Where a segment ends; a closing mark may hang beyond the measure of the column."""
    return part.x1 - part.size if part.text.endswith(_HANGING) else part.x1


def _side_by_side(parts: Sequence[Line]) -> bool:
    """Whether some long segments stand beside others: without them there are no columns."""
    long = [part for part in parts if part.characters >= _MIN_CHARACTERS]
    beside = 0
    for number, part in enumerate(long):
        for other in long[number + 1 :]:
            if other.base - part.base > part.size:
                break
            if other.x0 > part.x1 + part.size or part.x0 > other.x1 + part.size:
                beside += 1
    return beside >= MIN_ROWS - 1


Cut = tuple[list[Line], list[Line], list[Line], list[Line]]


def _columns(parts: list[Line]) -> Cut | None:
    """The tallest band with a gutter: what is above it, its left, its right, what is below."""
    best: tuple[int, Cut] | None = None
    for place in _gutters(parts):
        pieces = [piece for part in parts for piece in split_gap(part, place)]
        start = 0
        while start < len(pieces):
            stop = start
            while stop < len(pieces) and not _crosses(pieces[stop], place):
                stop += 1
            band = pieces[start:stop]
            left = [part for part in band if part.x0 < place]
            right = [part for part in band if part.x0 >= place]
            if _are_columns(left, right) and (best is None or len(band) > best[0]):
                best = len(band), (pieces[:start], left, right, pieces[stop:])
            start = stop + 1
    return best[1] if best else None


def _gutters(parts: Sequence[Line]) -> list[float]:
    """Places between a segment and its neighbour to the right, most frequent first, at most eight."""
    votes: dict[int, int] = {}
    for part in parts:
        beside = [o.x0 for o in parts if abs(o.base - part.base) <= part.size and o.x0 > part.x1]
        if beside:
            place = round((part.x1 + min(beside)) / 2 / 4)
            votes[place] = votes.get(place, 0) + 1
    best = sorted(votes, key=lambda place: (-votes[place], place))[:8]
    return [4.0 * place for place in best]


def _crosses(part: Line, place: float) -> bool:
    return part.x0 < place < _measure(part)


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    if len(left) < MIN_ROWS or len(right) < MIN_ROWS:
        return False
    overlap = min(left[-1].bottom, right[-1].bottom) - max(left[0].top, right[0].top)
    shorter = min(left[-1].bottom - left[0].top, right[-1].bottom - right[0].top)
    return overlap >= 0.4 * shorter and _reads_down(left) and _reads_down(right)


def _reads_down(side: Sequence[Line]) -> bool:
    """Whether most lines of a side are long and many run to its edge, as running text does."""
    long = [part for part in side if part.characters >= _MIN_CHARACTERS] or side
    right = max(map(_measure, long))
    full = sum(part.x1 >= right - 2.5 * part.size for part in side)
    return median(part.characters for part in side) >= _MIN_CHARACTERS and full >= 0.3 * len(side)
