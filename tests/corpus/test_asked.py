"""Graded questions: read whole, refused with a clear sentence, given to every entry that answers them."""

import json
from pathlib import Path

import pytest

from corpus.asked import Asked, AskedError, read_asked, with_asked
from corpus.edition import SHIPPED, EditionError, load_edition, load_shipped
from corpus.entry import Entry, Kind, Provenance, Section
from corpus.record import entry_from_record, entry_record


def entry(name: str, *questions: str) -> Entry:
    return Entry(
        name, Kind.TERM, name, Provenance.NOTES, "本文です。", (Section("意味", 0, 5),), questions=questions
    )


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "asked.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_question_is_given_to_each_entry_that_answers_it(tmp_path: Path) -> None:
    path = written(tmp_path, '{"text": "扉が開きません", "grades": {"term-a": 3, "term-b": 2}}')
    first, second, third = with_asked(
        [entry("term-a", "会えません"), entry("term-b", "扉が開きません"), entry("term-c")], read_asked(path)
    )
    assert first.all_questions == ("会えません", "扉が開きません")
    assert second.all_questions == ("扉が開きません",)
    assert third.all_questions == ()
    assert first.questions == ("会えません",)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"text": "会えません"}',
        '{"text": " ", "grades": {"term-a": 3}}',
        '{"text": "会えません", "grades": {}}',
        '{"text": "会えません", "grades": {"term-a": 1}}',
        '{"text": "会えません", "grades": [3]}',
    ],
)
def test_a_line_of_another_form_is_refused_by_its_number(tmp_path: Path, line: str) -> None:
    with pytest.raises(AskedError, match="2行目.*書いてください"):
        read_asked(written(tmp_path, '{"text": "始め", "grades": {"term-a": 3}}', line))


def test_a_question_that_stands_twice_is_refused(tmp_path: Path) -> None:
    line = json.dumps({"text": "会えません", "grades": {"term-a": 3}})
    with pytest.raises(AskedError, match="二つあります"):
        read_asked(written(tmp_path, line, line))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(AskedError, match="読めません"):
        read_asked(tmp_path / "asked.jsonl")
    with pytest.raises(EditionError, match="読めません"):
        load_shipped(_with_one_entry(tmp_path))


def test_an_unknown_entry_is_told() -> None:
    with pytest.raises(AskedError, match="term-z"):
        with_asked([entry("term-a")], [Asked("会えません", {"term-z": 3})])


def test_an_entry_keeps_its_questions_as_a_record() -> None:
    (held,) = with_asked([entry("term-a", "会えません")], [Asked("扉が開きません", {"term-a": 2})])
    assert entry_from_record(entry_record(held)) == held
    older = entry_record(held)
    del older["shared_questions"]
    assert entry_from_record(older).shared_questions == ()


def test_every_shipped_entry_answers_graded_questions() -> None:
    asked = read_asked(SHIPPED / "asked.jsonl")
    answered = {name for one in asked for name in one.grades}
    assert answered == {entry.entry_id for entry in load_shipped().entries}
    assert all(3 in one.grades.values() for one in asked)


def _with_one_entry(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    held = sorted((SHIPPED / "notes" / "terms").glob("*.md"))[0]
    (tmp_path / "notes" / held.name).write_bytes(held.read_bytes())
    (tmp_path / "helplines.toml").write_bytes((SHIPPED / "helplines.toml").read_bytes())
    assert load_edition(tmp_path / "notes").entries
    return tmp_path
