"""Measuring retrieval on our own corpus: what is found, when it should decline, and how it follows a talk.

python -m evals.corpus_retrieval [--split dev] [--index FOLDER] [--json]
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from assistant.rewrite import rewrite
from assistant.scope import declines
from corpus.edition import load_shipped
from evals.abstention import Found, abstention
from evals.intervals import mean_interval, rate_interval, rounded
from evals.measures import ndcg, recall, reciprocal_rank
from evals.question_set import (
    Conversation,
    Question,
    good_entries,
    grouped,
    read_conversations,
    read_questions,
)
from index.open import ensure_index
from index.retrieve import PassageRetriever

DEPTH = 10
Search = Callable[[str], Found]
Judged = Mapping[str, Mapping[str, int]]
"""Question id → entry id → grade."""

MEASURES: Mapping[str, Callable[[Sequence[str], Mapping[str, int]], float]] = {
    "hit@5": lambda ranking, grades: float(recall(ranking, good_entries(grades), 5) > 0),
    "R@5": lambda ranking, grades: recall(ranking, good_entries(grades), 5),
    "nDCG@10": lambda ranking, grades: ndcg(ranking, grades, DEPTH),
    "RR@10": lambda ranking, grades: reciprocal_rank(ranking, good_entries(grades), DEPTH),
}
"""hit@5 is 1 where a good entry (grade 2 or 3) stands in the first five; R@5 is the share of them that do."""

BEST = 3
"""The grade of an entry that tells of exactly this trouble."""


def search_with(retriever: PassageRetriever) -> Search:
    """Return the search that the assistant makes for one question."""

    def search(question: str) -> Found:
        entries = retriever.rank_entries(question, DEPTH)
        confidence = retriever.confidence(question)
        declined = declines(question, entries, confidence) is not None
        return Found(tuple(hit.entry_id for hit in entries), confidence, declined)

    return search


def evaluate_questions(questions: Sequence[Question], found: Mapping[str, Found]) -> dict[str, Any]:
    """Return the figures of ranking and of abstention; `found` is question id → what the search gave."""
    answerable = [question for question in questions if question.answerable]
    judged = {question.question_id: question.relevant for question in answerable}
    rankings = {name: found[name].ranking for name in judged}
    return {
        "ranking": score(rankings, judged),
        "by_type": {
            label: score(rankings, {question.question_id: question.relevant for question in group})
            for label, group in grouped(answerable, lambda question: question.type)
        },
        "by_style": {
            label: score(rankings, {question.question_id: question.relevant for question in group})
            for label, group in grouped(answerable, lambda question: question.style)
        },
        "missed": [name for name in judged if not MEASURES["hit@5"](rankings[name], judged[name])],
        "abstention": abstention(questions, found),
    }


def score(rankings: Mapping[str, Sequence[str]], judged: Judged) -> dict[str, Any]:
    """Return each measure's mean with its 95 % interval, and n, over the judged questions."""
    figures: dict[str, Any] = {"n": len(judged)}
    for label, measure in MEASURES.items():
        values = [measure(rankings[name], grades) for name, grades in judged.items()]
        figures[label] = _mean(values)
        # hit@5 is a rate: over a few questions that are all found, the bootstrap would be sure of itself.
        rate = label == "hit@5"
        interval = rate_interval(int(sum(values)), len(values)) if rate else mean_interval(values)
        figures[f"{label}_95"] = rounded(interval)
    good = {name: good_entries(grades) for name, grades in judged.items()}
    best = {name: _of_grade(grades, BEST) for name, grades in judged.items() if BEST in grades.values()}
    return figures | {
        "R@5_ceiling": _ceiling(good),
        "n_best": len(best),
        "R@5_best": _mean([recall(rankings[name], grades, 5) for name, grades in best.items()]),
        "R@5_best_95": rounded(mean_interval([recall(rankings[name], best[name], 5) for name in best])),
        "R@5_best_ceiling": _ceiling(best),
    }


def _ceiling(judged: Judged) -> float:
    """The R@5 of a ranking without fault: below 1 where a question has more than five such entries."""
    return _mean([recall(sorted(grades), grades, 5) for grades in judged.values()])


def _of_grade(grades: Mapping[str, int], grade: int) -> dict[str, int]:
    return {entry_id: held for entry_id, held in grades.items() if held == grade}


def _mean(values: Sequence[float]) -> float:
    return round(mean(values), 4) if values else 0.0


def evaluate_conversations(conversations: Sequence[Conversation], search: Search) -> dict[str, Any]:
    """Return the figures of the last turns read through `rewrite`, and of the same turns looked up alone."""
    judged = {talk.conversation_id: talk.relevant for talk in conversations}
    together = {talk.conversation_id: search(_stand_alone(talk.turns)).ranking for talk in conversations}
    alone = {talk.conversation_id: search(talk.turns[-1]).ranking for talk in conversations}
    return {
        "with_rewrite": score(together, judged),
        "without": score(alone, judged),
        "by_kind": {
            label: score(together, {talk.conversation_id: talk.relevant for talk in group})
            for label, group in grouped(conversations, lambda talk: talk.kind)
        },
        "missed": [name for name in judged if not MEASURES["hit@5"](together[name], judged[name])],
    }


def _stand_alone(turns: Sequence[str]) -> str:
    return rewrite(turns[-1], turns[:-1]).text


def evaluate_corpus(split: str, directory: Path) -> dict[str, Any]:
    """Return every figure over one split ("" is both) and all conversations; builds a missing index.

    Raises:
        QuestionSetError: a set cannot be read.
        IndexUnavailableError: the index could not be built.
    """
    search = search_with(ensure_index(directory, load_shipped()))
    questions = read_questions(split=split)
    found = {question.question_id: search(question.text) for question in questions}
    return {
        "split": split or "all",
        **evaluate_questions(questions, found),
        "conversations": evaluate_conversations(read_conversations(), search),
    }


def table(report: Mapping[str, object]) -> list[str]:
    """Return the ranking figures as tab-separated lines: a head, all, each type, each style."""
    by_type, by_style = report["by_type"], report["by_style"]
    if not (isinstance(by_type, dict) and isinstance(by_style, dict)):
        raise TypeError("by_type")
    rows = {"all": report["ranking"], **by_type, **by_style}
    names = ("n", *MEASURES, "R@5_ceiling", "n_best", "R@5_best", "R@5_best_ceiling")
    head = "\t".join(("", *names))
    return [head, *("\t".join((label, *_cells(row, names))) for label, row in rows.items())]


def _cells(row: Mapping[str, object], names: Sequence[str]) -> list[str]:
    return [str(row[name]) for name in names]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the index is a throw-away one unless a folder is named."""
    parser = argparse.ArgumentParser(prog="python -m evals.corpus_retrieval")
    parser.add_argument("--split", choices=["test", "dev", "all"], default="test", help="調整は dev で")
    parser.add_argument("--index", type=Path, help="索引を置くフォルダー（なければ作る）")
    parser.add_argument("--json", action="store_true", help="JSON で出す")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="yorisoi-eval-", ignore_cleanup_errors=True) as place:
        split = "" if given.split == "all" else given.split
        report = evaluate_corpus(split, given.index or Path(place))
    print(json.dumps(report, ensure_ascii=False) if given.json else "\n".join(table(report)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
