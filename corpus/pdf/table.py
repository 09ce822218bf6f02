"""Tables: rules that cross into a grid, and the glyphs that stand in its cells."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.pdf.glyph import Glyph
from corpus.pdf.gutter import gutters
from corpus.pdf.rule import Rule

_TOUCH = 3.0
_MAX_RULES = 1500
_CELL_LINES = 14
"""A cell taller than this many lines is running text in a frame, not a cell of a row."""


@dataclass(slots=True)
class Cell:
    """One cell, merged or not; its box in points and the glyphs in it."""

    x0: float
    top: float
    x1: float
    bottom: float
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def printed(self) -> bool:
        """Whether anything prints in it."""
        return any(not glyph.blank for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with its rows of cells, top to bottom, each row left to right."""

    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[Cell, ...], ...]


def find_tables(
    across: list[Rule], down: list[Rule], glyphs: Sequence[Glyph]
) -> tuple[list[Table], list[Glyph]]:
    """Return the tables of a page, and the glyphs that stand in none."""
    if len(across) + len(down) > _MAX_RULES:
        return [], list(glyphs)
    down = [*down, *gutters(across, down, glyphs)]
    grids = [grid for grid in map(_grid, _components(across, down)) if grid]
    grids.sort(key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))
    tables, outside = [], list(glyphs)
    for grid in grids:
        inside = [glyph for glyph in outside if grid.holds(glyph)]
        table = grid.table(inside) if not grid.cuts_text(outside) else None
        if table:
            tables.append(table)
            outside = [glyph for glyph in outside if not grid.holds(glyph)]
    return tables, outside


def is_frame(row: Sequence[Cell]) -> bool:
    """Whether a row is running text in a frame: one cell, or cells too tall to be read across."""
    printed = [cell for cell in row if cell.printed]
    return len(printed) < 2 or any(_line_count(cell) > _CELL_LINES for cell in printed)


def _line_count(cell: Cell) -> float:
    sizes = sorted(glyph.size for glyph in cell.glyphs)
    tops = [glyph.base for glyph in cell.glyphs]
    return (max(tops) - min(tops)) / (1.4 * sizes[len(sizes) // 2])


def _components(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for i, flat in enumerate(across):
        for j, tall in enumerate(down):
            if _meets(flat, tall):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number in range(len(parent)):
        group = groups.setdefault(root(number), ([], []))
        if number < len(across):
            group[0].append(across[number])
        else:
            group[1].append(down[number - len(across)])
    return list(groups.values())


def _meets(flat: Rule, tall: Rule) -> bool:
    return (
        flat.start - _TOUCH <= tall.place <= flat.end + _TOUCH
        and tall.start - _TOUCH <= flat.place <= tall.end + _TOUCH
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]

    def holds(self, glyph: Glyph) -> bool:
        return self.xs[0] <= glyph.middle <= self.xs[-1] and self.ys[0] <= _height(glyph) <= self.ys[-1]

    def cuts_text(self, glyphs: Sequence[Glyph]) -> bool:
        """Whether letters lie across its upright rules: then it is a drawing behind running text."""
        cut = sum(
            rule.covers(_height(glyph)) and glyph.x0 + 1.5 < rule.place < glyph.x1 - 1.5
            for glyph in glyphs
            if not glyph.blank and self.ys[0] <= _height(glyph) <= self.ys[-1]
            for rule in self.down
        )
        return cut >= 2

    def table(self, glyphs: Sequence[Glyph]) -> Table | None:
        cells = self._cells()
        for glyph in glyphs:
            row = min(bisect_right(self.ys, _height(glyph)) - 1, len(self.ys) - 2)
            column = min(bisect_right(self.xs, glyph.middle) - 1, len(self.xs) - 2)
            cells[row, column].glyphs.append(glyph)
        rows = []
        for row in range(len(self.ys) - 1):
            distinct = {id(cell): cell for (r, _), cell in cells.items() if r == row}
            starting = [cell for cell in distinct.values() if abs(cell.top - self.ys[row]) < 0.1]
            printed = sorted((cell for cell in starting if cell.printed), key=lambda cell: cell.x0)
            if printed:
                rows.append(tuple(printed))
        if not any(len(row) > 1 for row in rows):
            return None
        return Table(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1], tuple(rows))

    def _cells(self) -> dict[tuple[int, int], Cell]:
        """(row, column) → cell; a merged cell stands under each of its places."""
        cells: dict[tuple[int, int], Cell] = {}
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                if (row, column) not in cells:
                    self._spread(cells, row, column)
        return cells

    def _spread(self, cells: dict[tuple[int, int], Cell], row: int, column: int) -> None:
        end = column + 1
        while end < len(self.xs) - 1 and not self._wall(end, row) and (row, end) not in cells:
            end += 1
        stop = row + 1
        while stop < len(self.ys) - 1 and all(
            not self._floor(stop, c) and (stop, c) not in cells for c in range(column, end)
        ):
            stop += 1
        cell = Cell(self.xs[column], self.ys[row], self.xs[end], self.ys[stop])
        for r in range(row, stop):
            for c in range(column, end):
                cells[r, c] = cell

    def _wall(self, column: int, row: int) -> bool:
        """Whether a vertical rule parts the columns before and after `column` in this row."""
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        return any(abs(r.place - self.xs[column]) <= _TOUCH and r.covers(middle) for r in self.down)

    def _floor(self, row: int, column: int) -> bool:
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        return any(abs(r.place - self.ys[row]) <= _TOUCH and r.covers(middle) for r in self.across)


def _grid(component: tuple[list[Rule], list[Rule]]) -> _Grid | None:
    """The grid of a component with at least two columns and one row."""
    across, down = component
    if not across or not down:
        return None
    ends = [rule.start for rule in across] + [rule.end for rule in across]
    xs = _places([rule.place for rule in down] + [min(ends), max(ends)])
    tall = [rule.start for rule in down] + [rule.end for rule in down]
    ys = _places([rule.place for rule in across] + [min(tall), max(tall)])
    return _Grid(xs, ys, across, down) if len(xs) >= 3 and len(ys) >= 2 else None


def _places(values: list[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _TOUCH:
            places.append(value)
    return places


def _height(glyph: Glyph) -> float:
    return glyph.base - 0.35 * glyph.size
