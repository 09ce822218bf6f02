"""A made-up handbook, printed as the ministry's might be. None of its text (`made_book.md`) is the ministry's."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tests.corpus.pdf.sheet import Word, make_pdf

COVER = "支援のための架空の冊子"
NOTICE = "この冊子は試験のために作った架空のもので、国の冊子の文章ではありません。"

_TEXT = Path(__file__).with_name("made_book.md")
_SIZES = {"#": (16.0, 40.0), "##": (13.0, 36.0), "###": (10.0, 26.0)}
"""Mark of a heading → its size and the room above it."""

_LINE = 44
"""Letters on a full line."""


def print_book(path: Path) -> Path:
    """Print the book, a page for each entry, with printed page numbers from the third page of the file."""
    pages: list[list[Word]] = [
        [(f"#{COVER}", 60, 200, 18), (NOTICE, 60, 240, 10)],
        [("#目次", 60, 110, 14)],
    ]
    for number, page in enumerate(_pages(), start=1):
        pages.append([*_set(page), (f"- {number} -", 280, 806, 9)])
    return make_pdf(path, pages)


def _pages() -> Iterator[list[str]]:
    """The lines of each page: a page begins with each entry, below its chapter's heading if there is one."""
    lines = _TEXT.read_text(encoding="utf-8").splitlines()[1:]
    started = [sum(line.startswith("## ") for line in lines[:n]) for n in range(1, len(lines) + 1)]
    chapters = [line.startswith("# ") for line in lines]
    places = (page + chapter for page, chapter in zip(started, chapters, strict=True))
    for _, page in groupby(zip(places, lines, strict=True), key=lambda pair: pair[0]):
        yield [line for _, line in page]


def _set(lines: list[str]) -> Iterator[Word]:
    base = 60.0
    for line in lines:
        mark, _, title = line.partition(" ")
        if mark in _SIZES:
            size, room = _SIZES[mark]
            base += room
            yield f"#{title}", 60, base, size
            continue
        for start in range(0, len(line), _LINE):
            base += 16
            yield line[start : start + _LINE], 60, base, 10
