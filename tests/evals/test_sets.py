"""The labelled questions: well-formed, enough of each kind, and not what the retriever was trained on."""

import hashlib
from collections import Counter
from functools import cache

from corpus.edition import Edition, load_shipped
from evals.question_set import GOOD, read_conversations, read_questions

IN_SCOPE_TYPES = {
    "first_day", "cannot_meet", "unwilling", "disagree", "interview_stuck", "first_contact",
    "told_by_family", "outreach", "goal_work", "long_term", "violence", "crisis", "illness",
    "which_office", "burned_out", "ending", "training", "policy", "terms", "cases", "enumeration",
    "helplines", "family_home", "daily_life", "place_peer",
}  # fmt: skip
"""The question types of the people who ask, as in the README of the sets."""

TOO_ALIKE = 0.8
"""Shared character pairs over all character pairs, from which two questions count as the same."""


@cache
def shipped() -> Edition:
    return load_shipped()


def pairs(text: str) -> frozenset[str]:
    kept = [character for character in text if character.isalnum()]
    return frozenset(a + b for a, b in zip(kept, kept[1:], strict=False))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def test_likeness_tells_a_copy_from_another_question() -> None:
    asked = pairs("手紙には何を書いたらいいでしょうか。")
    assert likeness(asked, pairs("手紙には何を書いたらいいでしょうか")) == 1.0
    assert likeness(asked, pairs("手紙には何を書けばよいでしょうか。")) < TOO_ALIKE
    assert likeness(pairs("ab"), pairs("abc")) == 0.5


def test_no_question_was_written_into_the_corpus() -> None:
    texts = {text for entry in shipped().entries for text in (entry.title, *entry.all_questions)}
    taught = {text: pairs(text) for text in texts}
    asked = {question.question_id: pairs(question.text) for question in read_questions()}
    asked |= {talk.conversation_id: pairs(talk.turns[0]) for talk in read_conversations()}
    same = [
        (name, written)
        for name, text in asked.items()
        for written, known in taught.items()
        if likeness(text, known) >= TOO_ALIKE
    ]
    assert len(taught) > 1000, "the corpus holds no questions to compare with"
    assert not same


def test_ids_and_texts_are_distinct() -> None:
    questions, talks = read_questions(), read_conversations()
    ids = [question.question_id for question in questions] + [talk.conversation_id for talk in talks]
    assert len(set(ids)) == len(ids)
    assert len({question.text for question in questions}) == len(questions)
    assert len({talk.turns for talk in talks}) == len(talks)


def test_every_judged_entry_exists_and_every_grade_is_one_to_three() -> None:
    for judged in (*read_questions(), *read_conversations()):
        assert set(judged.relevant) <= set(shipped().by_id)
        assert set(judged.relevant.values()) <= {1, 2, 3}


def test_a_question_is_answerable_exactly_where_an_entry_answers_it() -> None:
    for question in read_questions():
        answered = any(grade >= GOOD for grade in question.relevant.values())
        assert answered is question.answerable, question.question_id
        assert question.answerable or not question.relevant, question.question_id
    assert all(max(talk.relevant.values()) >= GOOD for talk in read_conversations())


def test_every_question_type_is_asked_at_least_twelve_times() -> None:
    counts = Counter(question.type for question in read_questions() if question.answerable)
    assert set(counts) == IN_SCOPE_TYPES
    assert min(counts.values()) >= 12
    assert sum(counts.values()) >= 330


def test_questions_are_put_in_many_voices_and_styles() -> None:
    answerable = [question for question in read_questions() if question.answerable]
    styles, voices = Counter(q.style for q in answerable), Counter(q.voice for q in answerable)
    assert set(styles) == {"plain", "typo", "dialect", "kana", "colloquial"}
    assert len(answerable) - styles["plain"] >= 45
    assert set(voices) == {"worker", "family", "newcomer", "trainer", "manager"}


def test_most_unanswerable_questions_stand_near_the_border() -> None:
    unanswerable = [question for question in read_questions() if not question.answerable]
    near = sum(question.near for question in unanswerable)
    assert len(unanswerable) >= 100
    assert near >= 80
    assert len(unanswerable) - near <= 25
    assert not any(question.near for question in read_questions() if question.answerable)


def test_the_split_follows_from_the_id_and_halves_the_set() -> None:
    questions = read_questions()
    for question in questions:
        even = int(hashlib.sha256(question.question_id.encode()).hexdigest(), 16) % 2 == 0
        assert question.split == ("dev" if even else "test"), question.question_id
    share = len(read_questions(split="test")) / len(questions)
    assert 0.4 <= share <= 0.6


def test_conversations_hold_sixty_follow_ups_and_changes_of_subject() -> None:
    talks = read_conversations()
    assert len(talks) >= 60
    assert all(len(talk.turns) >= 2 and all(talk.turns) for talk in talks)
    kinds = Counter(talk.kind for talk in talks)
    assert kinds["topic_change"] >= 8
    assert {"more", "that_case", "money", "other", "concrete"} <= set(kinds)
