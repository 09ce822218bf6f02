"""Both errors of declining, on four questions worked by hand."""

from assistant.assistant import Assistant
from assistant.scope import MIN_CONFIDENCE
from evals.abstention import Found, abstention, through_the_assistant
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


def test_counts_both_errors_of_the_whole_assistant_by_type(assistant: Assistant) -> None:
    asked = [
        Question("met", "ご本人に会えません。", "cannot_meet", "worker", "plain", True, False, {}, "dev"),
        Question("soup", "カレーの作り方を教えて", "far", "worker", "plain", False, False, {}, "dev"),
        Question("soup-2", "カレーの作り方を教えて", "terms", "worker", "plain", True, False, {}, "dev"),
    ]
    report = through_the_assistant(assistant, asked)
    assert report["wrong"] == ["soup-2"]
    assert (report["wrong_answers"]["rate"], report["wrong_answers"]["n"]) == (0.0, 1)
    assert report["wrong_refusals"]["by_group"]["terms"]["rate"] == 1.0
    assert report["wrong_refusals"]["by_group"]["cannot_meet"]["rate"] == 0.0
