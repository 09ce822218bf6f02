"""The parts of a passage that may be said: whole list items, and sentences of running text."""

from collections.abc import Iterable

from assistant.citing import Unit
from assistant.injection import is_sayable
from corpus.passage import Passage
from corpus.sentences import split_sentences

_ITEM_SLUGS = frozenset({"steps", "words", "avoid", "forks", "practice", "review"})
"""Sections written as lists, where an item's second sentence explains its first."""

_NEVER_SAID = "（支援のポイント"


def units_of(passage: Passage) -> list[Unit]:
    """Return the units of a passage in order; an item of a list stays whole.

    A line that speaks to a machine, conceals something or holds a link (in imported files) gives none.
    """
    return [unit for unit in _all_units(passage) if is_sayable(_line_of(unit))]


def _line_of(unit: Unit) -> str:
    """The whole line a unit stands in: an order to a machine may be divided between sentences."""
    text = unit.passage.text
    start, end = text.rfind("\n", 0, unit.start) + 1, text.find("\n", unit.end)
    return text[start : end if end >= 0 else len(text)]


def _all_units(passage: Passage) -> list[Unit]:
    sentences = [s for s in split_sentences(passage.text) if not s.text.startswith(_NEVER_SAID)]
    if passage.slug not in _ITEM_SLUGS:
        return [Unit(passage, s.start, s.end) for s in sentences]
    units: list[Unit] = []
    for sentence in sentences:
        if units and "\n" not in passage.text[units[-1].end : sentence.start]:
            units[-1] = Unit(passage, units[-1].start, sentence.end)
        else:
            units.append(Unit(passage, sentence.start, sentence.end))
    return units


def units_in(passages: Iterable[Passage], slug: str) -> list[Unit]:
    """Return the units of those passages that belong to the section of this slug."""
    return [unit for passage in passages if passage.slug == slug for unit in units_of(passage)]


def is_list_item(unit: Unit) -> bool:
    """Whether the unit is a bare item of a list (a name), rather than a sentence."""
    return not unit.text.endswith(("。", "」", "）", "！", "？", "!", "?"))
