"""Headings by their words: lines that a plain text marks as such (■, 【…】, 第1章, １　目的)."""

import re

MAX_HEADING = 40
"""A longer line is no heading."""

_CHAPTER = re.compile(r"第\s*[0-9０-９一二三四五六七八九十]+\s*[部編章]")
_MARKED = re.compile(
    r"[■◆◇●▼▶★☆□]\s*\S|【[^】]+】$|《[^》]+》$|第\s*[0-9０-９一二三四五六七八九十]+\s*[節条]"
)
_NUMBERED = re.compile(r"[0-9０-９]{1,2}(?:[.．、]|[\s　])\s*[^\s0-9０-９]")
_ENDED = re.compile(r"[。、，,．.！？!?：:;]$")


def heading_level(line: str, following: str) -> int | None:
    """Return the level of a line as a heading, or None where it is none.

    `following` is the next line that is not empty: a numbered line before another is an item of a list.
    """
    line, following = line.strip(), following.strip()
    if not line or "\n" in line or len(line) > MAX_HEADING or _ENDED.search(line):
        return None
    if _CHAPTER.match(line):
        return 1
    if _MARKED.match(line) and not (following[:1] == line[:1] and line[:1] in "●□◇"):
        return 2
    numbered = _NUMBERED.match(line) and following and not _NUMBERED.match(following)
    return 3 if numbered and len(line) <= MAX_HEADING / 2 else None
