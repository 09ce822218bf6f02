from pathlib import Path

import pytest

from evals.question_set import Question, QuestionSetError, read_questions
from evals.second import Second, agreement, agreements, kappa, measure, read_second, settled


def question(name: str, relevant: dict[str, int]) -> Question:
    return Question(name, name, "cases", "worker", "plain", bool(relevant), False, relevant, "test")


def apart(one: int, other: int) -> float:
    return float(one != other)


def test_kappa_is_1_in_full_agreement_0_by_chance_and_below_0_against() -> None:
    assert kappa([(0, 0), (1, 1)], 2, apart) == 1.0
    assert kappa([(0, 0), (0, 1), (1, 0), (1, 1)], 2, apart) == pytest.approx(0.0)
    assert kappa([(0, 1), (1, 0)], 2, apart) == pytest.approx(-1.0)
    assert kappa([(0, 0)], 2, apart) == 1.0


def test_kappa_of_a_known_table() -> None:
    # 20 and 15 agreed, 5 and 10 not: observed 0.7, expected 0.5.
    pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
    assert kappa(pairs, 2, apart) == pytest.approx(0.4)


def test_a_grade_that_is_near_weighs_less_than_one_far_off() -> None:
    near = agreement([(0, 0), (3, 3), (2, 3), (1, 0)])
    far = agreement([(0, 0), (3, 3), (0, 3), (3, 0)])
    assert near["kappa"] > far["kappa"]
    assert near["n"] == 4


def test_judges_are_compared_among_themselves_and_with_the_first_grades() -> None:
    second: Second = {"a": {"x": (3, 3), "y": (0, 2)}, "b": {"z": (2,)}}
    found = agreements(second, {"a": {"x": 3}, "b": {}})
    assert found["among_the_judges"]["n"] == 2
    assert found["with_the_first"] == {"n": 1, "kappa": 1.0, "kappa_good": 1.0}
    assert found["good_though_not_listed"] == {"n": 2, "good": 1}


def test_the_ranking_is_scored_by_both_grades() -> None:
    second: Second = {"a": {"x": (0,), "y": (3,)}, "b": {"x": (1,)}}
    rankings = {"a": ["x"], "b": ["x"]}
    found = measure([question("a", {"x": 3}), question("b", {"x": 2})], second, rankings)
    assert (found["by_the_first"]["n"], found["by_the_first"]["hit@5"]) == (2, 1.0)
    assert (found["by_the_second"]["n"], found["by_the_second"]["hit@5"]) == (1, 0.0)


def test_each_judgement_is_scored_as_a_search_by_the_other() -> None:
    second: Second = {"a": {"x": (1,), "y": (3,)}, "b": {"x": (0,), "z": (2,)}}
    questions = [question("a", {"y": 2}), question("b", {"x": 3})]
    found = measure(questions, second, {"a": [], "b": []})["judges_as_searches"]
    assert found["second_by_the_first"]["R@5"] == 0.5
    assert (found["first_by_the_second"]["n"], found["first_by_the_second"]["R@5"]) == (2, 0.5)


def test_what_comes_with_the_program_judges_test_questions_alone_and_every_grade_of_theirs() -> None:
    second = read_second()
    test = {held.question_id: held for held in read_questions(split="test")}
    assert set(second) <= set(test)
    assert {held.question_id for held in test.values() if held.answerable} <= set(second)
    there_then = {entry for grades in second.values() for entry in grades}
    for name, grades in second.items():
        assert set(test[name].relevant) & there_then <= set(grades)
        assert all(0 <= grade <= 3 for held in grades.values() for grade in held)
    assert settled({"a": {"x": (0, 0, 3), "y": (1, 2)}}) == {"a": {"y": 1}}


def test_a_file_of_another_form_is_told(tmp_path: Path) -> None:
    path = tmp_path / "second.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(QuestionSetError, match="grades"):
        read_second(path)
