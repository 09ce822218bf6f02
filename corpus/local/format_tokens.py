"""The parts of a spreadsheet's number format: places for digits, parts of a date, and literals."""

import re

TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|y+|m+|d+|h+|s+|g+|e+|a{3,4}|[0#?,]+|.', re.IGNORECASE | re.DOTALL
)
"""Each part of a format code.

Source: ECMA-376 Part 1, 18.8.31 numFmts.
"""

LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""The parts that stand for themselves, for space, for a colour or for a condition."""


def without_literals(code: str) -> str:
    """Return what of a code stands for digits or for parts of a date."""
    return LITERAL.sub("", code)


def literal(token: str) -> str:
    """Return what a part that is no place for digits shows."""
    if token.startswith('"'):
        return token[1:-1]
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("[$"):
        return token[2:-1].partition("-")[0]
    return "" if token[:1] in "[_*" else token
