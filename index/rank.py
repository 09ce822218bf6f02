"""Ranking: a query's evidence for every candidate passage, dense and lexical, fused into one order."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.analyze import terms
from index.embed import EmbeddingModel
from index.parts import Parts
from index.static import Floats

Rows = np.ndarray
Nearest = Callable[[Floats, int], Sequence[int]]

CANDIDATES = 100
"""How many passages each of the two lists brings."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts in the fused score."""

    lexical: float = 0.35
    passage: float = 0.5
    question: float = 0.6


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates' evidence: row i of each array tells of passage `rows[i]`; best first.

    `fused`, `dense` and `lexical` are standard deviations above the corpus mean for this query,
    `cosine` is in [-1, 1], `coverage` in [0, 1].
    """

    rows: Rows
    fused: Floats
    dense: Floats
    lexical: Floats
    cosine: Floats
    coverage: Floats


class Ranker:
    """Ranks passages for queries. Holds no state that a query changes: threads may share it."""

    def __init__(
        self, parts: Parts, model: EmbeddingModel, nearest: Nearest, weights: Weights | None = None
    ) -> None:
        self.parts = parts
        self.model = model
        self.nearest = nearest
        self.weights = weights or Weights()

    def rank(self, query: str, allowed: Rows | None = None) -> Ranked:
        """Return the candidates for a query, best first; only passage rows in `allowed` if given."""
        return self.rank_terms(terms(query), self.model.encode_question(query), allowed)

    def rank_terms(self, words: Sequence[str], vector: Floats, allowed: Rows | None = None) -> Ranked:
        """Return the candidates for a query given as terms and unit vector, best first."""
        counts = {term: 1.0 for term in words}
        passage_bm25 = self.parts.passage_terms.scores(counts)
        entry_bm25 = self.parts.entry_terms.scores(counts)
        rows = self._candidates(vector, passage_bm25, entry_bm25, allowed)
        return self._evidence(rows, vector, words, passage_bm25, entry_bm25)

    def _candidates(
        self, vector: Floats, passage_bm25: Floats, entry_bm25: Floats, allowed: Rows | None
    ) -> Rows:
        parts = self.parts
        if allowed is not None and len(allowed) <= CANDIDATES:
            return allowed
        if allowed is None:
            dense = np.asarray(self.nearest(vector, CANDIDATES), dtype=np.int64)
        else:
            dense = allowed[_best(parts.passage_vectors[allowed] @ vector, CANDIDATES)]
        lexical = _best_positive(passage_bm25 + 1e-3 * entry_bm25[parts.entry_of_passage], CANDIDATES)
        if allowed is not None:
            within = passage_bm25[allowed]
            lexical = allowed[_best_positive(within, CANDIDATES)]
        asked = self._asked(vector) if allowed is None else np.zeros(0, dtype=np.int64)
        return np.unique(np.concatenate([dense, lexical, asked]).astype(np.int64))

    def _asked(self, vector: Floats) -> Rows:
        """The passages of the entries whose own questions are nearest to the query."""
        parts = self.parts
        if not len(parts.question_vectors):
            return np.zeros(0, dtype=np.int64)
        best = _best(parts.question_vectors @ vector, 20)
        spans = [
            np.arange(parts.first_passage[entry], parts.first_passage[entry + 1])
            for entry in np.unique(parts.question_entries[best])
        ]
        return np.concatenate(spans)

    def _evidence(
        self, rows: Rows, vector: Floats, words: Sequence[str], passage_bm25: Floats, entry_bm25: Floats
    ) -> Ranked:
        parts, weights = self.parts, self.weights
        entries = parts.entry_of_passage[rows]
        cosine = parts.passage_vectors[rows] @ vector
        entry_cosine = parts.entry_vectors[entries] @ vector
        asked = self._question_cosines(vector)[entries]
        dense_passage = parts.passage_spread.standardised(vector, cosine)
        dense_entry = parts.entry_spread.standardised(vector, entry_cosine)
        dense_asked = np.maximum(parts.entry_spread.standardised(vector, asked), dense_entry)
        dense_entry = (1 - weights.question) * dense_entry + weights.question * dense_asked
        lexical_passage = _standardised(passage_bm25, rows)
        lexical_entry = _standardised(entry_bm25, entries)
        dense = weights.passage * dense_passage + (1 - weights.passage) * dense_entry
        lexical = weights.passage * lexical_passage + (1 - weights.passage) * lexical_entry
        fused = (1 - weights.lexical) * dense + weights.lexical * lexical
        order = np.lexsort((rows, -fused))
        best_cosine = np.maximum(np.maximum(cosine, entry_cosine), asked)
        return Ranked(
            rows[order],
            fused[order],
            dense[order],
            lexical[order],
            best_cosine[order],
            self._coverage(words, entries)[order],
        )

    def _question_cosines(self, vector: Floats) -> Floats:
        """For each entry the best cosine of its own questions; -1 where it has none."""
        best = np.full(len(self.parts.entry_ids), -1.0, dtype=np.float32)
        if len(self.parts.question_vectors):
            np.maximum.at(best, self.parts.question_entries, self.parts.question_vectors @ vector)
        return best

    def _coverage(self, words: Sequence[str], entries: Rows) -> Floats:
        """The share of the query's idf whose terms stand in each of these entries."""
        index = self.parts.entry_terms
        covered, total = np.zeros(index.size, dtype=np.float32), 0.0
        for term in Counter(words):
            idf = index.idf_of(term)
            total += idf
            number = index.number.get(term)
            if number is not None:
                covered[index.units[index.starts[number] : index.starts[number + 1]]] += idf
        shares: Floats = covered[entries] / max(total, 1e-9)
        return shares


def _standardised(scores: Floats, rows: Rows) -> Floats:
    """The scores of some rows as standard deviations above the mean of all; zeros if all are equal."""
    deviation = float(scores.std())
    if deviation < 1e-6:
        return np.zeros(len(rows), dtype=np.float32)
    scaled: Floats = (scores[rows] - scores.mean()) / deviation
    return scaled


def _best(scores: Floats, k: int) -> Rows:
    """The places of the k highest scores, in no order."""
    if len(scores) <= k:
        return np.arange(len(scores))
    return np.argpartition(scores, -k)[-k:]


def _best_positive(scores: Floats, k: int) -> Rows:
    best = _best(scores, k)
    return best[scores[best] > 0]
