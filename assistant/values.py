"""The value guard: words that force, make work the only goal, blame, or leave the worker alone.

Read in a person's question, or in a sentence drafted by a model. What is found is answered with the
value, stance or caution of the framework that it touches. The signs are in `values.toml`.
"""

import functools
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.citing import Unit
from assistant.units import units_of
from assistant.urgency_reading import fold, pattern, read_rules
from corpus.edition import Edition

RULES = Path(__file__).with_name("values.toml")


class Why(StrEnum):
    """How words go against the framework."""

    FORCES = "forces"
    WORK_ONLY = "work_only"
    BLAMES_FAMILY = "blames_family"
    BLAMES_PERSON = "blames_person"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Concerned:
    """The entry that some words touch, and how; `found` is what was read, in folded spelling."""

    entry_id: str
    why: Why
    found: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    concerned: Concerned
    said: tuple[str, ...]
    sign: re.Pattern[str]


def guard(text: str) -> tuple[Concerned, ...]:
    """Return the values, stances and cautions that the text goes against or is hurt by; empty if none.

    Words that refuse such a thing (「無理に誘わない」) are no sign of it.
    """
    denied, kinds = _rules()
    read = denied.sub("＿", fold(text))
    found = ((kind.concerned, kind.sign.search(read)) for kind in kinds)
    return tuple(Concerned(held.entry_id, held.why, match.group()) for held, match in found if match)


def naming_unit(edition: Edition, concerned: Concerned) -> Unit | None:
    """Return the sentence that names what is at stake, word for word; None without the entry."""
    passages = edition.passages_by_entry.get(concerned.entry_id, ())
    units = [unit for passage in passages for unit in units_of(passage)]
    wanted = next(kind.said for kind in _rules()[1] if kind.concerned.why is concerned.why)
    for words in wanted:
        for unit in units:
            if words in unit.text:
                return unit
    return units[0] if units else None


@functools.cache
def _rules() -> tuple[re.Pattern[str], tuple[_Kind, ...]]:
    rules = read_rules(RULES)
    return pattern(rules["ignore"]["denied"]), tuple(_kind(rule) for rule in rules["kind"])


def _kind(rule: dict[str, Any]) -> _Kind:
    concerned = Concerned(rule["entry_id"], Why(rule["name"]))
    return _Kind(concerned, tuple(rule["said"]), pattern(rule["signs"]))
