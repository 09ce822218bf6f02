"""Local entries: the desks and places to turn to, the practice of others, and what of a desk is told."""

from collections.abc import Sequence

from assistant.citing import Unit
from assistant.units import units_of
from corpus.entry import Entry, Kind
from corpus.passage import Passage

_PLACES = frozenset({"contact", "resource", "scheme"})
_TOLD = ("phone", "hours", "address")
_STEP = "＞"


def is_place(entry: Entry) -> bool:
    """Whether the entry is a municipality's own desk, place or scheme that somebody can turn to."""
    return entry.kind is Kind.LOCAL and entry.attributes.get("local_kind") in _PLACES


def is_practice(entry: Entry) -> bool:
    """Whether the entry tells how some municipality goes about it."""
    return entry.kind is Kind.LOCAL and entry.attributes.get("local_kind") == "practice"


def place_units(entry: Entry, passages: Sequence[Passage]) -> list[Unit]:
    """What to say of a place to turn to, in the words of its file; [] for any other entry.

    Where it has a telephone: the lines that tell its name, number, hours and address. Else its first
    two sentences, which name it.
    """
    if not is_place(entry):
        return []
    units = [unit for passage in passages for unit in units_of(passage)]
    if not entry.attributes.get("phone"):
        return units[:2]
    name = entry.title.rpartition(_STEP)[2].strip()
    told = [part for key in _TOLD for part in str(entry.attributes.get(key, "")).split("、") if part]
    return [unit for unit in units if any(part in _joined(unit) for part in (name, *told))]


def _joined(unit: Unit) -> str:
    """The words of a unit with single spaces, as attributes have them."""
    return " ".join(unit.text.split())
