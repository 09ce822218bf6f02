"""Tables without rules between their rows: cells told by where lines begin and where space is left."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from corpus.pdf.line import Line, rows, split_at

MIN_ROWS = 3
"""So many lines must begin at the same place in a second column."""

_NARROW = 10
"""A first column whose lines are mostly this short (in characters) holds dates or names."""

_GAP = 1.2


@dataclass(frozen=True, slots=True)
class Block:
    """Successive segments of a region; in a `table` they stand in two columns, parted at `edge`."""

    parts: tuple[Line, ...]
    edge: float | None = None


def find_blocks(parts: Sequence[Line]) -> list[Block]:
    """Return a region's segments as blocks: running text, and tables of two columns."""
    edge = _edge(parts)
    if edge is None:
        return [Block(tuple(parts))]
    levels = levels_of([piece for part in parts for piece in split_at(part, edge)])
    two = [n for n, level in enumerate(levels) if _is_row(level, edge)]
    stretches = _stretches(levels, two, edge)
    blocks: list[Block] = []
    done = 0
    for first, last in stretches:
        blocks += _block(levels[done:first], None)
        blocks += _block(levels[first : last + 1], edge)
        done = last + 1
    return [*blocks, *_block(levels[done:], None)]


def table_rows(block: Block) -> list[list[list[Line]]]:
    """Return the rows of a table block, each as its two cells, each cell as its lines."""
    assert block.edge is not None
    edge = block.edge
    left_edge, right_edge = min(p.x0 for p in block.parts), max(p.x1 for p in block.parts)
    found = []
    for group in _groups(levels_of(block.parts), edge):
        sides = ([p for p in group if p.x0 < edge - 1], [p for p in group if p.x0 >= edge - 1])
        bounds = ((left_edge, edge), (edge, right_edge))
        cells = (rows(side, *bound) for side, bound in zip(sides, bounds, strict=True))
        found.append([cell for cell in cells if cell])
    return found


def split_row(cells: Sequence[Sequence[Line]]) -> list[list[list[Line]]]:
    """Return a row of tall cells as the rows that spaces within it show, or as itself.

    Only where one of the cells holds short entries, as a column of marks or dates does.
    """
    printed = [cell for cell in cells if cell]
    if not any(median(line.characters for line in cell) <= _NARROW for cell in printed):
        return [list(map(list, cells))]
    lines = sorted((line for cell in printed for line in cell), key=lambda line: line.base)
    steps = [b.base - a.base for a, b in zip(lines, lines[1:], strict=False) if b.base - a.base > 1]
    if not steps or max(steps) < _GAP * median(steps):
        return [list(map(list, cells))]
    wide = _GAP * median(steps)
    cuts = [a.base + 1 for a, b in zip(lines, lines[1:], strict=False) if b.base - a.base >= wide]
    edges = [float("-inf"), *cuts, float("inf")]
    return [
        [[line for line in cell if low < line.base <= high] for cell in cells]
        for low, high in zip(edges, edges[1:], strict=False)
    ]


def levels_of(parts: Sequence[Line]) -> list[list[Line]]:
    """Return the segments that share a base line together, top to bottom."""
    levels: list[list[Line]] = []
    for part in sorted(parts, key=lambda part: (part.base, part.x0)):
        if levels and part.base - levels[-1][0].base <= 0.4 * part.size:
            levels[-1].append(part)
        else:
            levels.append([part])
    return levels


def _edge(parts: Sequence[Line]) -> float | None:
    """Where the second segments of many lines begin, if the first ones are short."""
    starts: Counter[int] = Counter()
    firsts: dict[int, list[int]] = {}
    for level in levels_of(parts):
        if len(level) == 2:
            place = round(level[1].x0)
            starts[place] += 1
            firsts.setdefault(place, []).append(level[0].characters)
    if not starts:
        return None
    place, count = max(starts.items(), key=lambda item: (item[1], -item[0]))
    if count < MIN_ROWS or median(firsts[place]) > _NARROW:
        return None
    return float(place)


def _is_row(level: Sequence[Line], edge: float) -> bool:
    return len(level) == 2 and abs(level[1].x0 - edge) <= 1.5 and level[0].x1 < edge


def _fits(level: Sequence[Line], edge: float) -> bool:
    return all(part.x1 < edge or part.x0 >= edge - 1.5 for part in level)


def _stretches(levels: Sequence[Sequence[Line]], two: Sequence[int], edge: float) -> list[tuple[int, int]]:
    """From the first to the last line of each table: no line between may cross the edge."""
    found: list[tuple[int, int]] = []
    for number in two:
        if found and all(_fits(level, edge) for level in levels[found[-1][1] : number]):
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return [(first, _last(levels, last, edge)) for first, last in found if last - first + 1 >= MIN_ROWS]


def _last(levels: Sequence[Sequence[Line]], last: int, edge: float) -> int:
    """The last cell may go on below its first line, in the second column only."""
    while last + 1 < len(levels) and all(abs(part.x0 - edge) <= 1.5 for part in levels[last + 1]):
        last += 1
    return last


def _block(levels: Sequence[Sequence[Line]], edge: float | None) -> list[Block]:
    parts = tuple(part for level in levels for part in level)
    return [Block(parts, edge)] if parts else []


def _groups(levels: Sequence[Sequence[Line]], edge: float) -> list[list[Line]]:
    """The lines of each row: a wider space, or a new first cell after a line without one, begins a row."""
    steps = [b[0].base - a[0].base for a, b in zip(levels, levels[1:], strict=False)]
    usual = min(steps, default=0.0)
    spaced = any(step >= _GAP * usual for step in steps)
    groups: list[list[Line]] = []
    for number, level in enumerate(levels):
        starts = number == 0 or (
            steps[number - 1] >= _GAP * usual
            if spaced
            else _is_row(level, edge) and all(part.x0 >= edge - 1.5 for part in levels[number - 1])
        )
        if starts:
            groups.append([])
        groups[-1] += level
    return groups
