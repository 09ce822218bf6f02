"""Sentence relevance: the labelled set is well-formed, and the measure counts what a hand count gives."""

from collections import Counter

from assistant.answer import Answer, AnswerSentence, Block, Role, Status
from assistant.assistant import Assistant
from evals.intervals import rate_interval
from evals.question_set import Question, read_questions
from evals.sentences import Said, SentenceLabel, evaluate, measure, read_labels, said_in


def label(text: str, grade: int, question_id: str = "q") -> SentenceLabel:
    return SentenceLabel(f"s-{question_id}-{text}", question_id, "point-8#steps", text, grade, "dev")


def shares(figures: object, name: str) -> tuple[float, int]:
    assert isinstance(figures, dict)
    return figures[name]["value"], figures[name]["n"]


def test_every_label_is_a_grade_of_one_text_for_one_answerable_question_of_its_split() -> None:
    labels = read_labels()
    questions = {question.question_id: question for question in read_questions()}
    for one in labels:
        assert one.grade in (0, 1, 2)
        assert one.text.strip() == one.text != ""
        assert "#" in one.passage_id
        assert questions[one.question_id].answerable
        assert questions[one.question_id].split == one.split
    assert len({one.label_id for one in labels}) == len(labels)
    assert len({(one.question_id, one.text) for one in labels}) == len(labels)


def test_each_split_holds_thirty_questions_of_every_type_in_scope() -> None:
    questions = {question.question_id: question for question in read_questions()}
    for split in ("dev", "test"):
        asked = {one.question_id for one in read_labels(split=split)}
        types = Counter(questions[question_id].type for question_id in asked)
        assert len(asked) == 30
        assert len(types) == 25
        assert max(types.values()) <= 2


def test_shares_are_counted_by_role_and_sentences_without_a_label_stand_apart() -> None:
    said = [
        Said("q", Role.STEPS, "助ける"),
        Said("q", Role.STEPS, "背景"),
        Said("q", Role.STEPS, "的外れ"),
        Said("q", Role.STEPS, "まだ見ていない"),
        Said("q", Role.CASE, "的外れ"),
    ]
    figures = measure(said, [label("助ける", 2), label("背景", 1), label("的外れ", 0)])
    overall, by_role = figures["all"], figures["by_role"]
    assert isinstance(overall, dict)
    assert isinstance(by_role, dict)
    assert (overall["n"], overall["unlabelled"]) == (5, 1)
    assert (shares(overall, "fitting"), shares(overall, "helps")) == ((0.5, 4), (0.25, 4))
    assert shares(by_role["steps"], "fitting") == (0.6667, 3)
    assert shares(by_role["case"], "fitting") == (0.0, 1)
    assert overall["fitting"]["interval"] == [round(edge, 4) for edge in rate_interval(2, 4)]
    assert set(by_role) == {"steps", "case"}


def test_a_label_does_not_count_for_another_question() -> None:
    figures = measure([Said("other", Role.STEPS, "助ける")], [label("助ける", 2)])
    overall = figures["all"]
    assert isinstance(overall, dict)
    assert (overall["unlabelled"], overall["fitting"]["n"]) == (1, 0)


def test_helplines_and_notices_are_not_judged() -> None:
    blocks = [Block(role, (AnswerSentence(role.value),)) for role in (Role.HELPLINE, Role.STEPS, Role.NOTICE)]
    answer = Answer("問い", Status.CRISIS, blocks=tuple(blocks))
    assert said_in("q", answer) == [Said("q", Role.STEPS, "steps")]


def test_only_labelled_questions_are_asked_and_a_declined_one_is_named(assistant: Assistant) -> None:
    questions = {question.question_id: question for question in read_questions()}
    weather = Question("w", "明日の天気を教えてください", "far", "worker", "plain", False, False, {}, "dev")
    asked = [questions["disagree-1"], weather, questions["first_day-1"]]
    figures = evaluate(assistant, asked, [label("x", 0, "disagree-1"), label("x", 0, "w")])
    assert figures["questions"] == 2
    assert figures["declined"] == ["w"]
    overall = figures["all"]
    assert isinstance(overall, dict)
    assert overall["n"] == overall["unlabelled"] > 0
