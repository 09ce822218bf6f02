"""Dates of birth: in any era, with any marks between, in kanji numerals; and the year one falls in."""

import re
from collections.abc import Iterator

from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading

_SMALL = r"(?:\d{1,2}|\d?十\d?)"
_ERA_YEAR = r"(?:(?:明治|大正|昭和|平成|令和)\s*(?:元|\d?十\d?|\d{1,2})|(?<![A-Za-z])[MTSHRmtshr]\.?\d{1,2})"
_YEAR = rf"(?:{_ERA_YEAR}|(?<!\d)(?:18|19|20)\d\d)"
_MARK = r"\s*[年./・-]\s*"
_FULL = rf"{_YEAR}{_MARK}{_SMALL}\s*[月./・-]\s*{_SMALL}(?:\s*日)?(?!\d)"
_MONTH = rf"{_YEAR}{_MARK}{_SMALL}\s*月?(?!\d)"
_DAY_ONLY = rf"(?<!\d){_SMALL}\s*[月/]\s*{_SMALL}(?:\s*日)?(?!\d)"
_SHORT = rf"(?<!\d)\d{{2}}年{_SMALL}月{_SMALL}日"
_EIGHT = r"(?<!\d)(?:19|20)\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
_ANY = rf"(?P<date>{_FULL}|{_EIGHT}|{_SHORT}|{_MONTH}|{_DAY_ONLY}|{_YEAR}年?)"
_BORN = r"(?:生まれ|生れ|うまれ|産まれ|生(?![一-龥]))"
_AFTER = re.compile(rf"{_ANY}\s*に?\s*{_BORN}")
_BEFORE = re.compile(
    rf"(?:生年月日|誕生日|お誕生日|生まれた日|生まれ|DOB|birthday|Birthday)\s*[はがも:、「(]?\s*{_ANY}"
)
_ALONE = re.compile(
    rf"(?P<date>{_FULL})(?!\S{{0,4}}(?:施行|公布|成立|改正|通知|付|現在|策定|開始|発行|公表|閣議|以降))"
)
_RECENT = 2009
"""A full date from this year on is more often a visit than a birth, and stays unless called a birth."""

_ERA_STARTS = {
    "明": 1867,
    "大": 1911,
    "昭": 1925,
    "平": 1988,
    "令": 2018,
    "M": 1867,
    "T": 1911,
    "S": 1925,
    "H": 1988,
    "R": 2018,
}


def births(reading: Reading) -> Iterator[Span]:
    """Yield the dates called a birth, then whole dates before 2009 that are not of a law or notice."""
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(reading.digits):
            yield Span(*match.span("date"), "生年月日")
    for match in _ALONE.finditer(reading.digits):
        if 0 < birth_year(match["date"]) < _RECENT:
            yield Span(*match.span("date"), "生年月日")


def birth_year(date: str) -> int:
    """Return the western year of a date in one-width digits, or 0 where it names no year."""
    if western := re.match(r"(?:18|19|20)\d\d", date):
        return int(western[0])
    era = re.match(r"\s*([明大昭平令MTSHRmtshr])[治正和成]?[.\s]*(元|\d?十\d?|\d{1,2})", date)
    return _ERA_STARTS[era[1].upper()] + _number(era[2]) if era else 0


def _number(numeral: str) -> int:
    """元 → 1, 五十二 (read as 5十2) → 52."""
    if numeral == "元":
        return 1
    tens, ten, ones = numeral.partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(tens)
