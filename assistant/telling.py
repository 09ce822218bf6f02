"""How a case is told: who it is about in one line, and the moment that meets the question."""

from collections.abc import Collection, Sequence

from assistant.citing import Unit
from assistant.select import Selector
from assistant.units import units_of
from corpus.entry import Entry
from corpus.passage import Passage

APPLIED = 0.15
"""What it is worth to a moment of a case that it puts a told point to use, beside a cosine of 1."""


def told_case(
    passages: Sequence[Passage], points: Collection[Entry], selector: Selector, count: int
) -> list[Unit]:
    """Return the line that tells who a case is about, and `count` moments near the question in their order.

    `passages` are those of the case. A moment in which one of `points` is put to use comes before others.
    """
    turns = [passage for passage in passages if passage.slug == "turn"]
    names = [f"{point.number} {point.title}" for point in points]
    moments = [unit for turn in turns for unit in units_of(turn)]
    worth = [APPLIED * any(name in moment.passage.text for name in names) for moment in moments]
    told = selector.best(moments, count, worth)
    return [*selector.keep(_opening(passages[0])), *told] if told else []


def _opening(profile: Passage) -> list[Unit]:
    """The first line of a profile, whole: an age alone (「31歳の男性。」) says nothing by itself."""
    end = profile.text.find("\n")
    return [Unit(profile, 0, end if end > 0 else len(profile.text))]
