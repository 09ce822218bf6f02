"""`python -m evals.second`: how far other judges agree with the grades of the questions, as JSON.

Three judges graded the pooled entries of the test questions again, blind to the first grades and to what had
found them (`sets/second.jsonl`, see `sets/README.md`). Agreement is Cohen's kappa, with squared weights over the
grades 0–3 and plain over "good" (2 or 3) or not. The ranking is scored by their grades as well.

Source: Cohen 1968 (weighted kappa).
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from statistics import median_low
from typing import Any

import numpy as np

from corpus.edition import load_shipped
from evals.corpus_retrieval import DEPTH, score
from evals.question_set import GOOD, SETS, Question, QuestionSetError, good_entries, read_questions
from index.open import ensure_index

GRADES = 4
Second = Mapping[str, Mapping[str, Sequence[int]]]
"""Question id → entry id → the grades given by those who judged it, in the order of the judges."""

Pair = tuple[int, int]


def read_second(path: Path = SETS / "second.jsonl") -> Second:
    """Return the second judgement.

    Raises:
        QuestionSetError: the file cannot be read, or a line is not `{"id", "grades"}`.
    """
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return {
            str(row["id"]): {name: tuple(map(int, held)) for name, held in row["grades"].items()}
            for row in rows
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionSetError(
            f"{path} を読めません。一行に id と grades があるか確かめてください。"
        ) from error


def settled(second: Second) -> dict[str, dict[str, int]]:
    """Return question id → entry id → the median of its grades, those of 0 left out."""
    medians = {
        question_id: {name: median_low(held) for name, held in grades.items()}
        for question_id, grades in second.items()
    }
    return {question_id: {n: g for n, g in grades.items() if g} for question_id, grades in medians.items()}


def kappa(pairs: Sequence[Pair], levels: int, weight: Callable[[int, int], float]) -> float:
    """Return Cohen's kappa of pairs of grades in [0, levels); `weight` is how far apart two grades are.

    1 where there is nothing to disagree about.
    """
    seen = np.zeros((levels, levels))
    for one, other in pairs:
        seen[one, other] += 1
    by_chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(len(pairs), 1)
    weights = np.array([[weight(one, other) for other in range(levels)] for one in range(levels)])
    expected = float((weights * by_chance).sum())
    return 1.0 - float((weights * seen).sum()) / expected if expected else 1.0


def agreement(pairs: Iterable[Pair]) -> dict[str, Any]:
    """Return n and both kappas of pairs of grades."""
    held = list(pairs)
    good = [(int(one >= GOOD), int(other >= GOOD)) for one, other in held]
    return {
        "n": len(held),
        "kappa": round(kappa(held, GRADES, lambda one, other: (one - other) ** 2), 3),
        "kappa_good": round(kappa(good, 2, lambda one, other: float(one != other)), 3),
    }


def agreements(second: Second, first: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    """Return how far the judges agree among themselves, and with the first grades where these were 1 or more."""
    graded = [(name, held) for grades in second.values() for name, held in grades.items()]
    among = [pair for _, held in graded for pair in combinations(held, 2)]
    with_first = [
        (first[question_id][name], median_low(held))
        for question_id, grades in second.items()
        for name, held in grades.items()
        if name in first.get(question_id, {})
    ]
    not_listed = [
        median_low(held)
        for question_id, grades in second.items()
        for name, held in grades.items()
        if name not in first.get(question_id, {})
    ]
    return {
        "among_the_judges": agreement(among),
        "with_the_first": agreement(with_first),
        "good_though_not_listed": {"n": len(not_listed), "good": sum(grade >= GOOD for grade in not_listed)},
    }


def measure(
    questions: Sequence[Question], second: Second, rankings: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return the agreement, and the ranking's figures by the first and by the second grades.

    By the second grades only questions count for which some entry is good. `judges_as_searches` scores each
    judgement as if it were a search, by the other: what the best of searches could reach.
    """
    first = {question.question_id: question.relevant for question in questions}
    again = {
        question_id: grades
        for question_id, grades in settled(second).items()
        if question_id in rankings and good_entries(grades)
    }
    answerable = {question.question_id: question.relevant for question in questions if question.answerable}
    return {
        **agreements(second, first),
        "by_the_first": score({name: rankings[name] for name in answerable}, answerable),
        "by_the_second": score({name: rankings[name] for name in again}, again),
        "judges_as_searches": {
            "second_by_the_first": score(_ranked(settled(second), answerable), answerable),
            "first_by_the_second": score(_ranked(first, again), again),
        },
    }


def _ranked(grades: Mapping[str, Mapping[str, int]], wanted: Iterable[str]) -> dict[str, list[str]]:
    """Question id → the entries graded for it, the best first; of the same grade by their id."""
    return {
        name: sorted(grades.get(name, {}), key=lambda entry: (-grades[name][entry], entry))[:DEPTH]
        for name in wanted
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the index is a throw-away one unless a folder is named."""
    parser = argparse.ArgumentParser(prog="python -m evals.second")
    parser.add_argument("--index", type=Path, help="索引を置くフォルダー（なければ作る）")
    given = parser.parse_args(arguments)
    second = read_second()
    questions = [question for question in read_questions(split="test") if question.question_id in second]
    with tempfile.TemporaryDirectory(prefix="yorisoi-eval-", ignore_cleanup_errors=True) as place:
        retriever = ensure_index(given.index or Path(place), load_shipped())
        rankings = {
            question.question_id: [hit.entry_id for hit in retriever.rank_entries(question.text, DEPTH)]
            for question in questions
        }
    print(json.dumps(measure(questions, second, rankings), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
