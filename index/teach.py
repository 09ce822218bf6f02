"""Teaching the calibration from the corpus itself: queries it should answer and ones it should not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.analyze import terms
from index.confidence import Calibration, calibrate, signals_of
from index.learning import Text
from index.offtopic import OFF_TOPIC
from index.rank import Ranker

_POSITIVES = 200


@dataclass(frozen=True, slots=True)
class _Example:
    query: str
    entry_row: int


def teach(ranker: Ranker, texts: Sequence[Text], seed: int) -> Calibration:
    """Return the calibration learned from pseudo-queries; the same corpus and seed give the same one.

    `texts[i]` is entry row i. Positives are titles, questions and sentences with words left out;
    negatives are off-topic questions, and words of the corpus drawn without regard to one another.
    """
    random = np.random.default_rng(seed)
    positives, negatives, hits = [], [], []
    for example in _examples(texts, random):
        ranked = ranker.rank(example.query)
        words = terms(example.query)
        positives.append(signals_of(words, ranked, ranker.parts.entry_terms))
        for row, fused in zip(ranked.rows[:5], ranked.fused[:5], strict=True):
            hits.append((float(fused), ranker.parts.entry_of_passage[row] == example.entry_row))
    for query in OFF_TOPIC:
        words, ranked = terms(query), ranker.rank(query)
        negatives.append(signals_of(words, ranked, ranker.parts.entry_terms))
        hits += [(float(fused), False) for fused in ranked.fused[:2]]
    return calibrate(positives, negatives, hits)


def _examples(texts: Sequence[Text], random: np.random.Generator) -> Iterator[_Example]:
    for row in random.permutation(len(texts))[:_POSITIVES]:
        text = texts[row]
        choices = [list(words) for words in (text.title, *text.questions, *text.sentences) if len(words) >= 2]
        if choices:
            words = choices[random.integers(len(choices))]
            kept = [word for word in words if random.random() > 0.4] or words
            yield _Example("、".join(kept[:12]), int(row))
