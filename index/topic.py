"""Topic: whether a question speaks of what the corpus speaks of, by its words and its characters alone."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from index.analyze import clean, terms
from index.arrays import Floats
from index.embed import EmbeddedModel, EmbeddingModel
from index.static import StaticModel, unit

LONGEST = 3
"""Runs of up to so many characters are looked at: what is left of a misspelt or unknown word."""

TERM_SHARE = 0.7
"""How much the terms count beside the character runs and the vector, each at length 1."""

COMMON = 4
"""A run or term counts if it stands in so many of the texts of a lesson."""

_MARKS = re.compile(r"[\s、。，．,.!?？！「」『』（）()・]")


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at in a text: its vector (unit length), its character runs and its terms."""

    vector: Floats
    runs: frozenset[str]
    terms: frozenset[str]


def look(text: str, model: EmbeddingModel) -> Sight:
    """Return what is looked at in a text.

    The embedded model gives its word vectors as they were before training, so that a question it was
    trained on looks like one it was not.
    """
    words = terms(text)
    if isinstance(model, EmbeddedModel):  # noqa: SIM108
        vector = plain_vector(words, model.static)
    else:
        vector = model.encode_question(text)
    letters = f"^{_MARKS.sub('', clean(text).lower())}$"
    lengths = range(1, LONGEST + 1)
    runs = (letters[at : at + size] for size in lengths for at in range(len(letters) - size + 1))
    return Sight(vector, frozenset(runs), frozenset(f"={word}" for word in words))


def plain_vector(words: Sequence[str], model: StaticModel) -> Floats:
    """Return the unit mean of the words' vectors before training; zeros where no word has one."""
    rows = [row for word in words if (row := model.vocabulary.shared_row(word)) is not None]
    shared = model.vectors[len(model.vocabulary.own) :]
    return unit(shared[rows].sum(axis=0))


@dataclass(frozen=True)
class Topic:
    """A linear score over what is looked at: above 0 the corpus's subject, below 0 another.

    `features` maps a run or term to (its idf, its weight); `vector` weighs the vector.
    """

    bias: float
    vector: tuple[float, ...]
    features: Mapping[str, tuple[float, float]]

    def score(self, sight: Sight) -> float:
        """The score of a text, in log odds."""
        own = float(np.asarray(self.vector) @ sight.vector) if self.vector else 0.0
        return self.bias + own + self._part(sight.runs) + TERM_SHARE * self._part(sight.terms)

    def _part(self, names: Iterable[str]) -> float:
        found = [self.features[name] for name in names if name in self.features]
        length = math.sqrt(sum(idf * idf for idf, _ in found))
        return sum(idf * weight for idf, weight in found) / max(length, 1e-9)


NO_TOPIC = Topic(0.0, (), {})
"""Before any lesson: every text scores 0."""


def load_topic(record: Mapping[str, Any]) -> Topic:
    """Return the topic that `dataclasses.asdict` made a record of.

    Raises:
        KeyError, TypeError, ValueError: it is no such record.
    """
    features = {name: (float(idf), float(weight)) for name, (idf, weight) in record["features"].items()}
    return Topic(float(record["bias"]), tuple(record["vector"]), features)


class Lesson:
    """Texts with their labels (1 the corpus's subject, 0 another), ready to learn from."""

    def __init__(self, sights: Sequence[Sight], labels: Sequence[int]) -> None:
        self.labels = np.array(labels, dtype=np.float64)
        self.vectors = np.stack([sight.vector for sight in sights]).astype(np.float64)
        self.idf = _idf([sight.runs | sight.terms for sight in sights])
        self.names = {name: place for place, name in enumerate(self.idf)}
        runs = self._matrix([sight.runs for sight in sights])
        self.rows = csr_matrix(runs + TERM_SHARE * self._matrix([sight.terms for sight in sights]))

    def learn(self, kept: np.ndarray, ridge: float) -> Topic:
        """Return the topic learned from the kept rows.

        Source: ridge logistic regression, both classes weighing the same; Liu and Nocedal 1989 (L-BFGS).
        """
        rows, vectors, labels = self.rows[kept], self.vectors[kept], self.labels[kept]
        share = labels.mean()
        weight = np.where(labels > 0.5, 0.5 / max(share, 1e-9), 0.5 / max(1 - share, 1e-9))
        wide = rows.shape[1]

        def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
            score = beta[-1] + rows @ beta[:wide] + vectors @ beta[wide:-1]
            chance = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
            miss = weight * (chance - labels)
            value = weight @ np.logaddexp(0, np.where(labels > 0.5, -score, score))
            slope = np.concatenate([rows.T @ miss, vectors.T @ miss, [miss.sum()]])
            slope[:-1] += ridge * beta[:-1]
            return float(value + ridge / 2 * (beta[:-1] @ beta[:-1])), slope

        start = np.zeros(wide + vectors.shape[1] + 1)
        # Heavy: only needed to build, so that opening and asking stay light.
        from scipy.optimize import minimize

        beta = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
        features = {
            name: (round(self.idf[name], 4), round(float(beta[at]), 4)) for name, at in self.names.items()
        }
        return Topic(float(beta[-1]), tuple(np.round(beta[wide:-1], 5).tolist()), features)

    def scores(self, topic: Topic, rows: np.ndarray) -> np.ndarray:
        """The scores that a topic learned here gives to some rows."""
        weights = np.array([topic.features[name][1] for name in self.names])
        vectors = self.vectors[rows] @ np.array(topic.vector)
        found: np.ndarray = topic.bias + self.rows[rows] @ weights + vectors
        return found

    def _matrix(self, units: Sequence[frozenset[str]]) -> csr_matrix:
        held = [[name for name in unit if name in self.names] for unit in units]
        places = [self.names[name] for unit in held for name in unit]
        values = [np.array([self.idf[name] for name in unit]) for unit in held]
        scaled = [part / max(float(np.linalg.norm(part)), 1e-9) for part in values]
        starts = np.concatenate([[0], np.cumsum([len(unit) for unit in held])])
        return csr_matrix((np.concatenate(scaled), places, starts), shape=(len(units), len(self.names)))


def _idf(units: Sequence[frozenset[str]]) -> dict[str, float]:
    """The idf of every feature that stands in COMMON texts or more."""
    counts = Counter(name for unit in units for name in unit)
    common = sorted(name for name, count in counts.items() if count >= COMMON)
    return {name: float(np.log(len(units) / counts[name])) for name in common}
