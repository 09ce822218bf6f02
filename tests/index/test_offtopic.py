"""Off-topic questions: many, different, and none of them taken from the questions that measure."""

import json
from pathlib import Path

from corpus.edition import Edition
from index.analyze import terms
from index.offtopic import mixed, off_topic

SET = Path(__file__).resolve().parents[2] / "evals" / "sets" / "retrieval.jsonl"


def test_there_are_many_and_none_twice() -> None:
    texts = [question.text for question in off_topic()]
    assert len(texts) >= 1400
    assert len(set(texts)) == len(texts)


def test_they_come_in_many_groups() -> None:
    assert len({question.group for question in off_topic()}) >= 25


def test_every_mixed_question_has_its_subject() -> None:
    assert mixed()
    assert not [question.text for question in mixed() if "X" in question.text]


def test_none_is_a_question_that_measures() -> None:
    lines = SET.read_text(encoding="utf-8").splitlines()
    measured = {json.loads(line)["text"].rstrip("。？?") for line in lines}
    assert not measured & {question.text.rstrip("。？?") for question in (*off_topic(), *mixed())}


def test_none_is_a_question_of_an_entry(shipped: Edition) -> None:
    asked = {tuple(terms(question)) for entry in shipped.entries for question in entry.all_questions} - {()}
    assert not [question.text for question in off_topic() if tuple(terms(question.text)) in asked]
