"""Both errors of declining, on four questions worked by hand."""

from assistant.scope import MIN_CONFIDENCE
from evals.abstention import Found, abstention
from evals.question_set import Question

SURE, UNSURE = MIN_CONFIDENCE + 0.3, MIN_CONFIDENCE - 0.3


def question(name: str, *, answerable: bool, near: bool = False) -> Question:
    relevant = {"point-1": 3} if answerable else {}
    return Question(name, name, "crisis", "worker", "plain", answerable, near, relevant, "test")


QUESTIONS = [
    question("answered", answerable=True),
    question("refused", answerable=True),
    question("near", answerable=False, near=True),
    question("far", answerable=False),
]
FOUND = {
    "answered": Found(("point-1",), SURE, declined=False),
    "refused": Found(("point-1",), UNSURE, declined=True),
    "near": Found(("point-1",), SURE, declined=True),
    "far": Found((), UNSURE, declined=True),
}


def test_counts_wrong_answers_and_wrong_refusals_apart() -> None:
    errors = abstention(QUESTIONS, FOUND)["by_confidence"]
    assert errors["wrong_answers"]["rate"] == 0.5
    assert errors["wrong_answers"]["by_group"]["near"]["rate"] == 1.0
    assert errors["wrong_answers"]["by_group"]["far"]["rate"] == 0.0
    assert (errors["wrong_refusals"]["rate"], errors["wrong_refusals"]["n"]) == (0.5, 2)


def test_what_the_assistant_declines_counts_whatever_the_confidence() -> None:
    assert abstention(QUESTIONS, FOUND)["as_the_assistant_decides"]["wrong_answers"]["rate"] == 0.0


def test_the_curve_trades_one_error_for_the_other() -> None:
    curve = abstention(QUESTIONS, FOUND)["curve"]
    assert curve[0]["wrong_answers"] == 1.0
    assert curve[0]["wrong_refusals"] == 0.0
    assert curve[-1]["wrong_answers"] == 0.0
    assert curve[-1]["wrong_refusals"] == 1.0
