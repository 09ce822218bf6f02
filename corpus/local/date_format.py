"""Dates and times as a spreadsheet's format shows them, the Japanese eras among them."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from corpus.local.format_tokens import TOKEN, literal

MAX_DAY = 2_957_003
"""9999-12-31 for those that count from 1904; a larger number is no date."""

_ERAS = (
    (date(2019, 5, 1), ("R", "令", "令和")),
    (date(1989, 1, 8), ("H", "平", "平成")),
    (date(1926, 12, 25), ("S", "昭", "昭和")),
)
"""First day of each era and its names, short to long."""

_WEEK = "月火水木金土日"
_PART = re.compile(r"[ymdhs]+|\[[hms]+\]", re.IGNORECASE)
_SECONDS_OF_DAY = 86_400


def date_shown(number: float, code: str, *, since_1904: bool = False) -> str:
    """Return a stored day number as a date format shows it."""
    day_before = datetime(1899, 12, 30 if number >= 61 else 31)  # Excel believes in 29 February 1900
    base = datetime(1904, 1, 1) if since_1904 else day_before
    seconds = round(number * _SECONDS_OF_DAY)
    tokens = TOKEN.findall(code)
    half = any(token.upper() == "AM/PM" for token in tokens)
    when = base + timedelta(seconds=seconds)
    return "".join(_part(tokens, place, when, seconds, half) for place in range(len(tokens)))


def _part(tokens: Sequence[str], place: int, when: datetime, seconds: int, half: bool) -> str:
    part = tokens[place].lower()
    if re.fullmatch(r"\[[hms]+\]", part):
        return str(seconds // {"h": 3600, "m": 60, "s": 1}[part[1]])
    if part == "am/pm":
        return "午前" if when.hour < 12 else "午後"
    if part[0] in "ge" and set(part) <= {part[0]}:
        return _era(part, when.date())
    if part in ("aaa", "aaaa"):
        return _WEEK[when.weekday()] + ("曜日" if part == "aaaa" else "")
    if not _PART.fullmatch(part):
        return literal(tokens[place])
    if part[0] == "m" and _is_minute(tokens, place):
        return f"{when.minute:0{min(len(part), 2)}d}"
    hour = (when.hour % 12 or 12) if half else when.hour
    year = f"{when.year % 100:02d}" if len(part) <= 2 else str(when.year)
    values = {"y": year, "m": when.month, "d": when.day, "h": hour, "s": when.second}
    value = values[part[0]]
    if part in ("ddd", "dddd"):
        return _WEEK[when.weekday()]
    return value if isinstance(value, str) else f"{value:0{min(len(part), 2)}d}"


def _era(token: str, day: date) -> str:
    for first, names in _ERAS:
        if day >= first:
            return names[min(len(token), 3) - 1] if token[0] == "g" else str(day.year - first.year + 1)
    return "" if token[0] == "g" else str(day.year)


def _is_minute(tokens: Sequence[str], place: int) -> bool:
    """Whether an m stands for minutes: after hours or before seconds."""
    before = next((t for t in reversed(tokens[:place]) if _PART.fullmatch(t)), "")
    after = next((t for t in tokens[place + 1 :] if _PART.fullmatch(t)), "")
    return "h" in before.lower() or "s" in after.lower()
