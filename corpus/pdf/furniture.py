"""Furniture: lines that belong to the page, not to the text (running heads, page numbers)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from corpus.pdf.letters import squashed
from corpus.pdf.line import Line
from corpus.pdf.page import Page
from corpus.pdf.printed import Numbering, in_margin

_SLOT = 4.0
_OUTERMOST = 2


class Furniture(StrEnum):
    """Named classes of characters that stand in no passage."""

    PAGE_NUMBER = "page_number"
    RUNNING_HEAD = "running_head"
    CONTENTS = "contents"
    RUBY = "ruby"
    HEADING_ONLY = "heading_only"


def find_furniture(pages: Sequence[Page], numbering: Numbering) -> dict[tuple[int, int], Furniture]:
    """Return (page, place of the line) → class, for running heads and page numbers."""
    found = dict.fromkeys(numbering.lines, Furniture.PAGE_NUMBER)
    spots = [spot for page in pages for spot in _outer_lines(page, found)]
    by_text: Mapping[str, set[int]] = defaultdict(set)
    for page, _, line in spots:
        by_text[_text(line, numbering.labels.get(page.number))].add(page.number)
    slots: Mapping[tuple[int, float], list[bool]] = defaultdict(list)
    for page, _, line in spots:
        repeated = len(by_text[_text(line, numbering.labels.get(page.number))]) > 1
        slots[_slot(line)].append(repeated)
    often = max(3, len(pages) // 25)
    everywhere = Counter(squashed(line.text) for page in pages for line in page.lines)
    heads = {
        slot
        for slot, repeats in slots.items()
        if len(repeats) >= max(4, 0.3 * len(pages)) and sum(repeats) >= 0.6 * len(repeats)
    }
    for page, place, line in spots:
        text = _text(line, numbering.labels.get(page.number))
        mostly_here = len(by_text[text]) >= 0.7 * everywhere[squashed(line.text)]
        repeated = len(by_text[text]) >= often and mostly_here and _same_height(text, spots, numbering)
        if repeated or (_slot(line) in heads and mostly_here):
            found.setdefault((page.number, place), Furniture.RUNNING_HEAD)
    return found


def _outer_lines(
    page: Page, numbers: Mapping[tuple[int, int], Furniture]
) -> Iterator[tuple[Page, int, Line]]:
    """The outermost lines in the margins, page numbers aside."""
    lines = [
        (place, line)
        for place, line in enumerate(page.lines)
        if (page.number, place) not in numbers and in_margin(line, page) and not line.row
    ]
    upper = sorted((line.base, place) for place, line in lines if line.base < page.height / 2)
    lower = sorted(((-line.base, place) for place, line in lines if line.base >= page.height / 2))
    for _, place in [*upper[:_OUTERMOST], *lower[:_OUTERMOST]]:
        yield page, place, page.lines[place]


def _text(line: Line, printed: str | None) -> str:
    """The text of a line for comparing, without the page's own number where a space parts it off."""
    words = line.text.split()
    if printed and len(words) > 1:
        words = words[:-1] if squashed(words[-1]) == printed else words
        words = words[1:] if squashed(words[0]) == printed else words
    return squashed("".join(words))


def _slot(line: Line) -> tuple[int, float]:
    return round(line.base / _SLOT), round(line.size, 1)


def _same_height(text: str, spots: Sequence[tuple[Page, int, Line]], numbering: Numbering) -> bool:
    """Whether most lines of this text stand at one height: a head does, a repeated word does not."""
    heights = Counter(
        round(line.base / _SLOT)
        for page, _, line in spots
        if _text(line, numbering.labels.get(page.number)) == text
    )
    return max(heights.values()) >= 0.6 * sum(heights.values())
