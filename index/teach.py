"""Teaching the calibration from the corpus itself: queries it should answer and ones it should not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.edition import Edition
from corpus.entry import Entry
from index.analyze import terms
from index.confidence import Calibration, calibrate, signals_of
from index.make import indexed_entries
from index.offtopic import OFF_TOPIC
from index.rank import Ranker

_POSITIVES = 200


@dataclass(frozen=True, slots=True)
class _Example:
    query: str
    entry_row: int


def teach(ranker: Ranker, edition: Edition, seed: int) -> Calibration:
    """Return the calibration learned from pseudo-queries; the same corpus and seed give the same one.

    Positives are titles, questions and sentences with words left out; negatives are off-topic questions.
    """
    random = np.random.default_rng(seed)
    positives, negatives, hits = [], [], []
    for example in _examples(indexed_entries(edition), random):
        ranked = ranker.rank(example.query)
        positives.append(signals_of(terms(example.query), ranked, ranker.parts.entry_terms))
        for row, fused in zip(ranked.rows[:5], ranked.fused[:5], strict=True):
            hits.append((float(fused), bool(ranker.parts.entry_of_passage[row] == example.entry_row)))
    for query in OFF_TOPIC:
        ranked = ranker.rank(query)
        negatives.append(signals_of(terms(query), ranked, ranker.parts.entry_terms))
        hits += [(float(fused), False) for fused in ranked.fused[:2]]
    return calibrate(positives, negatives, hits)


def _examples(entries: Sequence[Entry], random: np.random.Generator) -> Iterator[_Example]:
    for row in random.permutation(len(entries))[:_POSITIVES]:
        entry = entries[row]
        choices = [words for text in (entry.title, *entry.questions) if len(words := terms(text)) >= 2]
        if choices:
            words = choices[random.integers(len(choices))]
            kept = [word for word in words if random.random() > 0.4] or words
            yield _Example("、".join(kept[:12]), int(row))
