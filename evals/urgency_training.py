"""Learning the weights of the second reader of danger, from dev items and the corpus's own questions.

python -m evals.urgency_training
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from assistant.urgency import Concern
from assistant.urgency_reader import WEIGHTS, Floats, letter_groups, meaning_of, word_groups
from assistant.urgency_reading import fold
from evals.labelled import read_labelled
from evals.urgency import harmless_questions
from index.analyze import words
from index.words import WordVectors, load_word_vectors

MIN_TEXTS = 3
"""A letter group is kept when it stands in at least this many texts."""

MIN_TEXTS_WORDS = 2
"""A word group is kept when it stands in at least this many texts."""

KEPT = 6000
"""How many letter groups, and how many word groups, are kept: those with the greatest weights."""

STRENGTH = 30.0

ORDINARY_WEIGHT = 0.5
"""What a shipped question counts beside a labelled text: they are many, and plainly harmless."""

Text = tuple[str, frozenset[str]]
"""A question and the kinds of danger it tells of."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is read of some texts: the groups of each, and the meaning, shape (texts, 300)."""

    letters: list[set[str]]
    words: list[set[str]]
    meaning: Floats

    @classmethod
    def of(cls, texts: Sequence[str], vectors: WordVectors) -> "Features":
        """Return the features of texts, in order."""
        read = [words(text) for text in texts]
        return cls(
            [letter_groups(fold(text)) for text in texts],
            [word_groups(one) for one in read],
            np.array([meaning_of(one, vectors) for one in read]),
        )


def main() -> None:
    """Write the weights learned from `evals/sets/urgency.jsonl` (dev only) and the shipped questions."""
    dev = [(item.text, frozenset(item.labels)) for item in read_labelled("urgency", split="dev")]
    record = learn(dev, harmless_questions())
    WEIGHTS.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def learn(labelled: Sequence[Text], ordinary: Sequence[str]) -> dict[str, object]:
    """Return the record of a reader: its kinds, biases and weights. The same texts give the same record.

    `ordinary` are questions that tell of no danger; each counts less than a labelled text.
    """
    texts = [*labelled, *((text, frozenset[str]()) for text in ordinary)]
    importance = np.array([1.0] * len(labelled) + [ORDINARY_WEIGHT] * len(ordinary))
    features = Features.of([text for text, _ in texts], load_word_vectors())
    told = [held | {"any"} if held else held for _, held in texts]
    danger = np.array(["any" in held for held in told])
    letters = _strongest(features.letters, MIN_TEXTS, danger, importance)
    pairs = _strongest(features.words, MIN_TEXTS_WORDS, danger, importance)
    mean = features.meaning.mean(axis=0)
    parts = [table(features.letters, letters), table(features.words, pairs), features.meaning - mean]
    matrix = hstack([csr_matrix(part) for part in parts]).tocsr()
    kinds = ["any", *(concern.value for concern in Concern)]
    learned = [_fit(matrix, np.array([kind in held for held in told]), importance) for kind in kinds]
    weights = np.round([coefficients for coefficients, _ in learned], 2)
    ends = (len(letters), len(letters) + len(pairs))
    return {
        "kinds": kinds,
        "biases": [round(bias, 3) for _, bias in learned],
        "letters": dict(zip(letters, weights[:, : ends[0]].T.tolist(), strict=True)),
        "words": dict(zip(pairs, weights[:, ends[0] : ends[1]].T.tolist(), strict=True)),
        "meaning": weights[:, ends[1] :].tolist(),
        "mean": np.round(mean, 4).tolist(),
    }


def table(held: Sequence[set[str]], groups: Sequence[str]) -> csr_matrix:
    """Return texts × groups: 1 / √(known groups of the text) where it holds the group."""
    column = {group: place for place, group in enumerate(groups)}
    rows, columns, values = [], [], []
    for row, mine in enumerate(held):
        known = sorted(column[group] for group in mine if group in column)
        rows += [row] * len(known)
        columns += known
        values += [1 / np.sqrt(len(known) or 1)] * len(known)
    return csr_matrix((values, (rows, columns)), shape=(len(held), len(groups)))


def _strongest(held: Sequence[set[str]], least: int, danger: np.ndarray, importance: np.ndarray) -> list[str]:
    """The groups with the greatest weights, of those that stand in at least so many texts."""
    counts = Counter(group for mine in held for group in mine)
    groups = sorted(group for group, count in counts.items() if count >= least)
    weights, _ = _fit(table(held, groups), danger, importance)
    order = np.argsort(-np.abs(weights), kind="stable")[:KEPT]
    return [groups[place] for place in sorted(order)]


def _fit(matrix: csr_matrix, labels: np.ndarray, importance: np.ndarray) -> tuple[np.ndarray, float]:
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(matrix, labels, sample_weight=importance)
    return model.coef_[0], float(model.intercept_[0])


if __name__ == "__main__":
    main()
