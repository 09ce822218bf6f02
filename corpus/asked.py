"""Questions that several entries answer: what people ask, each entry graded by hand for how well it answers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.entry import Entry

GOOD = 2
"""The grade from which an entry answers a question: 3 treats exactly what is asked, 2 helps directly."""

_GRADES = (2, 3)


class AskedError(ValueError):
    """The graded questions cannot be used; the message says which line and what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked, and entry id → grade of the entries that answer it."""

    text: str
    grades: Mapping[str, int]


def read_asked(path: Path) -> tuple[Asked, ...]:
    """Return the graded questions of a file of JSON objects `{"text", "grades"}`, one a line.

    Raises:
        AskedError: the file cannot be read, a line is not of this form, or a question stands twice.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AskedError(f"{path}：質問のファイルを読めません（{error}）。") from error
    held: dict[str, Asked] = {}
    for number, line in enumerate(lines, start=1):
        asked = _asked(line, f"{path.name} の{number}行目")
        if asked.text in held:
            raise AskedError(
                f"{path.name} の{number}行目：質問「{asked.text}」が二つあります。片方を消してください。"
            )
        held[asked.text] = asked
    return tuple(held.values())


def with_asked(entries: Sequence[Entry], asked: Iterable[Asked]) -> list[Entry]:
    """Return the entries, each with the questions that it answers together with others.

    Raises:
        AskedError: a question names an entry that is not there.
    """
    shared: dict[str, list[str]] = {entry.entry_id: [] for entry in entries}
    for one in asked:
        for entry_id, grade in one.grades.items():
            if entry_id not in shared:
                raise AskedError(f"質問「{one.text}」の項目「{entry_id}」がありません。id を直してください。")
            if grade >= GOOD:
                shared[entry_id].append(one.text)
    return [replace(entry, shared_questions=tuple(shared[entry.entry_id])) for entry in entries]


def _asked(line: str, place: str) -> Asked:
    try:
        record = json.loads(line)
        text, grades = record["text"], record["grades"]
        good = bool(text.strip()) and bool(grades) and all(grade in _GRADES for grade in grades.values())
    except (ValueError, KeyError, TypeError, AttributeError):
        good = False
    if not good:
        raise AskedError(f'{place}：{{"text": 質問, "grades": {{項目の id: 2 か 3}}}} の形で書いてください。')
    return Asked(text, grades)
