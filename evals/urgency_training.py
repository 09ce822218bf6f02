"""Learning the weights of the second reader of danger, from dev splits and the corpus's own questions.

python -m evals.urgency_training
"""

import json
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from assistant.urgency import Concern, assess_by_rule
from assistant.urgency_reader import WEIGHTS, letter_groups
from assistant.urgency_reading import fold
from corpus.edition import load_shipped
from evals.labelled import read_labelled
from evals.question_set import read_questions

MIN_TEXTS = 3
"""A letter group is kept when it stands in at least this many texts."""

KEPT = 6000
"""How many letter groups are kept: those with the greatest weights."""

STRENGTH = 30.0
LABELLED_WEIGHT = 3.0


def main() -> None:
    """Write the weights learned from `evals/sets/urgency.jsonl` (dev only) and the shipped questions."""
    dev = [(item.text, set(item.labels)) for item in read_labelled("urgency", split="dev")]
    questions = [question for entry in load_shipped().entries for question in entry.questions]
    questions += [question.text for question in read_questions(split="dev")]
    corpus = [(text, {concern.value for concern in assess_by_rule(text).concerns}) for text in questions]
    texts = [fold(text) for text, _ in [*dev, *corpus]]
    groups = _kept_groups(texts)
    matrix = features(texts, groups)
    importance = np.array([LABELLED_WEIGHT] * len(dev) + [1.0] * len(corpus))
    kinds = ["any", *(concern.value for concern in Concern)]
    told = [held | {"any"} if held else held for _, held in [*dev, *corpus]]
    learned = [_fit(matrix, np.array([kind in held for held in told]), importance) for kind in kinds]
    coefficients = np.array([weights for weights, _ in learned])
    strongest = np.argsort(-np.abs(coefficients).max(axis=0))[:KEPT]
    record = {
        "kinds": kinds,
        "biases": [round(bias, 3) for _, bias in learned],
        "weights": {groups[place]: np.round(coefficients[:, place], 2).tolist() for place in strongest},
    }
    WEIGHTS.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def features(texts: Sequence[str], groups: Sequence[str]) -> csr_matrix:
    """Return texts × groups: 1 / √(distinct groups of the text) where it holds the group."""
    column = {group: place for place, group in enumerate(groups)}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        held = letter_groups(text)
        for group in held & column.keys():
            rows.append(row)
            columns.append(column[group])
            values.append(1 / np.sqrt(len(held)))
    return csr_matrix((values, (rows, columns)), shape=(len(texts), len(groups)))


def _kept_groups(texts: Sequence[str]) -> list[str]:
    counts: dict[str, int] = {}
    for text in texts:
        for group in letter_groups(text):
            counts[group] = counts.get(group, 0) + 1
    return sorted(group for group, count in counts.items() if count >= MIN_TEXTS)


def _fit(matrix: csr_matrix, labels: np.ndarray, importance: np.ndarray) -> tuple[np.ndarray, float]:
    model = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced")
    model.fit(matrix, labels, sample_weight=importance)
    return model.coef_[0], float(model.intercept_[0])


if __name__ == "__main__":
    main()
