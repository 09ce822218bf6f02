"""Confidence: how likely it is that what was found answers the query, from several signals."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from index.lexical import LexicalIndex
from index.manifest import IndexUnavailableError
from index.rank import Ranked
from index.topic import NO_TOPIC, Topic, load_topic

SIGNALS = ("topic", "coverage", "known", "nearest_questions")
"""What decides whether a query is answered.

`topic` is the log odds that it speaks of the corpus's subject; `coverage` the largest share of its idf in
one entry and `known` that in the whole corpus, in [0, 1]; `nearest_questions` the mean cosine of the five
nearest questions of different entries. Scores of ranking tell little here: something is always nearest.
"""

BORDER = -0.2
"""The log odds taken as even. From -0.3 to 0.1 neither error changes on the dev split of
evals/sets/retrieval.jsonl; below 0 what is written in kana alone is answered more surely."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Two logistic curves, over the fused score of a hit and over the signals of a query, and the topic."""

    hit: tuple[float, ...]
    query: tuple[float, ...]
    means: tuple[float, ...]
    deviations: tuple[float, ...]
    topic: Topic = NO_TOPIC

    def score(self, fused: float) -> float:
        """A hit's fused score (standard deviations above the corpus) as a number in [0, 1]."""
        return _logistic(self.hit[0] + self.hit[1] * fused)

    def confidence(self, signals: Sequence[float]) -> float:
        """The signals of a query (in the order of SIGNALS) as a probability in [0, 1]."""
        scaled = (np.asarray(signals) - np.asarray(self.means)) / np.asarray(self.deviations)
        return _logistic(self.query[0] - BORDER + float(np.asarray(self.query[1:]) @ scaled))

    def save(self, path: Path) -> None:
        """Write the calibration to a JSON file."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False) + "\n", encoding="utf-8")


UNTRAINED = Calibration(
    (-4.0, 1.0), (1.0,) + (0.0,) * len(SIGNALS), (0.0,) * len(SIGNALS), (1.0,) * len(SIGNALS)
)
"""Before any calibration: every query has the same confidence, a little above 0.5."""


def load_calibration(path: Path) -> Calibration:
    """Return the calibration saved in a JSON file.

    Raises:
        IndexUnavailableError: the file is missing or damaged.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        topic = load_topic(record.pop("topic"))
        return Calibration(**{name: tuple(values) for name, values in record.items()}, topic=topic)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexUnavailableError(
            f"索引の較正（{path}）を読めません。yorisoi build で作り直してください。"
        ) from error


def signals_of(
    words: Sequence[str], ranked: Ranked, entry_terms: LexicalIndex, topic: float = 0.0
) -> list[float]:
    """The signals of one query, in the order of SIGNALS; zeros where nothing was found.

    `topic` is the score of the query's topic, in log odds.
    """
    if not len(ranked.rows):
        return [0.0] * len(SIGNALS)
    return [
        topic,
        float(ranked.coverage[:5].max()),
        known_share(words, entry_terms),
        float(ranked.asked.mean()) if len(ranked.asked) else 0.0,
    ]


def known_share(words: Sequence[str], entry_terms: LexicalIndex) -> float:
    """The share of the query's idf that lies on words which stand somewhere in the corpus."""
    idf = {word: entry_terms.idf_of(word) for word in words}
    known = sum(value for word, value in idf.items() if word in entry_terms.number)
    return known / max(sum(idf.values()), 1e-9)


def calibrate(
    positives: Sequence[Sequence[float]],
    negatives: Sequence[Sequence[float]],
    hits: Sequence[tuple[float, bool]],
    topic: Topic = NO_TOPIC,
) -> Calibration:
    """Return the calibration learned from the signals of queries to be answered and of ones not to be.

    `hits` are fused scores with whether the hit was right.
    """
    if not positives or not negatives:
        return UNTRAINED
    features = np.array([*positives, *negatives], dtype=np.float64)
    means, deviations = features.mean(axis=0), np.maximum(features.std(axis=0), 1e-6)
    labels = np.array([1.0] * len(positives) + [0.0] * len(negatives))
    query = fit_logistic((features - means) / deviations, labels)
    fused = np.array([[score] for score, _ in hits])
    hit = (
        fit_logistic(fused, np.array([float(right) for _, right in hits]))
        if hits
        else np.array(UNTRAINED.hit)
    )
    if hit[1] <= 0:
        hit = np.array(UNTRAINED.hit)
    return Calibration(
        tuple(hit.tolist()), tuple(query.tolist()), tuple(means.tolist()), tuple(deviations.tolist()), topic
    )


def fit_logistic(features: np.ndarray, labels: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Return intercept and weights of a ridge logistic regression, both classes weighing the same.

    Source: Newton's method (iteratively reweighted least squares), Hastie et al. 2009, 4.4.1.
    """
    design = np.hstack([np.ones((len(features), 1)), features])
    share = labels.mean()
    weight = np.where(labels > 0.5, 0.5 / max(share, 1e-9), 0.5 / max(1 - share, 1e-9))
    penalty = ridge * np.eye(design.shape[1])
    penalty[0, 0] = 1e-6
    beta = np.zeros(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (weight * (labels - chance)) - penalty @ beta
        curvature = (design * (weight * chance * (1 - chance))[:, None]).T @ design + penalty
        step = np.linalg.solve(curvature, gradient)
        beta = beta + step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-min(max(value, -30.0), 30.0)))
