"""How likely are ranked entries to be of use? `python -m evals.chances [--json]`: the weights, learned anew.

From the answerable dev questions of `retrieval.jsonl`: the first twenty entries of each, of use where their
grade is 2 or 3. Prints the weights of `assistant.chance`, and how they do on questions left out.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import log

import numpy as np

from assistant.assistant import ENTRIES_READ, Assistant
from assistant.chance import Weights, chance_of, signals_of
from assistant.opening import open_assistant
from assistant.settings import read_settings
from evals.question_set import Question, read_questions
from index.confidence import fit_logistic

FOLDS = 10
READ = 20
"""How many entries of a question are learned from."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The signals of one entry for a question, and whether it is of use."""

    question_id: str
    signals: tuple[float, float, float]
    useful: bool


def judged(assistant: Assistant, questions: Sequence[Question]) -> list[Judged]:
    """Return the first entries of each answerable question with their grades."""
    rows = []
    for question in questions:
        ranked = assistant.retriever.rank_entries(question.text, ENTRIES_READ)
        pairs = list(zip(ranked, signals_of(ranked, assistant.edition), strict=True))[:READ]
        rows += [
            Judged(question.question_id, signals, question.relevant.get(hit.entry_id, 0) >= 2)
            for hit, signals in pairs
            if question.answerable
        ]
    return rows


def fit(rows: Sequence[Judged]) -> Weights:
    """Return the weights learned from judged entries; the share of useful ones sets the constant."""
    useful = np.array([float(row.useful) for row in rows])
    learned = fit_logistic(np.array([row.signals for row in rows]), useful)
    share = float(useful.mean())
    constant = float(learned[0]) + log(share / (1 - share))
    return Weights(*(round(value, 2) for value in (constant, *map(float, learned[1:]))))


def left_out(rows: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Return each entry's chance by weights learned without its question, and whether it is of use."""
    names = list(dict.fromkeys(row.question_id for row in rows))
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    found = []
    for number in range(FOLDS):
        weights = fit([row for row in rows if fold[row.question_id] != number])
        held = (row for row in rows if fold[row.question_id] == number)
        found += [(chance_of(row.signals, weights), row.useful) for row in held]
    return found


def area(found: Sequence[tuple[float, bool]]) -> float:
    """Return how often a useful entry has the higher chance than one that is not (a tie counts half).

    Source: Mann and Whitney 1947; the area under the ROC curve.
    """
    useful = np.array([chance for chance, is_useful in found if is_useful])
    other = np.sort([chance for chance, is_useful in found if not is_useful])
    below = np.searchsorted(other, useful, "left") + np.searchsorted(other, useful, "right")
    return float(below.sum()) / (2 * len(useful) * len(other))


def by_band(found: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    """Return by fifths of the chance how many entries there are and what share of them is of use."""
    bands = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        held = [float(is_useful) for chance, is_useful in found if low <= chance < low + 0.2]
        useful = round(sum(held) / max(len(held), 1), 3)
        bands.append({"from": low, "n": len(held), "useful": useful})
    return bands


def main() -> None:
    """Print the weights and how they do as JSON."""
    parser = argparse.ArgumentParser(description="項目が役に立つ見込みの重みを、dev の判定から求めます")
    parser.add_argument("--json", action="store_true", help="一行で出します")
    arguments = parser.parse_args()
    assistant = open_assistant(read_settings(), lambda _: None)
    rows = judged(assistant, read_questions(split="dev"))
    found = left_out(rows)
    figures = {
        "entries": len(rows),
        "weights": asdict(fit(rows)),
        "area_left_out": round(area(found), 4),
        "bands_left_out": by_band(found),
    }
    print(json.dumps(figures, ensure_ascii=False, indent=None if arguments.json else 1))


if __name__ == "__main__":
    main()
