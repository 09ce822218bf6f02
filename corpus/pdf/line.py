"""Lines: glyphs gathered along their base lines, first as segments, then as whole lines."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.pdf.glyph import Glyph

SEGMENT_GAP = 1.3
"""A gap wider than this many ems parts two segments of one base line."""

_SAME_BASE = 0.28
"""Base lines closer than this share of the size are one line."""

_LATIN = re.compile(r"[!-~]")
_BLANK_RUN = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page in reading order, or one row of a table (`row`).

    Coordinates in points from the top left; `left` and `right` bound the column or cell it stands in.
    `ruby` holds pairs (word, reading) taken out of the text. `characters` counts what prints.
    """

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    font: str
    left: float = 0.0
    right: float = 0.0
    row: bool = False
    ruby: tuple[tuple[str, str], ...] = ()
    glyphs: tuple[Glyph, ...] = ()

    @property
    def characters(self) -> int:
        """How many characters of the text print."""
        return printing(self.text)

    @property
    def full(self) -> bool:
        """Whether the line runs to the right edge of its column, so that the next may go on from it."""
        return self.x1 >= self.right - 2.2 * self.size


def printing(text: str) -> int:
    """Return how many characters of a text print."""
    return sum(not character.isspace() for character in text)


def segments(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """Return the unbroken stretches of text, top to bottom, then left to right."""
    found = [
        _line(part, page)
        for cluster in _attach_raised(_clusters(glyphs))
        for part in _parts(sorted(cluster, key=lambda glyph: glyph.middle))
        if any(not glyph.blank for glyph in part)
    ]
    return sorted(found, key=lambda line: (line.base, line.x0))


def rows(parts: Iterable[Line], left: float, right: float) -> list[Line]:
    """Return segments joined into lines across the width of one column."""
    lines: list[list[Line]] = []
    for part in sorted(parts, key=lambda line: (line.base, line.x0)):
        last = lines[-1] if lines else []
        if last and abs(part.base - last[0].base) <= 0.4 * max(part.size, last[0].size):
            last.append(part)
        else:
            lines.append([part])
    return [replace(join_line(sorted(line, key=lambda p: p.x0)), left=left, right=right) for line in lines]


def split_at(line: Line, edge: float) -> list[Line]:
    """Return a segment cut before the letter that begins at `edge`, if a space stands there; else whole."""
    if not line.x0 < edge - 2 < edge < line.x1:
        return [line]
    for place in range(1, len(line.glyphs)):
        before, glyph = line.glyphs[place - 1], line.glyphs[place]
        if abs(glyph.x0 - edge) <= 1.5 and glyph.x0 - before.x1 >= 0.3 * glyph.size:
            return [_line(line.glyphs[:place], line.page), _line(line.glyphs[place:], line.page)]
    return [line]


def split_gap(line: Line, place: float) -> list[Line]:
    """Return a segment cut at the first letter from `place` on, if a space stands before it; else whole."""
    if not line.x0 < place < line.x1:
        return [line]
    for number in range(1, len(line.glyphs)):
        before, glyph = line.glyphs[number - 1], line.glyphs[number]
        if glyph.x0 >= place - 1:
            if glyph.x0 - before.x1 < 0.7 * glyph.size:
                return [line]
            return [_line(line.glyphs[:number], line.page), _line(line.glyphs[number:], line.page)]
    return [line]


def join_line(parts: Sequence[Line]) -> Line:
    """Return several segments as one line, with a wide space between them."""
    if len(parts) == 1:
        return parts[0]
    longest = max(parts, key=lambda part: part.characters)
    return replace(
        longest,
        text="　".join(part.text for part in parts),
        x0=min(part.x0 for part in parts),
        x1=max(part.x1 for part in parts),
        top=min(part.top for part in parts),
        bottom=max(part.bottom for part in parts),
        ruby=tuple(pair for part in parts for pair in part.ruby),
        glyphs=tuple(glyph for part in parts for glyph in part.glyphs),
    )


def _clusters(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    clusters: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        last = clusters[-1] if clusters else []
        if last and glyph.base - last[0].base <= _SAME_BASE * min(glyph.size, last[0].size):
            last.append(glyph)
        else:
            clusters.append([glyph])
    return clusters


def _attach_raised(clusters: list[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Put superscripts and subscripts back beside the letters they belong to."""
    taken: set[int] = set()
    for number, cluster in enumerate(clusters):
        for other in (number - 1, number + 1, number + 2):
            if 0 <= other < len(clusters) and other not in taken and _raised(cluster, clusters[other]):
                clusters[other] = [*clusters[other], *cluster]
                taken.add(number)
                break
    for number, cluster in enumerate(clusters):
        if number not in taken:
            yield cluster


def _raised(small: list[Glyph], large: list[Glyph]) -> bool:
    size = _common_size(large)
    if _common_size(small) > 0.75 * size:
        return False
    top, bottom = large[0].base - 0.85 * size, large[0].base + 0.2 * size
    return all(top < (glyph.top + glyph.bottom) / 2 < bottom for glyph in small) and all(
        any(abs(glyph.x0 - near.x1) < size or abs(near.x0 - glyph.x1) < size for near in large)
        for glyph in small
    )


def _common_size(glyphs: Iterable[Glyph]) -> float:
    counts = Counter(glyph.size for glyph in glyphs)
    return max(counts, key=lambda size: (counts[size], size))


def _parts(ordered: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Split one base line where a wide gap or a long run of blanks stands."""
    part: list[Glyph] = []
    end, blanks = float("-inf"), 0
    for glyph in ordered:
        if glyph.blank:
            blanks += 1
            if blanks < _BLANK_RUN:
                end = max(end, glyph.x1) if part else end
                part.append(glyph)
            continue
        if part and (glyph.x0 - end > SEGMENT_GAP * glyph.size or blanks >= _BLANK_RUN):
            yield part
            part = []
        part.append(glyph)
        end, blanks = max(end, glyph.x1) if len(part) > 1 else glyph.x1, 0
    yield part


def _line(part: Sequence[Glyph], page: int) -> Line:
    ink = [glyph for glyph in part if not glyph.blank]
    size = _common_size(ink)
    fonts = Counter(glyph.font for glyph in ink)
    return Line(
        text=_text(part).strip(),
        page=page,
        x0=min(glyph.x0 for glyph in ink),
        top=min(glyph.top for glyph in ink),
        x1=max(glyph.x1 for glyph in ink),
        bottom=max(glyph.bottom for glyph in ink),
        base=ink[0].base,
        size=size,
        bold=2 * sum(glyph.bold for glyph in ink) > len(ink),
        font=max(sorted(fonts), key=lambda font: fonts[font]),
        glyphs=tuple(ink),
    )


def _text(part: Sequence[Glyph]) -> str:
    """The characters of a segment; spaces the file leaves out between Latin words come back."""
    pieces: list[str] = []
    before: Glyph | None = None
    for glyph in part:
        if before is not None and not glyph.blank and not before.blank:
            gap = glyph.x0 - before.x1
            latin = _LATIN.match(before.text) and (_LATIN.match(glyph.text) or before.text in ".)")
            if gap > (0.18 if latin else 0.8) * glyph.size:
                pieces.append(" " if latin else "　")
        pieces.append(" " if glyph.blank and glyph.text != "　" else glyph.text)
        before = glyph
    return "".join(pieces)
