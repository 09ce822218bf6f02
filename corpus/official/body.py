"""Bodies: the lines of an entry as text in sections, each section on one page and under one heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.entry import Section
from corpus.official.flow import Spot, join_texts, paragraphs
from corpus.passage import SECTION_SLUGS
from corpus.pdf.letters import readable
from corpus.sentences import split_sentences

PLAIN = "内容"
"""The name of a section under no heading that the rest of the program knows."""

_MAX_SPAN = 300
_ENDED = re.compile(r"[。！？!?][」』）)】]*\s*$")


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an entry, its sections, and the letters that were changed.

    `changed` holds (offset, letter of the file) where a radical stood for an ideograph.
    """

    text: str
    sections: tuple[Section, ...]
    changed: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an entry: a heading ("" for none), the lines of that heading, the lines below it."""

    heading: str
    head: tuple[Spot, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    spot: Spot
    heading: str
    goes_on: bool


def build_body(parts: Sequence[Part]) -> Body:
    """Return the body of these parts, each heading on a line of its own.

    A sentence that runs over a page's end stays whole, as a section of its own on the page it begins.
    """
    text = ""
    spans: list[tuple[int, int, _Piece]] = []
    for piece in (piece for part in parts for piece in _pieces(part)):
        text += "" if piece.goes_on or not text else "\n"
        spans.append((len(text), len(text) + len(piece.text), piece))
        text += piece.text
    shown = readable(text)
    changed = tuple((at, old) for at, (old, new) in enumerate(zip(text, shown, strict=True)) if old != new)
    return Body(shown, tuple(_sections(spans)), changed)


def head_text(head: Sequence[Spot]) -> str:
    """The lines of a heading as one; a number that stands alone is parted from its title."""
    texts = [spot.line.text for spot in head]
    if len(texts) > 1 and not head[0].line.full:
        return "　".join(texts)
    return join_texts(texts)


def _pieces(part: Part) -> Iterator[_Piece]:
    """The heading and the paragraphs of a part, cut where a page ends but never within a sentence."""
    if part.head:
        yield _Piece(head_text(part.head), part.head[0], part.heading, goes_on=False)
    for group in paragraphs(part.spots):
        by_page = [list(spots) for _, spots in groupby(group, key=lambda spot: spot.page)]
        texts = [join_texts(spot.line.text for spot in page) for page in by_page]
        yield from _over_pages(texts, [page[0] for page in by_page], part.heading)


def _over_pages(texts: Sequence[str], spots: Sequence[Spot], heading: str) -> Iterator[_Piece]:
    held, held_spot = "", spots[0]
    goes_on = False
    for number, (text, spot) in enumerate(zip(texts, spots, strict=True)):
        if held:
            first = split_sentences(held + text)
            end = first[0].end if first else len(held + text)
            if end - len(held) <= 0 or end > _MAX_SPAN:
                end = len(held)
            yield _Piece((held + text)[:end], held_spot, heading, goes_on)
            goes_on, text = True, (held + text)[end:]
            held = ""
        if number < len(texts) - 1:
            sentences = split_sentences(text)
            cut = sentences[-1].start if sentences and not _ENDED.search(text) else len(text)
            text, held, held_spot = text[:cut], text[cut:], spot
        if text:
            yield _Piece(text, spot, heading, goes_on)
            goes_on = True


def _sections(spans: Sequence[tuple[int, int, _Piece]]) -> Iterator[Section]:
    """Successive pieces of one page and heading as one section; a sentence over two pages stays alone."""
    first = 0
    for number, (_, end, piece) in enumerate(spans):
        following = spans[number + 1][2] if number + 1 < len(spans) else None
        if following and _together(piece, following):
            continue
        spot = spans[first][2].spot
        name = piece.heading if piece.heading in SECTION_SLUGS else PLAIN
        heading = "" if name == piece.heading else piece.heading
        yield Section(name, spans[first][0], end, heading, spot.printed, spot.line.page)
        first = number + 1


def _together(first: _Piece, second: _Piece) -> bool:
    return first.spot.page == second.spot.page and first.heading == second.heading and not second.goes_on
