"""Learning the weights of the second reader of danger, from dev items and the corpus's own questions.

Here the linear reader; the nets in `urgency_net_training`. A few minutes.

python -m evals.urgency_training
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from assistant.urgency import assess_by_rule
from assistant.urgency_net import WEIGHTS as NET_WEIGHTS
from assistant.urgency_reader import ANY, BLOCKS, TELLER, WEIGHTS, Floats, groups_of, meaning_of
from assistant.urgency_reading import fold
from evals.urgency import harmless_questions
from evals.urgency_items import read_items
from evals.urgency_net_training import KINDS, Reading, learn_nets
from index.analyze import words
from index.words import WordVectors, load_word_vectors

MIN_TEXTS = {"letters": 3, "words": 2, "senses": 3}
"""A group is kept when it stands in at least this many texts."""

KEPT = 6000
"""How many groups of each block are kept: those with the greatest weights."""

STRENGTH = 30.0

NEVER = -10.0
"""The bias of a kind of danger that no text tells of."""

ORDINARY_WEIGHT = 0.3
"""What a shipped question counts beside a labelled text: they are many, and plainly harmless."""

Text = tuple[str, frozenset[str]]
"""A question and the kinds of danger it tells of; `TELLER` among them where its writer wishes to die."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is read of some texts: for each block the groups of each text; the meaning, shape (texts, 300)."""

    groups: dict[str, list[set[str]]]
    meaning: Floats

    @classmethod
    def of(cls, texts: Sequence[str], vectors: WordVectors) -> "Features":
        """Return the features of texts, in order."""
        read = [words(text) for text in texts]
        held = [groups_of(fold(text), one) for text, one in zip(texts, read, strict=True)]
        blocks = {block: [one[block] for one in held] for block in BLOCKS}
        return cls(blocks, np.array([meaning_of(one, vectors) for one in read]))

    def at(self, places: Sequence[int]) -> "Features":
        """Return the features of the texts at these places."""
        blocks = {block: [held[place] for place in places] for block, held in self.groups.items()}
        return Features(blocks, self.meaning[list(places)])


def main() -> None:
    """Write the weights learned from `evals/sets/urgency.jsonl` (dev only) and the shipped questions."""
    dev = [(item.text, item.kinds) for item in read_items() if item.split == "dev"]
    ordinary = ordinary_questions()
    record = learn(dev, ordinary)
    WEIGHTS.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    vectors = load_word_vectors()
    reading = Reading.of([*(text for text, _ in dev), *ordinary], vectors)
    arrays = learn_nets(reading, [kinds for _, kinds in dev], vectors)
    np.savez_compressed(NET_WEIGHTS, allow_pickle=False, **arrays)


def ordinary_questions() -> list[str]:
    """Return the shipped questions that are learned from as harmless.

    Nobody has labelled them one by one, and a few do tell of danger: those that a rule sees are left out.
    """
    return [question for question in harmless_questions() if not assess_by_rule(question)]


def learn(labelled: Sequence[Text], ordinary: Sequence[str]) -> dict[str, object]:
    """Return the record of a reader: its kinds, biases and weights. The same texts give the same record.

    `ordinary` are questions that tell of no danger; each counts less than a labelled text.
    """
    told = [*(kinds for _, kinds in labelled), *[frozenset[str]()] * len(ordinary)]
    importance = np.array([1.0] * len(labelled) + [ORDINARY_WEIGHT] * len(ordinary))
    features = Features.of([*(text for text, _ in labelled), *ordinary], load_word_vectors())
    return learn_from(features, told, importance)


def learn_from(
    features: Features, told: Sequence[frozenset[str]], importance: np.ndarray
) -> dict[str, object]:
    """Return the record learned of texts that are read already; `importance` has shape (texts,)."""
    danger = np.array([bool(held - {TELLER}) for held in told])
    chosen = [_strongest(features.groups[block], MIN_TEXTS[block], danger, importance) for block in BLOCKS]
    mean = features.meaning.mean(axis=0)
    parts = [table(features.groups[block], groups) for block, groups in zip(BLOCKS, chosen, strict=True)]
    matrix = hstack([*parts, csr_matrix(features.meaning - mean)]).tocsr()
    labels = [danger if kind == ANY else np.array([kind in held for held in told]) for kind in KINDS]
    learned = [_fit(matrix, label, importance) for label in labels]
    weights = np.round([coefficients for coefficients, _ in learned], 2)
    *tables, meaning = np.split(weights, np.cumsum([len(groups) for groups in chosen]), axis=1)
    held = [
        dict(zip(groups, cut.T.tolist(), strict=True)) for groups, cut in zip(chosen, tables, strict=True)
    ]
    return {
        "kinds": list(KINDS),
        "biases": [round(bias, 3) for _, bias in learned],
        **dict(zip(BLOCKS, held, strict=True)),
        "meaning": meaning.tolist(),
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
    if not groups:
        return []
    weights, _ = _fit(table(held, groups), danger, importance)
    order = np.argsort(-np.abs(weights), kind="stable")[:KEPT]
    return [groups[place] for place in sorted(order)]


def _fit(matrix: csr_matrix, labels: np.ndarray, importance: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias; what no text tells of is never likely."""
    if not labels.any():
        return np.zeros(matrix.shape[1]), NEVER
    model = LogisticRegression(C=STRENGTH, max_iter=1000, solver="liblinear", random_state=0)
    model.fit(matrix, labels, sample_weight=importance)
    return model.coef_[0], float(model.intercept_[0])


if __name__ == "__main__":
    main()
