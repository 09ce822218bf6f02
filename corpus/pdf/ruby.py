"""Ruby: small readings above words, taken out of the running text and kept beside it."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.pdf.line import Line

_MAX_SHARE = 0.66
"""Ruby is at most this share of the size of the letters under it."""

_MAX_CHARACTERS = 14


def part_ruby(parts: Sequence[Line]) -> tuple[list[Line], int]:
    """Return the segments without ruby, their `ruby` filled, and how many characters were ruby."""
    held: dict[int, list[tuple[str, str]]] = {}
    ruby: set[int] = set()
    for number, part in enumerate(parts):
        under = _under(part, parts)
        if under is not None:
            word = "".join(g.text for g in parts[under].glyphs if part.x0 - 1 < g.middle < part.x1 + 1)
            held.setdefault(under, []).append((word, "".join(part.text.split())))
            ruby.add(number)
    kept = [
        replace(part, ruby=tuple(held.get(number, ())))
        for number, part in enumerate(parts)
        if number not in ruby
    ]
    return kept, sum(parts[number].characters for number in ruby)


def _under(part: Line, parts: Sequence[Line]) -> int | None:
    """The number of the segment that this one is a reading of, or None."""
    if part.characters > _MAX_CHARACTERS:
        return None
    for number, base in enumerate(parts):
        if part.size > _MAX_SHARE * base.size or base is part:
            continue
        height = base.base - part.base
        near = 0.6 * base.size <= height <= 1.45 * base.size
        if near and part.x0 >= base.x0 - base.size and part.x1 <= base.x1 + base.size:
            return number
    return None
