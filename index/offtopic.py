"""Questions of our own making that no support handbook answers: they teach what "no" looks like."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("offtopic.toml")
_PLACE = "X"


@dataclass(frozen=True, slots=True)
class OffTopic:
    """A question that is not to be answered, and the group of questions it was written with."""

    text: str
    group: str


@cache
def off_topic() -> tuple[OffTopic, ...]:
    """Return all written questions, those far from the subject first."""
    return tuple(
        OffTopic(text, group)
        for distance in ("far", "near")
        for group, texts in _tables()[distance].items()
        for text in texts.splitlines()
        if text
    )


@cache
def mixed() -> tuple[OffTopic, ...]:
    """Return the subject's own words in asks that no handbook answers: every subject with every ask."""
    subjects, asks = (_tables()["mixed"][name].split() for name in ("subjects", "asks"))
    return tuple(OffTopic(ask.replace(_PLACE, subject, 1), ask) for ask in asks for subject in subjects)


@cache
def _tables() -> dict[str, dict[str, str]]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
