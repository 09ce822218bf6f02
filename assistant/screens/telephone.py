"""Telephone numbers in a text, made large and ready to dial."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

_NUMBER = re.compile(
    r"(?<![\d-])0\d{1,3}-\d{1,4}-\d{3,4}(?![\d-])"
    r"|[#＃]\d{4}(?!\d)"
    r"|(?<!\d)1(?:10|18|19|89)(?=番)"
)
"""Numbers with an area or service code, short codes (#8008), and 110番, 118番, 119番, 189番."""

_LINE = re.compile(r"(?P<name>.+?)：(?P<number>[#＃]?\d[\d-]*)(?:（(?P<details>.+)）)?。?")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that tells a line: whose it is, its number, and its hours and cost ("" if not told)."""

    name: str
    number: str
    details: str


def line_of(sentence: str) -> Line | None:
    """Return the line a sentence tells (「名前：番号（時間、料金）。」), or None if it tells none."""
    match = _LINE.fullmatch(sentence)
    return Line(match["name"], match["number"], match["details"] or "") if match else None


def dialled(text: str) -> Markup:
    """Return the text, escaped, each telephone number in it a link that dials."""
    parts, place = [], 0
    for match in _NUMBER.finditer(text):
        parts += [escape(text[place : match.start()]), dial_link(match[0])]
        place = match.end()
    return Markup("").join([*parts, escape(text[place:])])


def dial_link(number: str) -> Markup:
    """Return the number as a link that dials."""
    digits = re.sub(r"[^\d#]", "", number.replace("＃", "#")).replace("#", "%23")
    return Markup('<a class="tel" href="tel:{}">{}</a>').format(digits, number)
