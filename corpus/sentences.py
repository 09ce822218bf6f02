"""Japanese sentences: where each begins and ends in a text, with list marks left out."""

import re
from dataclasses import dataclass

_OPENING = "「『（(〈《【［"
_CLOSING = "」』）)〉》】］"
_ENDS = "。！？!?"
_LIST_MARK = re.compile(r"[ \t　]*(?:[-*・●○◆◇■□]|\d{1,3}[.．)）](?!\d)|>)[ \t　]*")
_STRONG_MARK = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its character offsets in the text it was taken from: `text[start:end]`."""

    text: str
    start: int
    end: int


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of `text` in order, each a verbatim part of it.

    A line break always ends a sentence. A full stop inside brackets does not, so that a quoted
    phrase of several sentences stays whole. List marks at the head of a line belong to none.
    """
    sentences: list[Sentence] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        mark = _LIST_MARK.match(line)
        begin = mark.end() if mark else 0
        for start, end in _spans(line, begin):
            sentences.append(Sentence(line[start:end], offset + start, offset + end))
        offset += len(line)
    return sentences


def plain(text: str) -> str:
    """Return `text` without Markdown's strong marks, so that quotes read as plain words."""
    return _STRONG_MARK.sub(r"\1", text)


def _spans(line: str, begin: int) -> list[tuple[int, int]]:
    """The trimmed spans of the sentences of one line, from `begin` on."""
    spans: list[tuple[int, int]] = []
    depth, start = 0, begin
    balanced = _is_balanced(line)
    for position in range(begin, len(line)):
        character = line[position]
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif character in _ENDS and (depth == 0 or not balanced):
            following = line[position + 1 : position + 2]
            if following and following in _ENDS + _CLOSING:
                continue
            spans.append((start, position + 1))
            start = position + 1
    spans.append((start, len(line)))
    return [span for span in (_trim(line, *span) for span in spans) if span[0] < span[1]]


def _is_balanced(line: str) -> bool:
    return sum(line.count(mark) for mark in _OPENING) == sum(line.count(mark) for mark in _CLOSING)


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end
