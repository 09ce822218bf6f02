"""One sheet of a workbook: its cells as they are shown, read row by row within limits."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.local.archive import Archive, local_name
from corpus.local.cell_format import cell_shown
from corpus.local.table import MAX_CELLS, MAX_ROWS, Cell, too_many_cells, too_many_rows
from corpus.local.visible import seen
from corpus.pdf.failed import ImportFailedError

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_OFF = (None, "0", "false")


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share: texts by number, format codes by style, the day they count from."""

    texts: Sequence[str]
    codes: Sequence[str]
    since_1904: bool = False


@dataclass(slots=True)
class Grid:
    """The cells of a sheet that hold something, by row and column (from 1), and what is hidden.

    `uncounted`: formulas whose result was never stored.
    """

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    uncounted: int = 0

    @property
    def characters(self) -> int:
        """The seen characters of all cells."""
        return sum(seen(text) for row in self.cells.values() for text in row.values())

    def hides_column(self, column: int) -> bool:
        """Whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)

    def hidden_characters(self) -> int:
        """The seen characters of cells in hidden rows and columns."""
        return sum(
            seen(text)
            for number, row in self.cells.items()
            for column, text in row.items()
            if number in self.hidden_rows or self.hides_column(column)
        )


def read_grid(archive: Archive, part: str, book: Book) -> Grid:
    """Return the cells of a sheet; rows and cells that are only formatted cost nothing.

    Raises:
        ImportFailedError: the sheet is damaged or too large.
    """
    reader = _Reader(book, archive.name)
    for begins, element in archive.stream(part, ("row", "c", "mergeCell", "col")):
        name = local_name(element)
        if begins and name == "row":
            reader.begin_row(element)
        elif not begins and name == "c":
            reader.cell(element)
        elif not begins and name == "mergeCell":
            reader.merge(element.get("ref", ""))
        elif not begins and name == "col":
            reader.column(element)
    return reader.grid


class _Reader:
    """One sheet while it is read."""

    def __init__(self, book: Book, name: str) -> None:
        self.grid = Grid()
        self.book = book
        self.name = name
        self.row = self.last_column = self.taken = 0

    def begin_row(self, element: Any) -> None:
        """A new row; where it does not tell its number it is the next."""
        self.row = _number(element.get("r")) or self.row + 1
        self.last_column = 0
        if element.get("hidden") not in _OFF:
            self.grid.hidden_rows.add(self.row)

    def cell(self, element: Any) -> None:
        """Keep a cell that holds something."""
        place = _PLACE.fullmatch(element.get("r") or "")
        self.last_column = _column(place[1]) if place else self.last_column + 1
        text = self._text(element).strip()
        if not text:
            return
        self.grid.cells.setdefault(self.row, {})[self.last_column] = text
        self.taken += 1
        if len(self.grid.cells) > MAX_ROWS:
            raise ImportFailedError(too_many_rows(self.name))
        if self.taken > MAX_CELLS:
            raise ImportFailedError(too_many_cells(self.name))

    def merge(self, reference: str) -> None:
        """Keep the corners of a merged cell."""
        ends = [_PLACE.fullmatch(part) for part in reference.split(":")]
        if len(ends) == 2 and ends[0] and ends[1] and len(self.grid.merged) < MAX_CELLS:
            corners = int(ends[0][2]), _column(ends[0][1]), int(ends[1][2]), _column(ends[1][1])
            self.grid.merged.append(corners)

    def column(self, element: Any) -> None:
        """Keep a stretch of hidden columns."""
        if element.get("hidden") not in _OFF:
            stretch = _number(element.get("min")), _number(element.get("max"))
            self.grid.hidden_columns.append(stretch)

    def _text(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return string_of(cell.find("{*}is"))
        value: str | None = cell.findtext("{*}v")
        if not value:
            self.grid.uncounted += cell.find("{*}f") is not None
            return ""
        if kind == "s":
            return (
                self.book.texts[int(value)] if value.isdecimal() and int(value) < len(self.book.texts) else ""
            )
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind != "n":
            return value
        style = _number(cell.get("s"))
        code = self.book.codes[style] if style < len(self.book.codes) else ""
        return cell_shown(value, code, since_1904=self.book.since_1904)


def rows_of_grid(grid: Grid, name: str) -> list[list[Cell]]:
    """Return the shown rows of a sheet; a merged cell is copied to each of its places in them.

    Raises:
        ImportFailedError: the table they make is too large.
    """
    rows = sorted(set(grid.cells) - grid.hidden_rows)
    columns = sorted({column for row in rows for column in grid.cells[row] if not grid.hides_column(column)})
    if len(rows) * len(columns) > MAX_CELLS:
        raise ImportFailedError(too_many_cells(name))
    copies = _copies(grid, rows, columns)
    return [
        [
            Cell(text)
            if (text := grid.cells[row].get(column, ""))
            else Cell(copies.get((row, column), ""), True)
            for column in columns
        ]
        for row in rows
    ]


def string_of(element: Any) -> str:
    """The text of a string item, without the readings (furigana) that Excel keeps beside it."""
    if element is None:
        return ""
    parts = []
    for child in element:
        if local_name(child) == "t":
            parts.append(child.text or "")
        elif local_name(child) == "r":
            parts.append(child.findtext("{*}t") or "")
    return "".join(parts)


def _copies(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> dict[tuple[int, int], str]:
    """(row, column) → the text of the merged cell that covers it, for the rows and columns that are shown."""
    copies: dict[tuple[int, int], str] = {}
    for top, left, bottom, right in grid.merged:
        text = grid.cells.get(top, {}).get(left, "")
        if not text or top in grid.hidden_rows or grid.hides_column(left):
            continue
        for row in _between(rows, top, bottom):
            for column in _between(columns, left, right):
                copies[row, column] = text
    return copies


def _between(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    return places[bisect_left(places, first) : bisect_right(places, last)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0
