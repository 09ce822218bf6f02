"""Printed tables of contents: their lines are furniture, their titles tell what the headings are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.official.flow import has_leaders
from corpus.pdf.letters import squashed
from corpus.pdf.line import Line
from corpus.pdf.page import Page

_LINE = re.compile(
    r"(?P<title>.*?\S)\s*(?:[…‥・.．･·_\-－―ー─]{3,}|[\s　])"
    r"\s*[-－(（]?(?P<page>\d{1,3}|[ivxl]+)[-－)）]?"
)
_HEAD = re.compile(r"(?:目次|もくじ|contents|コンテンツ)", re.IGNORECASE)
_MIN_LINES = 4


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of a table of contents: the squashed title and the printed page it names, "" if none."""

    title: str
    printed: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the tables of contents of one file list, and where their lines stand (page, place)."""

    lines: tuple[ContentsLine, ...]
    places: frozenset[tuple[int, int]]


def find_contents(pages: Sequence[Page], skipped: Mapping[tuple[int, int], object]) -> Contents:
    """Return the printed contents of a file; `skipped` are places already known as furniture."""
    listed: list[ContentsLine] = []
    places: set[tuple[int, int]] = set()
    later = _later_texts(pages)
    going_on = False
    for page in pages:
        lines = [(p, line) for p, line in enumerate(page.lines) if (page.number, p) not in skipped]
        headed = any(_HEAD.fullmatch(squashed(line.text)) for line in page.lines)
        found = list(_listed(lines, headed or going_on)) or list(_unnumbered(lines, headed, going_on, later))
        going_on = bool(found) and found[-1][0] == (lines[-1][0] if lines else -1)
        for place, line in found:
            places.add((page.number, place))
            listed += [line] if line else []
    return Contents(tuple(listed), frozenset(places))


Found = tuple[int, ContentsLine | None]


def _listed(lines: Sequence[tuple[int, Line]], headed: bool) -> Iterator[Found]:
    """Lines from the first to the last that end in a page number, if the page is mostly such lines."""
    numbered = {}
    for order, (_, line) in enumerate(lines):
        match = _LINE.fullmatch(line.text.strip())
        if match and (has_leaders(line.text) or headed) and not match["title"][-1:].isdigit():
            numbered[order] = ContentsLine(squashed(match["title"].rstrip("…‥・.．･·")), match["page"])
    if len(numbered) < (2 if headed else _MIN_LINES) or not _rising(list(numbered.values())):
        return
    first, last = min(numbered), max(numbered)
    if len(numbered) < 0.4 * (last - first + 1):
        return
    start = max((o for o in range(first) if _HEAD.fullmatch(squashed(lines[o][1].text))), default=first)
    for order in range(start, last + 1):
        yield lines[order][0], numbered.get(order)


def _rising(lines: Sequence[ContentsLine]) -> bool:
    pages = [int(line.printed) for line in lines if line.printed.isdigit()]
    steps = list(zip(pages, pages[1:], strict=False))
    return not steps or sum(a <= b for a, b in steps) >= 0.8 * len(steps)


def _later_texts(pages: Sequence[Page]) -> dict[str, int]:
    """Squashed text → how many lines of the file read so."""
    counts: dict[str, int] = {}
    for page in pages:
        for line in page.lines:
            text = squashed(line.text)
            counts[text] = counts.get(text, 0) + 1
    return counts


def _unnumbered(
    lines: Sequence[tuple[int, Line]], headed: bool, going_on: bool, later: dict[str, int]
) -> Iterator[Found]:
    """A list without page numbers: below 目次, lines that stand again, word for word, as headings.

    `later` counts how often each text is still to come; it is counted down here.
    """
    started = going_on
    for place, line in lines:
        text = squashed(line.text)
        if headed and not started:
            if _HEAD.fullmatch(text):
                started = True
                yield place, None
            continue
        if not started:
            return
        if later.get(text, 0) < 2:
            return
        later[text] -= 1
        yield place, ContentsLine(text, "")
