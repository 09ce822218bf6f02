"""A page as lines in reading order, with what was set aside and how trustworthy its letters are."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.pdf.aligned import find_blocks, split_row, table_rows
from corpus.pdf.columns import Region, reading_order
from corpus.pdf.glyph import Glyph, read_glyphs
from corpus.pdf.line import Line, join_line, rows, segments
from corpus.pdf.many_columns import find_rows
from corpus.pdf.ruby import part_ruby
from corpus.pdf.rule import read_rules
from corpus.pdf.table import Cell, Table, find_tables, is_frame

_FAULTY = frozenset({"Co", "Cn", "Cc", "Cs"})
"""Unicode categories that no readable text has: private use, unassigned, control, surrogate."""

MAX_FAULTY_SHARE = 0.05
"""A page with more faulty letters than this is shown as an image."""


_TABLE_MARK = "\0" * 40


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a file; `number` is its place in the file, from 1. Sizes in points.

    `characters` counts the printing letters of the text layer, `ruby_characters` those of readings,
    `faulty_characters` those whose meaning the file does not tell.
    `guessed`: the lines were read from a picture by a program.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    characters: int
    ruby_characters: int
    faulty_characters: int
    has_image: bool
    guessed: bool = False

    @property
    def scanned(self) -> bool:
        """Whether it shows a picture and has no text layer."""
        return self.characters == 0 and self.has_image

    @property
    def garbled(self) -> bool:
        """Whether too many of its letters cannot be read."""
        return self.faulty_characters > MAX_FAULTY_SHARE * self.characters


def read_page(page: pypdfium2.PdfPage, number: int) -> Page:
    """Return one page read; the lines hold every printing letter but ruby."""
    glyphs = read_glyphs(page)
    ink = [glyph for glyph in glyphs if not glyph.blank]
    tables, outside = find_tables(*read_rules(page), glyphs) if ink else ([], [])
    lines, ruby = _flow(outside, tables, number)
    width, height = page.get_size()
    return Page(
        number=number,
        width=width,
        height=height,
        lines=tuple(replace(line, glyphs=()) for line in lines),
        characters=len(ink),
        ruby_characters=ruby,
        faulty_characters=sum(is_faulty(glyph.text) for glyph in ink),
        has_image=not ink and _has_image(page),
    )


def read_lines(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    """Return the lines of a page in reading order, each with its glyphs."""
    glyphs = read_glyphs(page)
    if all(glyph.blank for glyph in glyphs):
        return []
    tables, outside = find_tables(*read_rules(page), glyphs)
    return _flow(outside, tables, number)[0]


def is_faulty(character: str) -> bool:
    """Whether a character of a text layer has no readable meaning."""
    return character == "\ufffd" or unicodedata.category(character) in _FAULTY


def _flow(outside: Sequence[Glyph], tables: Sequence[Table], number: int) -> tuple[list[Line], int]:
    """The lines of a page; each table takes its place in the reading order as one part."""
    parts, ruby = part_ruby(segments(outside, number))
    stands = [_stand(table, number) for table in tables]
    lines: list[Line] = []
    for region in reading_order([*parts, *stands]):
        pending: list[Line] = []
        for part in region.parts:
            if part.text != _TABLE_MARK:
                pending.append(part)
                continue
            lines += _region_lines(pending, region)
            pending = []
            table_lines, taken = _table_lines(tables[stands.index(part)], number)
            lines += table_lines
            ruby += taken
        lines += _region_lines(pending, region)
    return lines, ruby


def _region_lines(parts: Sequence[Line], region: Region) -> list[Line]:
    """The lines of one column; tables without rules in it are read row by row."""
    lines: list[Line] = []
    for found in find_rows(parts):
        for row in found:
            if isinstance(row, list):
                lines += _row(row)
        lines += _text_lines([part for part in found if isinstance(part, Line)], region)
    return lines


def _text_lines(parts: Sequence[Line], region: Region) -> list[Line]:
    """The lines of running text, and of tables of two columns in it."""
    lines: list[Line] = []
    for block in find_blocks(parts):
        if block.edge is None:
            lines += rows(block.parts, region.left, region.right)
            continue
        for cells in table_rows(block):
            lines += _row(cells) if len(cells) > 1 else cells[0]
    return lines


def _stand(table: Table, number: int) -> Line:
    """A stand-in for a table while the reading order is found."""
    base = min(glyph.base for cell in table.rows[0] for glyph in cell.glyphs)
    return Line(_TABLE_MARK, number, table.x0, table.top, table.x1, table.bottom, base, 10.0, False, "")


def _table_lines(table: Table, number: int) -> tuple[list[Line], int]:
    lines: list[Line] = []
    ruby = 0
    for row in table.rows:
        read = [_cell_lines(cell, number) for cell in row]
        ruby += sum(taken for _, taken in read)
        cells = [cell for cell, _ in read]
        for part in split_row(cells) if is_frame(row) else [cells]:
            if len(part) < 2 or (is_frame(row) and part == cells):
                lines += [line for cell in part for line in cell]
            else:
                lines += _row(part)
    return lines, ruby


def _cell_lines(cell: Cell, number: int) -> tuple[list[Line], int]:
    parts, ruby = part_ruby(segments(cell.glyphs, number))
    if not parts:
        return [], ruby
    right = cell.x1 if len(parts) > 1 else parts[0].x1
    return rows(parts, cell.x0, max(right, max(part.x1 for part in parts))), ruby


def _row(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """The cells of a row as one line; within a cell a line that runs to the edge goes on unbroken."""
    printed = [cell for cell in cells if cell]
    parts = [line for cell in printed for line in cell]
    if not parts:
        return []
    text = "　".join(_joined(cell) for cell in printed)
    return [replace(join_line(parts), text=text, left=parts[0].left, right=parts[-1].right, row=True)]


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for before, line in zip(lines, lines[1:], strict=False):
        goes_on = before.x1 >= before.right - 2.5 * before.size
        text += line.text if goes_on else "　" + line.text
    return text


def _has_image(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
