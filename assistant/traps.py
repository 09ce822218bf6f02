"""Known mistakes in a question, and the entry that corrects each: an old definition, duties, numbers.

The signs are in `traps.toml`; the numbers are those of the edition's own telephone lines.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.urgency_reading import fold, pattern, read_rules
from corpus.edition import Edition
from corpus.entry import Entry, Kind

RULES = Path(__file__).with_name("traps.toml")
WRONG_NUMBER = "wrong_number"

_NUMBER = re.compile(
    r"(?<![\d-])(?:0\d{1,3}[- ]?\d{2,4}[- ]?\d{3,4}|#\d{4}|1\d{2}(?=番|に|へ|で|は|を|か|$|[。、?？」]))"
    r"(?![\d-]|年|か月|人|円|日|回|歳|分)"
)
_MASKED = "[電話番号]"
_MAX_SLIPS = 2
"""A long number that differs from a line's own in this many digits or fewer is taken for a slip of it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry that corrects a mistake in the question, and which mistake."""

    entry_id: str
    trap: str


def corrections(query: str, edition: Edition) -> tuple[Correction, ...]:
    """Return the entries that correct what the query takes for true, most telling first; empty if nothing.

    A number is checked against the lines it is called by; where masking has taken it, the line that is
    called is returned, so that its own number is told.
    """
    traps, names = _rules()
    folded = fold(query)
    found = [Correction(entry_id, trap) for trap, entry_id, sign in traps if sign.search(folded)]
    found += [Correction(entry_id, WRONG_NUMBER) for entry_id in _numbers(query, folded, edition, names)]
    held: dict[str, Correction] = {}
    for correction in found:
        if correction.entry_id in edition.by_id:
            held.setdefault(correction.entry_id, correction)
    return tuple(held.values())


def _numbers(query: str, folded: str, edition: Edition, names: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The lines whose numbers the query gets wrong."""
    text = unicodedata.normalize("NFKC", query)
    owners = _owners(edition)
    called = [entry_id for entry_id, name in names.items() if name.search(folded)]
    wrong = called if _MASKED in text else []
    for number in (_digits(match.group()) for match in _NUMBER.finditer(_plain(text))):
        owner = owners.get(number)
        if owner is None:
            wrong = [*wrong, *(called or _near(number, owners))]
        elif called and owner not in called:
            wrong = [*wrong, *called, owner]
    return wrong


def _near(number: str, owners: Mapping[str, str]) -> list[str]:
    """The lines whose number is a slip or two away; a short number must differ in one digit only."""
    slips = 1 if len(number) < 6 else _MAX_SLIPS
    return [
        owner
        for known, owner in owners.items()
        if len(known) == len(number) and sum(a != b for a, b in zip(known, number, strict=True)) <= slips
    ]


def _owners(edition: Edition) -> dict[str, str]:
    """Digits of each number of each telephone line → the line."""
    lines = edition.of_kind(Kind.HELPLINE)
    return {_digits(number): line.entry_id for line in lines for number in _numbers_of(line)}


def _numbers_of(line: Entry) -> list[str]:
    others = line.attributes.get("other_numbers", ())
    listed = others if isinstance(others, list | tuple) else ()
    held = [other["number"] for other in listed if isinstance(other, dict)]
    return [str(number) for number in (line.number or "", *held) if number]


def _digits(number: str) -> str:
    return re.sub(r"[^\d#]", "", number)


def _plain(text: str) -> str:
    """The text with every kind of dash written as one."""
    return re.sub(r"[‐‑–—―−ー](?=\d)", "-", text)


@functools.cache
def _rules() -> tuple[tuple[tuple[str, str, re.Pattern[str]], ...], dict[str, re.Pattern[str]]]:
    rules = read_rules(RULES)
    traps = tuple((rule["name"], rule["entry_id"], pattern(rule["signs"])) for rule in rules["trap"])
    return traps, {entry_id: pattern([name]) for entry_id, name in rules["lines"].items()}
