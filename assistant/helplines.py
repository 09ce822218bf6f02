"""Which telephone line is told first: the one made for the danger that the question tells of."""

import re
import unicodedata
from collections.abc import Sequence

from assistant.citing import Unit
from assistant.units import units_of
from assistant.urgency import Concern
from corpus.edition import Edition
from corpus.entry import Entry, Kind

MAX_LINES = 4
"""How many lines are told in a crisis, the two emergency numbers not counted."""

SUPPORT_CENTRE = "helpline-hikikomori-center"
"""The entry that names the prefecture's support centre."""

EMERGENCY = "danger_now"
"""The first situation of the two emergency numbers."""

_AKIN = {
    Concern.SUICIDE: {"suicide", "self_harm", "mental_health"},
    Concern.SELF_HARM: {"suicide", "self_harm", "mental_health"},
    Concern.VIOLENCE: {"police"},
}
"""Concern → the first situations of lines that also fit it; any fits that is `general`."""

_ALSO_SAID = {
    Concern.VIOLENCE: "市区町村の窓口",
    Concern.ELDER_ABUSE: "通報する義務",
    Concern.DISABILITY_ABUSE: "通報する義務",
}
"""Concern → words of a further sentence that is told: where to turn after the police, the duty."""

_LINE = re.compile(
    r"(?P<name>[一-龥ァ-ヴーA-Za-z]{2,}?)(?<!オン)(?<!ガイド)(?:ホットライン|ダイヤル|テレホン|ライン)"
)
"""The name of a telephone line before the word for one."""


def lines_for(edition: Edition, concerns: Sequence[Concern], teller_at_risk: bool = False) -> list[Unit]:
    """Return what to say of 110 and 119 and of the lines for these dangers, the gravest danger first.

    A line made for one danger is not told for another: DV lines are not for a grown child's violence.
    For a teller at risk (a worker in distress) the lines that listen come alone.
    """
    lines = edition.of_kind(Kind.HELPLINE)
    emergency = [line for line in lines if _situations(line)[:1] == [EMERGENCY]]
    told = [Concern.SUICIDE] if teller_at_risk else list(concerns)
    fitting: dict[str, Entry] = {}
    for concern in told:
        for line in sorted((line for line in lines if _fits(line, concern)), key=_order):
            fitting.setdefault(line.entry_id, line)
    chosen = list(fitting.values())[:MAX_LINES]
    return [unit for line in (*emergency, *chosen) for unit in _units(edition, line, told)]


def names_unheld_line(query: str, edition: Edition) -> bool:
    """Whether the query names a telephone line that the edition does not hold: no other one answers for it."""
    named = _LINE.search(unicodedata.normalize("NFKC", query))
    lines = (*edition.of_kind(Kind.HELPLINE), *edition.of_kind(Kind.LOCAL))
    return bool(named) and not any(named["name"] in f"{line.title}{line.body}" for line in lines if named)


def support_centre(edition: Edition) -> list[Unit]:
    """Return what to say of the prefecture's support centre; empty where the edition has no such entry."""
    entry = edition.by_id.get(SUPPORT_CENTRE)
    return first_units(edition, entry) if entry else []


def first_units(edition: Edition, entry: Entry) -> list[Unit]:
    """The number of a line with its hours, or its first sentence where it has no number."""
    return units_of(edition.passages_by_entry[entry.entry_id][0])[:1]


def _units(edition: Edition, line: Entry, concerns: Sequence[Concern]) -> list[Unit]:
    units = units_of(edition.passages_by_entry[line.entry_id][0])
    words = [_ALSO_SAID[concern] for concern in concerns if concern in _ALSO_SAID]
    return [*units[:1], *(unit for unit in units[1:] if any(word in unit.text for word in words))]


def _fits(line: Entry, concern: Concern) -> bool:
    """Whether the line serves the concern and was not made for some other danger."""
    served = _situations(line)
    if concern.value not in served or served[0] == EMERGENCY:
        return False
    return served[0] in {concern.value, "general", *_AKIN.get(concern, set())}


def _order(line: Entry) -> tuple[bool, bool]:
    """Lines open day and night first, among them those made for the danger."""
    return "24時間" not in str(line.attributes.get("hours", "")), _situations(line)[0] == "general"


def _situations(line: Entry) -> list[str]:
    served = line.attributes.get("situations", ())
    return [str(situation) for situation in served] if isinstance(served, list | tuple) else []
