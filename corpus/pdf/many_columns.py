"""Tables of three and more columns without rules, whose wrapped rows are parted by wider space."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from corpus.pdf.aligned import levels_of
from corpus.pdf.line import Line, rows, split_at

MIN_COLUMNS, MIN_ROWS = 3, 3
"""So many lines must have so many parts that begin at the same places."""

_SAME = 1.5
_GAP = 1.2
"""The space between two rows is so many times that between two lines of a cell."""

Row = list[list[Line]]
"""The cells of a row that hold something, each as its lines."""


def find_rows(parts: Sequence[Line]) -> list[Sequence[Line] | list[Row]]:
    """Return a region's segments in order: running text as they are, and the rows of each table in it."""
    pieces = list(parts)
    for edge in _edges(levels_of(parts), MIN_ROWS - 1):
        pieces = [piece for part in pieces for piece in split_at(part, edge)]
    levels = levels_of(pieces)
    edges = _edges(levels, MIN_ROWS)
    if len(edges) < MIN_COLUMNS:
        return [parts]
    found: list[Sequence[Line] | list[Row]] = []
    for fits, run in groupby(levels, lambda level: _fits(level, edges)):
        held = list(run)
        table = _rows(held, edges) if fits else None
        found.append(table or [part for level in held for part in level])
    return found if any(_is_table(one) for one in found) else [parts]


def _is_table(found: Sequence[Line] | list[Row]) -> bool:
    return bool(found) and isinstance(found[0], list)


def _edges(levels: Sequence[Sequence[Line]], least: int) -> list[float]:
    """Where the parts of at least so many lines of several parts begin."""
    starts = Counter(round(part.x0) for level in levels if len(level) >= MIN_COLUMNS for part in level)
    return sorted(float(place) for place, count in starts.items() if count >= least)


def _fits(level: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether every part begins at an edge and ends before the next one."""
    bounds = [*edges, float("inf")]
    columns = [_column(part, edges) for part in level]
    return all(
        column >= 0 and abs(part.x0 - edges[column]) <= _SAME and part.x1 < bounds[column + 1]
        for part, column in zip(level, columns, strict=True)
    )


def _column(part: Line, edges: Sequence[float]) -> int:
    return bisect_right(edges, part.x0 + _SAME) - 1


def _rows(levels: Sequence[Sequence[Line]], edges: Sequence[float]) -> list[Row] | None:
    """The rows where wider spaces part them and each has several columns; None where they do not."""
    steps = [after[0].base - before[0].base for before, after in zip(levels, levels[1:], strict=False)]
    if sum(len(level) >= MIN_COLUMNS for level in levels) < MIN_ROWS or max(steps) < _GAP * min(steps):
        return None
    groups: list[list[Line]] = [list(levels[0])]
    for step, level in zip(steps, levels[1:], strict=True):
        if step >= _GAP * min(steps):
            groups.append([])
        groups[-1] += level
    found = [_cells(group, edges) for group in groups]
    return found if all(len(row) >= MIN_COLUMNS - 1 for row in found) else None


def _cells(group: Sequence[Line], edges: Sequence[float]) -> Row:
    right = max(part.x1 for part in group)
    bounds = [*edges, max(right, edges[-1])]
    columns = [[part for part in group if _column(part, edges) == place] for place in range(len(edges))]
    return [rows(column, edges[place], bounds[place + 1]) for place, column in enumerate(columns) if column]
