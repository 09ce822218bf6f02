"""Plain text and CSV files as matter."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from corpus.local.headings import heading_level
from corpus.local.matter import Block, Heading, Matter, Paragraph
from corpus.local.table import MAX_ROWS, read_table, rows_of, too_many_rows
from corpus.local.visible import seen
from corpus.pdf.failed import ImportFailedError

MAX_CELL_CHARACTERS = 20_000
"""A longer cell is refused; usually a quotation mark was never closed."""

_ENDED = re.compile(r"[。、，．.！？!?」』）)：:]\s*$")
_BEGINS = re.compile(r"^(?:[\s　]|[-*・●○◆◇■□※①-⑳]|[0-9０-９]+[.．、)）]|[(（][0-9０-９])")
_MIN_WRAP = 30


def read_text(text: str) -> Matter:
    """Return a plain text as paragraphs parted by empty lines, under the lines marked as headings."""
    return Matter(tuple(_blocks(text)), seen(text))


def read_csv(text: str, name: str) -> Matter:
    """Return a CSV file (comma, tab or semicolon) as records.

    Raises:
        ImportFailedError: it has too many rows, or a cell without end.
    """
    rows: list[Sequence[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) > MAX_ROWS:
                raise ImportFailedError(too_many_rows(name))
    except csv.Error as error:
        raise ImportFailedError(_unclosed(name)) from error
    if any(len(cell) > MAX_CELL_CHARACTERS for row in rows for cell in row):
        raise ImportFailedError(_unclosed(name))
    table = read_table(list(rows_of(rows)))
    characters = sum(seen(cell) for row in rows for cell in row)
    return Matter(table.blocks, characters, dict(table.furniture()))


def _unclosed(name: str) -> str:
    return f'「{name}」のCSVを行に分けられません。引用符（"）が閉じているか確かめてください。'


def _delimiter(text: str) -> str:
    """The character that parts most lines into the same number of cells."""
    lines = [line for line in text.split("\n", 60)[:50] if line.strip()]
    return max(",\t;", key=lambda mark: sum(mark in line for line in lines))


def _blocks(text: str) -> Iterator[Block]:
    held: list[str] = []
    lines = text.split("\n")
    following = _following(lines)
    for line, after in zip([*lines, ""], [*following, ""], strict=True):
        level = heading_level(line, after)
        if (level or not line.strip()) and held:
            yield Paragraph(_joined(held))
            held = []
        if level:
            yield Heading(line.strip(), level)
        elif line.strip():
            held.append(line.rstrip())


def _following(lines: Sequence[str]) -> list[str]:
    """For each line the next one that is not empty."""
    found, after = [], ""
    for line in reversed(lines):
        found.append(after)
        after = line if line.strip() else after
    return found[::-1]


def _joined(lines: Sequence[str]) -> str:
    """Lines as they stand, but those wrapped at a fixed width as one."""
    widest = max(map(len, lines))
    text = lines[0].strip()
    for before, line in zip(lines, lines[1:], strict=False):
        wrapped = widest >= _MIN_WRAP and len(before) >= 0.9 * widest and not _ENDED.search(before)
        text += ("" if wrapped and not _BEGINS.search(line) else "\n") + line.strip()
    return text
