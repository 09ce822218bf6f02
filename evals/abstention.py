"""When to decline: wrong answers and wrong refusals, always side by side.

python -m evals.abstention [--split dev]
"""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.opening import open_assistant
from assistant.scope import MIN_CONFIDENCE
from assistant.settings import read_settings
from evals.intervals import rate_interval, rounded
from evals.question_set import Question, grouped, read_questions

THRESHOLDS = tuple(step / 20 for step in range(1, 20))
"""The confidences at which the curve of both errors is drawn."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave: entry ids, best first; the confidence in [0, 1]; whether the assistant declines."""

    ranking: tuple[str, ...]
    confidence: float
    declined: bool


def abstention(questions: Sequence[Question], found: Mapping[str, Found]) -> dict[str, Any]:
    """Return both errors together: by confidence at MIN_CONFIDENCE, as the assistant decides, and the curve.

    An error is an answer to an unanswerable question, or a refusal of an answerable one.
    """
    return {
        "threshold": MIN_CONFIDENCE,
        "by_confidence": _errors(questions, lambda name: found[name].confidence < MIN_CONFIDENCE),
        "as_the_assistant_decides": _errors(questions, lambda name: found[name].declined),
        "curve": [_errors_at(questions, found, threshold) for threshold in THRESHOLDS],
    }


def through_the_assistant(assistant: Assistant, questions: Sequence[Question]) -> dict[str, Any]:
    """Return both errors by type over what the whole assistant answers, and which questions they are.

    Help in a crisis answers an answerable question, and is no wrong answer to another.
    """
    statuses = {each.question_id: assistant.answer(each.text).status for each in questions}
    outcomes = [
        (each, statuses[each.question_id] is (Status.ABSTAINED if each.answerable else Status.ANSWERED))
        for each in questions
    ]
    return {
        "wrong_answers": _rates([(each.type, wrong) for each, wrong in outcomes if not each.answerable]),
        "wrong_refusals": _rates([(each.type, wrong) for each, wrong in outcomes if each.answerable]),
        "wrong": [each.question_id for each, wrong in outcomes if wrong],
    }


def _errors(questions: Iterable[Question], refuses: Callable[[str], bool]) -> dict[str, Any]:
    wrong_answers, wrong_refusals = [], []
    for question in questions:
        if question.answerable:
            wrong_refusals.append((question.type, refuses(question.question_id)))
        else:
            distance = "near" if question.near else "far"
            wrong_answers.append((distance, not refuses(question.question_id)))
    return {"wrong_answers": _rates(wrong_answers), "wrong_refusals": _rates(wrong_refusals)}


def _errors_at(
    questions: Sequence[Question], found: Mapping[str, Found], threshold: float
) -> dict[str, float]:
    wrong = {True: 0, False: 0}
    for question in questions:
        refused = found[question.question_id].confidence < threshold
        wrong[question.answerable] += refused is question.answerable
    answerable = sum(question.answerable for question in questions)
    return {
        "threshold": threshold,
        "wrong_answers": round(wrong[False] / max(1, len(questions) - answerable), 4),
        "wrong_refusals": round(wrong[True] / max(1, answerable), 4),
    }


def _rates(outcomes: Sequence[tuple[str, bool]]) -> dict[str, Any]:
    """The share of errors over all, with its interval, and by group."""
    groups = grouped(outcomes, lambda outcome: outcome[0])
    by_group = {label: _rate([wrong for _, wrong in group]) for label, group in groups}
    return {**_rate([wrong for _, wrong in outcomes]), "by_group": by_group}


def _rate(wrong: Sequence[bool]) -> dict[str, Any]:
    count, total = sum(wrong), len(wrong)
    interval = rounded(rate_interval(count, total))
    return {"rate": round(count / max(1, total), 4), "n": total, "rate_95": interval}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both errors through the whole assistant as JSON."""
    parser = argparse.ArgumentParser(prog="python -m evals.abstention")
    parser.add_argument("--split", choices=["test", "dev"], default="test", help="調整は dev で")
    given = parser.parse_args(arguments)
    assistant = open_assistant(read_settings(), lambda _: None)
    report = through_the_assistant(assistant, read_questions(split=given.split))
    print(json.dumps({"split": given.split, **report}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
