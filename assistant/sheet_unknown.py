"""What a question leaves open, so that a consultation sheet asks for it."""

import functools
import re
import tomllib
from pathlib import Path

from assistant.urgency import assess_urgency

_FILE = Path(__file__).with_name("sheet.toml")


_DANGER = "命や身体の危険がないか（死にたい気持ち、暴力、飲食）"
_SAFE = re.compile(r"危険は(?:ない|ありません)|安全は確認|命の心配は(?:ない|ありません)")


def unknown_in(question: str) -> tuple[str, ...]:
    """Return what the masked question does not tell, danger first; what is known is left out."""
    told_of_danger = bool(assess_urgency(question)) or bool(_SAFE.search(question))
    danger = () if told_of_danger else (_DANGER,)
    return (*danger, *(matter for matter, signs in _matters() if not signs.search(question)))


@functools.cache
def _matters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each matter with what shows that it is told, in the order a worker would ask."""
    records = tomllib.loads(_FILE.read_text(encoding="utf-8"))["unknown"]
    return tuple((record["matter"], re.compile("|".join(record["signs"]))) for record in records)
