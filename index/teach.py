"""Teaching the calibration from the corpus itself: queries it should answer and ones it should not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.edition import Edition
from index.analyze import terms
from index.confidence import Calibration, calibrate, signals_of
from index.make import indexed_entries
from index.offtopic import OFF_TOPIC
from index.rank import Ranker

MOST = 500
"""At most this many queries that should be answered are tried."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the entry that answers it."""

    query: str
    entry_id: str


def held_out(edition: Edition) -> tuple[Edition, list[Asked]]:
    """Return the edition without every second question, and those questions."""
    seen = [replace(entry, questions=entry.questions[::2]) for entry in edition.entries]
    unseen = [
        Asked(question, entry.entry_id) for entry in edition.entries for question in entry.questions[1::2]
    ]
    return Edition.of(edition.name, seen), unseen


def teach(ranker: Ranker, edition: Edition, unseen: Sequence[Asked], seed: int) -> Calibration:
    """Return the calibration learned from pseudo-queries; the same corpus and seed give the same one.

    Positives are questions that neither the model nor the index has seen (of entries without questions
    some words of a passage); negatives are off-topic questions, but for those the corpus seems to answer.
    """
    random = np.random.default_rng(seed)
    asked = [*unseen, *_from_texts(edition, random)]
    chosen = [asked[place] for place in random.permutation(len(asked))[:MOST]]
    positives, hits = [], []
    for example in chosen:
        ranked = ranker.rank(example.query)
        positives.append(signals_of(terms(example.query), ranked, ranker.parts.entry_terms))
        for row, fused in zip(ranked.rows[:5], ranked.fused[:5], strict=True):
            hits.append((float(fused), ranker.parts.passages[row].entry_id == example.entry_id))
    negatives = []
    for query in OFF_TOPIC:
        ranked = ranker.rank(query)
        negatives.append(signals_of(terms(query), ranked, ranker.parts.entry_terms))
        hits += [(float(fused), False) for fused in ranked.fused[:2]]
    return calibrate(positives, negatives, hits)


def _from_texts(edition: Edition, random: np.random.Generator) -> list[Asked]:
    """For each entry without questions, a handful of words of one of its passages."""
    made = []
    for entry in indexed_entries(edition):
        if not entry.questions:
            passages = edition.passages_by_entry[entry.entry_id]
            words = terms(passages[int(random.integers(len(passages)))].text)
            start = int(random.integers(max(1, len(words) - 8)))
            kept = [word for word in words[start : start + 8] if random.random() > 0.3]
            made += [Asked("、".join(kept), entry.entry_id)] if kept else []
    return made
