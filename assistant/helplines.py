"""Which telephone line is told first: the one made for the danger that the question tells of."""

from collections.abc import Iterable, Sequence

from assistant.citing import Unit
from assistant.units import units_of
from assistant.urgency import Concern
from corpus.edition import Edition
from corpus.entry import Entry, Kind

MAX_LINES = 4
"""How many lines are told in a crisis, the two emergency numbers not counted."""

SUPPORT_CENTRE = "helpline-hikikomori-center"
"""The entry that names the prefecture's support centre."""


def lines_for(edition: Edition, concerns: Sequence[Concern]) -> list[Unit]:
    """Return what to say of 110 and 119 and of the lines for these dangers, the gravest danger first."""
    emergency = _serving(edition, ["danger_now"])
    lines = [entry for entry in _serving(edition, [concern.value for concern in concerns]) if entry not in emergency]
    return [unit for entry in [*emergency, *lines[:MAX_LINES]] for unit in first_units(edition, entry)]


def support_centre(edition: Edition) -> list[Unit]:
    """Return what to say of the prefecture's support centre; empty where the edition has no such entry."""
    entry = edition.by_id.get(SUPPORT_CENTRE)
    return first_units(edition, entry) if entry else []


def first_units(edition: Edition, entry: Entry) -> list[Unit]:
    """The number of a line with its hours, or its first sentence where it has no number."""
    return units_of(edition.passages_by_entry[entry.entry_id][0])[:1]


def _serving(edition: Edition, situations: Iterable[str]) -> list[Entry]:
    found: dict[str, Entry] = {}
    for situation in situations:
        for entry in edition.of_kind(Kind.HELPLINE):
            served = entry.attributes.get("situations", ())
            if isinstance(served, list | tuple) and situation in served:
                found.setdefault(entry.entry_id, entry)
    return list(found.values())
