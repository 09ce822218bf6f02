"""Numbers as a spreadsheet's format shows them: decimals, thousands, leading zeros, units."""

import re
from decimal import ROUND_HALF_UP, Decimal

from corpus.local.format_tokens import TOKEN, literal, without_literals

MAX_NUMBER = 1e15
"""From here on a spreadsheet itself no longer holds every digit."""

_PLACES = re.compile(r"[0#?,]+")


def plain_number(number: float) -> str:
    """Return a number as a cell without a format shows it."""
    return str(int(number)) if number == int(number) else f"{number:.11g}"


def number_shown(number: float, code: str) -> str:
    """Return a number as a format code shows it; a code without places for digits shows its own words."""
    bare = without_literals(code)
    places = re.sub(r"[^0#?,.]", "", bare)
    if abs(number) >= MAX_NUMBER:
        return plain_number(number)
    if not places.strip(",."):
        return "".join(map(literal, TOKEN.findall(code))) or plain_number(number)
    whole, _, part = places.partition(".")
    hundred = 100 if "%" in bare else 1
    exact = Decimal(repr(abs(number))) * hundred
    amount = f"{exact.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP):f}"
    integer, point, rest = _trimmed(amount, part.count("0")).partition(".")
    integer = integer.zfill(len(whole.replace(",", "").lstrip("#?")))
    if "," in whole.rstrip(","):
        integer = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", integer)
    before, _, after = _parted(code)
    sign = "-" if number < 0 else ""
    tail = "".join(literal(token) for token in TOKEN.findall(after) if not _PLACES.fullmatch(token))
    return f"{sign}{_filled(before, integer)}{point}{rest}{tail}" if after else sign + _filled(code, integer)


def _trimmed(amount: str, least: int) -> str:
    """Decimals beyond the least that must stand are dropped where they are zero."""
    while "." in amount and len(amount.partition(".")[2]) > least and amount.endswith("0"):
        amount = amount[:-1]
    return amount.rstrip(".")


def _parted(code: str) -> tuple[str, str, str]:
    """A code parted at its decimal point."""
    tokens = TOKEN.findall(code)
    place = tokens.index(".") if "." in tokens else len(tokens)
    return "".join(tokens[:place]), ".", "".join(tokens[place + 1 :])


def _filled(code: str, digits: str) -> str:
    """The digits put into the places of a code from the right; the literals between them stay."""
    tokens = TOKEN.findall(code)
    first = next(place for place, token in enumerate(tokens) if _PLACES.fullmatch(token))
    parts: list[str] = []
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if not _PLACES.fullmatch(token):
            parts.append(literal(token))
            continue
        size = len(digits) if place == first else min(len(digits), len(token.replace(",", "")))
        parts.append(digits[len(digits) - size :])
        digits = digits[: len(digits) - size]
    return "".join(reversed(parts))
