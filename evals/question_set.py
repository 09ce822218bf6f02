"""The labelled questions and conversations of evals/sets/, read and checked."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")

SETS = Path(__file__).parent / "sets"
"""The folder of the labelled sets that come with the program."""

GOOD = 2
"""An entry of this grade or more is an answer: 3 is exactly this trouble, 2 directly helps, 1 partly."""


class QuestionSetError(ValueError):
    """A labelled set cannot be used; the message names the file, the line and what to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """One labelled question. `relevant` is entry id → grade 1–3, empty where nothing answers it.

    `near` says of an unanswerable question that it stands close to the subject.
    """

    question_id: str
    text: str
    type: str
    voice: str
    style: str
    answerable: bool
    near: bool
    relevant: Mapping[str, int]
    split: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns of one person, oldest first; `relevant` (entry id → grade) judges the last one only."""

    conversation_id: str
    turns: tuple[str, ...]
    kind: str
    relevant: Mapping[str, int]


def read_questions(path: Path = SETS / "retrieval.jsonl", *, split: str = "") -> list[Question]:
    """Return the questions of a file, in order; of one split ("dev" or "test") where it is named.

    Raises:
        QuestionSetError: the file cannot be read, or a line lacks a field.
    """
    questions = [_question(path, number, row) for number, row in _rows(path)]
    return [question for question in questions if split in ("", question.split)]


def read_conversations(path: Path = SETS / "turns.jsonl") -> list[Conversation]:
    """Return the conversations of a file, in order.

    Raises:
        QuestionSetError: the file cannot be read, or a line lacks a field.
    """
    return [_conversation(path, number, row) for number, row in _rows(path)]


def good_entries(relevant: Mapping[str, int]) -> dict[str, int]:
    """Return only the entries that answer, with their grades."""
    return {entry_id: grade for entry_id, grade in relevant.items() if grade >= GOOD}


def grouped(items: Iterable[Item], label: Callable[[Item], str]) -> list[tuple[str, list[Item]]]:
    """Return the items under their labels, labels in order, items in the order they came."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(label(item), []).append(item)
    return sorted(groups.items())


def _question(path: Path, number: int, row: Mapping[str, object]) -> Question:
    try:
        return Question(
            question_id=str(row["id"]),
            text=str(row["text"]),
            type=str(row["type"]),
            voice=str(row["voice"]),
            style=str(row["style"]),
            answerable=bool(row["answerable"]),
            near=bool(row["near"]),
            relevant=_grades(row["relevant"]),
            split=str(row["split"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise QuestionSetError(f"{path} の {number} 行目：項目 {error} を確かめてください。") from error


def _conversation(path: Path, number: int, row: Mapping[str, object]) -> Conversation:
    try:
        turns = row["turns"]
        if not isinstance(turns, list):
            raise TypeError("turns")
        return Conversation(
            str(row["id"]), tuple(str(turn) for turn in turns), str(row["kind"]), _grades(row["relevant"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise QuestionSetError(f"{path} の {number} 行目：項目 {error} を確かめてください。") from error


def _grades(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        raise TypeError("relevant")
    return {str(entry_id): int(grade) for entry_id, grade in value.items()}


def _rows(path: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """The records of a file with their line numbers, from 1."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise QuestionSetError(f"{path}：ファイルを開けません。場所を確かめてください。") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            seen = f"{path} の {number} 行目"
            raise QuestionSetError(f"{seen}：JSON として読めません（{line[:30]}）。") from error
        if not isinstance(row, dict):
            raise QuestionSetError(f"{path} の {number} 行目：一行に一つの記録が要ります（{line[:30]}）。")
        yield number, row
