"""Tables with rules between their rows alone: the columns told by the space that every row leaves free."""

from collections.abc import Sequence
from statistics import median

from corpus.pdf.glyph import Glyph
from corpus.pdf.rule import Rule

_TOUCH = 3.0
_MIN_BANDS = 3
"""Fewer rows than this between rules are no table by themselves: a heading above and below a text."""

_BAND_LINES = 6
"""A band taller than so many lines holds several rows, or running text."""

_GUTTER = 0.8
"""The space between two columns is at least this wide (in letters)."""


def gutters(across: Sequence[Rule], down: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """Return the upright rules that tables without any would have: one in each space between two columns."""
    found: list[Rule] = []
    for group in _groups([rule for rule in across if not any(_meets(rule, tall) for tall in down)]):
        top, bottom = group[0].place, group[-1].place
        inside = [glyph for glyph in glyphs if not glyph.blank and _within(glyph, group[0], top, bottom)]
        if inside and _are_rows(group, inside):
            found += [Rule(place, top, bottom) for place in _free(inside)]
    return found


def _groups(across: Sequence[Rule]) -> list[list[Rule]]:
    """Rules of the same beginning and end, top to bottom, enough of them for a table."""
    groups: list[list[Rule]] = []
    for rule in sorted(across, key=lambda rule: rule.place):
        for group in groups:
            if abs(group[0].start - rule.start) <= _TOUCH and abs(group[0].end - rule.end) <= _TOUCH:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) > _MIN_BANDS]


def _are_rows(group: Sequence[Rule], inside: Sequence[Glyph]) -> bool:
    """Whether every band between two rules has print in it and is low enough for one row."""
    tallest = _BAND_LINES * 1.6 * median(glyph.size for glyph in inside)
    return all(
        below.place - above.place <= tallest
        and any(above.place < _height(glyph) < below.place for glyph in inside)
        for above, below in zip(group, group[1:], strict=False)
    )


def _free(inside: Sequence[Glyph]) -> list[float]:
    """The middles of the spaces that no letter of any row stands in."""
    least = _GUTTER * median(glyph.size for glyph in inside)
    spans = sorted((glyph.x0, glyph.x1) for glyph in inside)
    places, reached = [], spans[0][1]
    for start, end in spans:
        if start - reached >= least:
            places.append((start + reached) / 2)
        reached = max(reached, end)
    return places


def _within(glyph: Glyph, rule: Rule, top: float, bottom: float) -> bool:
    return rule.start <= glyph.middle <= rule.end and top <= _height(glyph) <= bottom


def _meets(flat: Rule, tall: Rule) -> bool:
    return (
        flat.start - _TOUCH <= tall.place <= flat.end + _TOUCH
        and tall.start - _TOUCH <= flat.place <= tall.end + _TOUCH
    )


def _height(glyph: Glyph) -> float:
    return glyph.base - 0.35 * glyph.size
