"""A consultation sheet in Markdown."""

import re
from collections.abc import Iterable, Iterator

from assistant.sheet import MEMO_LINES, TITLE, Line, Reference, Sheet

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+"
)


def to_markdown(sheet: Sheet) -> str:
    """Return the sheet as Markdown; nothing that was typed or imported can act as markup in it."""
    return "\n".join(_rows(sheet)) + "\n"


def _rows(sheet: Sheet) -> Iterator[str]:
    yield f"# {TITLE}"
    yield from ("", f"作成日：{sheet.day}　　{_plain(sheet.stamp)}", "")
    yield from ("## 質問", "", _plain(sheet.question) or "（なし）", "")
    yield from ("## 手がかり", "")
    for part in sheet.guidance:
        yield from (f"### {_plain(part.heading)}", "", *_items(part.lines), "")
    yield from ("## まだ分からないこと", "", *(f"- [ ] {_plain(matter)}：" for matter in sheet.unknown), "")
    yield from ("## 一緒に考える人", "", *(f"- [ ] {_said(line)}" for line in sheet.people), "")
    yield from ("## メモ", "", *["　", ""] * MEMO_LINES)
    yield from ("## 出典", "", *(row for reference in sheet.references for row in _reference(reference)), "")
    yield from (f"{_plain(note)}  " for note in sheet.notes)


def _items(lines: Iterable[Line]) -> Iterator[str]:
    return (f"- {_said(line)}" for line in lines)


def _said(line: Line) -> str:
    marks = _marks(line.citations)
    return f"{_plain(line.text)} {marks}" if marks else _plain(line.text)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"\\[{number}\\]" for number in numbers)


def _reference(reference: Reference) -> Iterator[str]:
    yield f"- {_marks(reference.numbers)} 【{reference.provenance}】{_plain(reference.place)}  "
    yield from (f"  {_marks((number,))}「{_plain(quote)}」  " for number, quote in reference.quotes)
    yield f"  {_plain(reference.source)}"


def _plain(text: str) -> str:
    """One line of text in which no character is markup."""
    return _ACTIVE.sub(r"\\\1", _CONTROL.sub(" ", text)).strip()
