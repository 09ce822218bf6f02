"""Are the sentences of answers relevant? `python -m evals.sentences [--split dev|test] [--json]`.

Sixty answerable questions of `retrieval.jsonl`, 30 a split; every sentence that was said to them in the blocks
of guidance was graded by one person: 2 helps directly with this trouble, 1 is fitting background, 0 is
beside the point or could mislead. A label belongs to a question and a text, so that it holds for whichever
version says that sentence; a sentence without a label is counted apart and is in no share.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer, Role, Status
from assistant.assistant import Assistant
from assistant.opening import open_assistant
from assistant.settings import read_settings
from evals.answers import GUIDANCE
from evals.question_set import Question, read_questions
from evals.share import Share

SET = Path(__file__).with_name("sets") / "sentences.jsonl"

FITTING, HELPS = 1, 2


@dataclass(frozen=True, slots=True)
class SentenceLabel:
    """What a sentence is worth to a question: `grade` 0–2; `passage_id` is where it stood when judged."""

    label_id: str
    question_id: str
    passage_id: str
    text: str
    grade: int
    split: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that an answer says to a question, and the role of its block."""

    question_id: str
    role: Role
    text: str


def read_labels(path: Path = SET, *, split: str = "") -> list[SentenceLabel]:
    """Return the labels in order, of one split ("dev" or "test") where it is named.

    Raises:
        OSError: the file cannot be read.
    """
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    labels = [
        SentenceLabel(
            row["id"], row["question_id"], row["passage_id"], row["text"], int(row["grade"]), row["split"]
        )
        for row in rows
    ]
    return [label for label in labels if split in ("", label.split)]


def said_in(question_id: str, answer: Answer) -> list[Said]:
    """The sentences of an answer's guidance in order; helplines and notices are left out."""
    return [
        Said(question_id, block.role, sentence.text)
        for block in answer.blocks
        if block.role in GUIDANCE
        for sentence in block.sentences
    ]


def measure(said: Sequence[Said], labels: Iterable[SentenceLabel]) -> dict[str, object]:
    """Return how relevant the sentences are, by role and over all.

    `fitting`: the share of labelled sentences of grade 1 or 2; `helps`: of grade 2. `n` counts all
    sentences said, `unlabelled` those in no share.
    """
    grades = {(label.question_id, label.text): label.grade for label in labels}
    roles = [role for role in GUIDANCE if any(one.role is role for one in said)]
    by_role = {role.value: _figures([one for one in said if one.role is role], grades) for role in roles}
    return {"all": _figures(said, grades), "by_role": by_role}


def evaluate(
    assistant: Assistant, questions: Iterable[Question], labels: Sequence[SentenceLabel]
) -> dict[str, object]:
    """Return the figures for the labelled ones of these questions.

    `declined` names the questions that were met with an abstention: what is said there is in no share.
    """
    labelled = {label.question_id for label in labels}
    asked = [question for question in questions if question.question_id in labelled]
    answers = {question.question_id: assistant.answer(question.text) for question in asked}
    declined = [name for name, answer in answers.items() if answer.status is Status.ABSTAINED]
    said = [one for name, answer in answers.items() if name not in declined for one in said_in(name, answer)]
    return {"questions": len(asked), "declined": declined, **measure(said, labels)}


def _figures(said: Sequence[Said], grades: Mapping[tuple[str, str], int]) -> dict[str, object]:
    found = [grades.get((one.question_id, one.text)) for one in said]
    judged = [grade for grade in found if grade is not None]
    return {
        "n": len(said),
        "unlabelled": len(found) - len(judged),
        "fitting": Share.of(grade >= FITTING for grade in judged).as_json(),
        "helps": Share.of(grade >= HELPS for grade in judged).as_json(),
    }


def main() -> None:
    """Print the figures of one split as JSON."""
    parser = argparse.ArgumentParser(description="回答の一文一文が、問いに合っているかを測ります")
    parser.add_argument("--split", choices=["dev", "test"], default="test", help="使う半分（既定は test）")
    parser.add_argument("--json", action="store_true", help="一行で出します")
    arguments = parser.parse_args()
    assistant = open_assistant(read_settings(), lambda _: None)
    labels, questions = read_labels(split=arguments.split), read_questions(split=arguments.split)
    indent = None if arguments.json else 1
    print(json.dumps(evaluate(assistant, questions, labels), ensure_ascii=False, indent=indent))


if __name__ == "__main__":
    main()
