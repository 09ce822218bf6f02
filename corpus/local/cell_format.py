"""Stored numbers of a spreadsheet as their cells show them."""

import re

from corpus.local.date_format import MAX_DAY, date_shown
from corpus.local.format_tokens import without_literals
from corpus.local.number_format import number_shown, plain_number

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "yyyy/m/d",
    16: "m/d",
    17: "yyyy/m",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    **dict.fromkeys((27, 36, 50, 57), "ge.m.d"),
    **dict.fromkeys((28, 29, 51, 54, 58), 'ggge"年"m"月"d"日"'),
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((34, 52, 55), 'yyyy"年"m"月"'),
    **dict.fromkeys((35, 53, 56), 'm"月"d"日"'),
}
"""Number format id → code, as Excel reads them in Japanese.

Source: ECMA-376 Part 1, 18.8.30 numFmt (with the Japanese list for 27-36 and 50-58).
"""

_DATE = re.compile(r"[ymdhsge]|aaa", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9.]+)\]")
_HOLDS = {
    "<=": float.__le__,
    ">=": float.__ge__,
    "<": float.__lt__,
    ">": float.__gt__,
    "=": float.__eq__,
    "<>": float.__ne__,
}


def cell_shown(value: str, code: str, *, since_1904: bool = False) -> str:
    """Return a stored number as a cell with this format code shows it; other values stay as they are."""
    try:
        number = float(value)
        plain = plain_number(number)
    except (ValueError, OverflowError):
        return value
    section, number = _section(code, number)
    if section.lower() in ("", "general", "g/標準", "@"):
        return plain
    if re.search(r"\[[hms]+\]", section, re.IGNORECASE) or _DATE.search(without_literals(section)):
        return date_shown(number, section, since_1904=since_1904) if 0 <= number <= MAX_DAY else plain
    return number_shown(number, section)


def _section(code: str, number: float) -> tuple[str, float]:
    """The part of a code, parted by semicolons, that holds for the number, and the number to show by it."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)
    for section in sections:
        condition = _CONDITION.search(section)
        if condition and _HOLDS[condition[1]](number, float(condition[2])):
            return section, number
    plain = [section for section in sections if not _CONDITION.search(section)] or sections[-1:]
    if len(plain) == len(sections) > 1 and number < 0:
        return plain[1], -number
    if len(plain) == len(sections) > 2 and number == 0:
        return plain[2], number
    return plain[0], number
