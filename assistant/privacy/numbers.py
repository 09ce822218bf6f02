"""Numbers that stand for a person: マイナンバー, insurance, pension, licences, bank accounts, cards."""

import re
from collections.abc import Iterator

from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading

_TWELVE = re.compile(r"(?<![\d-])\d{4}([-\s]?)\d{4}\1\d{4}(?![\d-])")
_MY_NUMBER_NEAR = re.compile(
    r"(?:マイナンバー|個人番号)(?:カード)?(?:の)?(?:番号)?[はが、をも:\s]{0,3}[「(]?$"
)
_ACCOUNT = re.compile(
    r"(?:[一-龥々ァ-ヶーA-Za-z]{0,14}(?:銀行|信用金庫|信金|信用組合|信組|農協|労働金庫|労金)"
    r"(?:\s?の?[一-龥々ァ-ヶー]{1,10}(?:支店|本店|出張所|営業部))?\s*の?)?\s*"
    r"(?:(?:普通|当座|貯蓄|総合)(?:預金|貯金|口座)?|\([普当]\))(?:番号)?[\s:、は]{0,3}\d{6,8}(?!\d)"
)
_POST_BANK = re.compile(
    r"(?:ゆうちょ(?:銀行)?\s*)?記号[\s:は]{0,2}\d{5}\s*-?\d?[\s、・]*番号[\s:は]{0,2}\d{6,8}(?!\d)"
)
_NAMED = re.compile(
    r"(?:(?<!郵便)番号|ナンバー|記号|口座|No\.?|№|免許証|保険証|パスポート|クレジットカード|カード)\s*(?:は|が|を|の|も|:)?\s*[「(]?\s*"
    r"(?P<number>第?(?:(?!番号|記号)[一-龥]{2,3}|[A-Za-z]{1,3})?-?\d(?:[\d-]|\s(?=\d)){2,18}[A-Za-z]{0,2}号?)(?!\d)"
)
_LONG = re.compile(r"(?<![\d.,-])\d{3,}(?:[-\s]\d{3,})*(?![\d,-])(?!\s*(?:円|人|世帯|件|万|億))")
_LETTERED = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{2}\d{8}[A-Z]{2}|[A-Z]{2}\d{7})(?![A-Za-z0-9])")
_MIN_NAMED_DIGITS = 4
_LONG_DIGITS = range(10, 20)


def numbers(reading: Reading) -> Iterator[Span]:
    """Yield マイナンバー, then accounts with their bank, then numbers so named, then any of 10–19 digits."""
    yield from _my_numbers(reading)
    for pattern, text in ((_ACCOUNT, reading.plain), (_POST_BANK, reading.plain)):
        for match in pattern.finditer(text):
            yield Span(match.start() + len(match[0]) - len(match[0].lstrip()), match.end(), "番号")
    for match in _NAMED.finditer(reading.digits):
        if _count(match["number"]) >= _MIN_NAMED_DIGITS and not _is_year(match["number"]):
            yield Span(*match.span("number"), "番号")
    for match in _LONG.finditer(reading.digits):
        if _count(match[0]) in _LONG_DIGITS:
            yield Span(match.start(), match.end(), "番号")
    for match in _LETTERED.finditer(reading.plain):
        yield Span(match.start(), match.end(), "番号")


def has_my_number_check_digit(digits: str) -> bool:
    """Whether the last of twelve digits is the check digit of the eleven before it.

    Source: 平成26年総務省令第85号 第5条.
    """
    total = sum(
        int(digit) * (place + 1 if place <= 6 else place - 5)
        for place, digit in enumerate(reversed(digits[:11]), start=1)
    )
    expected = 0 if total % 11 <= 1 else 11 - total % 11
    return int(digits[11]) == expected


def _my_numbers(reading: Reading) -> Iterator[Span]:
    for match in _TWELVE.finditer(reading.digits):
        named = _MY_NUMBER_NEAR.search(reading.plain, 0, match.start())
        other = re.search(r"(?:免許|保険|年金|手帳|受給|口座)\S{0,8}$", reading.plain[: match.start()])
        if named or (not other and has_my_number_check_digit(re.sub(r"\D", "", match[0]))):
            yield Span(match.start(), match.end(), "マイナンバー")


def _count(number: str) -> int:
    return sum(char.isdigit() for char in number)


def _is_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", number) is not None
