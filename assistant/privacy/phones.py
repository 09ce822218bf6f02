"""Telephone numbers of persons; lines that serve the public are left to be read."""

import functools
import re
from collections.abc import Iterator

from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from corpus.edition import SHIPPED
from corpus.helplines import read_helplines

_GAP = r"(?:[-.の]|\s{1,2})?"
_PHONE = re.compile(
    rf"(?<![\d-])(?:\+\s?81{_GAP}(?:\(0\))?\d{{1,4}}|\(0\d{{1,4}}\)|0\d{{1,4}}){_GAP}"
    rf"(?:\(\d{{1,4}}\)|\d{{1,4}}){_GAP}\d{{3,4}}(?![\d-])"
)
_NOT_A_PHONE = re.compile(
    r"(?:保険|年金|証|口座|免許|手帳|カルテ|会員|社員|学籍)\w{0,8}?(?:番号)?[はがを:\s]{0,2}$"
)
_LOCAL = re.compile(
    r"(?:電話|TEL|Tel|tel|☎|FAX|Fax|携帯|自宅|連絡先)(?:番号)?[はがも、:\s]{0,3}(?P<number>\d{2,4}-\d{4})(?![\d-])"
)
_PUBLIC_PREFIXES = ("0120", "0800", "0570")
"""Numbers that no private person has: free calls and calls by navigation dial.

Source: 総務省 電気通信番号計画.
"""


def phones(reading: Reading) -> Iterator[Span]:
    """Yield the telephone numbers that may be a person's: of 10 or 11 digits, or local ones so named."""
    for match in _PHONE.finditer(reading.digits):
        if _is_private(match[0]) and not _NOT_A_PHONE.search(reading.plain, 0, match.start()):
            yield Span(match.start(), match.end(), "電話番号")
    for match in _LOCAL.finditer(reading.digits):
        yield Span(*match.span("number"), "電話番号")


def public_numbers(reading: Reading) -> Iterator[Span]:
    """Yield the numbers of public lines, which nothing may mask."""
    for match in _PHONE.finditer(reading.digits):
        if _is_public(_national(match[0])):
            yield Span(match.start(), match.end(), "")


def _is_private(number: str) -> bool:
    digits = _national(number)
    return len(digits) in (10, 11) and digits[1] != "0" and not _is_public(digits)


def _is_public(digits: str) -> bool:
    return digits.startswith(_PUBLIC_PREFIXES) or digits in _helplines()


def _national(number: str) -> str:
    """The digits as dialled inside the country."""
    digits = re.sub(r"\D", "", number)
    return "0" + digits.removeprefix("81").removeprefix("0") if "+" in number else digits


@functools.cache
def _helplines() -> frozenset[str]:
    """The digits of every number written in the shipped helpline records."""
    entries = read_helplines(SHIPPED / "helplines.toml")
    return frozenset(
        re.sub(r"\D", "", match[0]) for entry in entries for match in _PHONE.finditer(entry.body)
    )
