"""Reading the labelled sets."""

import json
from pathlib import Path

import pytest

from evals.question_set import QuestionSetError, good_entries, grouped, read_conversations, read_questions

RECORD = {
    "id": "a-1", "text": "会えません", "type": "cannot_meet", "voice": "worker", "style": "plain",
    "answerable": True, "near": False, "relevant": {"point-8": 3}, "split": "dev",
}  # fmt: skip


def written(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_reads_one_split_where_it_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "q.jsonl", RECORD, {**RECORD, "id": "a-2", "split": "test"})
    assert [question.question_id for question in read_questions(path)] == ["a-1", "a-2"]
    assert [question.question_id for question in read_questions(path, split="test")] == ["a-2"]
    assert read_questions(path)[0].relevant == {"point-8": 3}


def test_names_the_line_and_the_field_that_is_missing(tmp_path: Path) -> None:
    incomplete = {name: value for name, value in RECORD.items() if name != "voice"}
    with pytest.raises(QuestionSetError, match=r"2 行目.*voice"):
        read_questions(written(tmp_path / "q.jsonl", RECORD, incomplete))


def test_names_a_line_that_is_not_a_record(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="1 行目"):
        read_questions(written(tmp_path / "q.jsonl", ["a"]))
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(QuestionSetError, match="JSON"):
        read_questions(broken)


def test_says_when_the_file_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="開けません"):
        read_conversations(tmp_path / "none.jsonl")


def test_reads_the_turns_of_a_conversation_in_order(tmp_path: Path) -> None:
    record = {"id": "t-1", "turns": ["会えません", "他には？"], "kind": "more", "relevant": {"point-6": 2}}
    (talk,) = read_conversations(written(tmp_path / "t.jsonl", record))
    assert talk.turns == ("会えません", "他には？")
    with pytest.raises(QuestionSetError, match="turns"):
        read_conversations(written(tmp_path / "t.jsonl", {**record, "turns": "会えません"}))


def test_good_entries_are_those_that_answer() -> None:
    assert good_entries({"point-1": 1, "point-2": 2, "point-3": 3}) == {"point-2": 2, "point-3": 3}


def test_groups_by_label_in_order() -> None:
    assert grouped(["bb", "a", "cc"], lambda item: str(len(item))) == [("1", ["a"]), ("2", ["bb", "cc"])]
