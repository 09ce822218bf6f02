"""Ranking: a query's evidence for every candidate passage, fused into one order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.analyze import terms
from index.arrays import Floats, Rows
from index.bigrams import bigrams
from index.embed import EmbeddedModel, EmbeddingModel
from index.lexical import LexicalIndex
from index.links import smoothed
from index.parts import Parts
from index.sentences import ranges
from index.soften import Softener

Nearest = Callable[[Floats, int], Sequence[int]]

CANDIDATES, MOST_CANDIDATES = 100, 200
"""How many passages each of the two lists brings: more where an entry has several, to reach as many entries."""

ASKED = 20
"""How many of the entries' own questions bring the passages of their entry."""

QUESTIONS = 5
"""An entry is asked for as near as so many of its nearest questions are: one alone may be near by chance."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts in the fused score.

    `lexical` is BM25's share where the query's words are not found together in any entry, and grows by
    up to `exact` where they all are. `sentence` is the share of the best sentence in a passage's or an
    entry's cosine, `question` that of an entry's nearest questions, `entry` that of the whole entry in a
    passage's score, `asking` that of the ways of asking by their characters, `heard` by their reading.
    """

    lexical: float = 0.18
    exact: float = 0.1
    bigram: float = 0.06
    asking: float = 0.3
    heard: float = 0.2
    sentence: float = 0.2
    question: float = 0.5
    entry: float = 0.8


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates' evidence: row i of each array tells of passage `rows[i]`; best first.

    `fused`, `dense` and `lexical` are standard deviations above the corpus mean for this query,
    `cosine` is in [-1, 1], `coverage` (the share of the query's idf in the entry) in [0, 1].
    """

    rows: Rows
    fused: Floats
    dense: Floats
    lexical: Floats
    cosine: Floats
    coverage: Floats
    asked: Floats
    """The cosines of the nearest questions of five entries, best first; zeros where there are none."""


@dataclass(frozen=True, slots=True)
class _Query:
    """A query analysed, with its lexical scores over the whole corpus."""

    vector: Floats
    question_cosines: Floats
    passage_scores: Floats
    entry_scores: Floats
    bigram_scores: Floats
    coverage: Floats
    exactness: float


class Ranker:
    """Ranks passages for queries. Holds no state that a query changes: threads may share it."""

    def __init__(
        self, parts: Parts, model: EmbeddingModel, nearest: Nearest, weights: Weights | None = None
    ) -> None:
        self.parts = parts
        self.model = model
        self.nearest = nearest
        self.weights = weights or Weights()
        self.static = model.static if isinstance(model, EmbeddedModel) else None
        self.softener = Softener(self.static) if self.static else None
        an_entry = len(parts.passages) / max(1, len(parts.entry_ids))
        self.has_questions = np.isin(np.arange(len(parts.entry_ids)), parts.vectors.question_entries)
        self.candidates = min(MOST_CANDIDATES, round(CANDIDATES * an_entry))

    def rank(self, query: str, allowed: Rows | None = None) -> Ranked:
        """Return the candidates for a query, best first; only passage rows in `allowed` if given."""
        asked = self._analysed(query)
        rows = self._candidates(asked, allowed)
        nearest, questions = self._of_questions(asked.question_cosines)
        dense, cosine = self._dense(asked, rows, nearest, questions)
        lexical = self._lexical(asked, rows)
        share = self.weights.lexical + self.weights.exact * asked.exactness
        entries = self.parts.entry_of_passage[rows]
        bigram = standardised(asked.bigram_scores, entries)
        fused = (1 - share - self.weights.bigram) * dense + share * lexical + self.weights.bigram * bigram
        fused = self._smoothed(self._with_askings(query, fused, entries), entries)
        order = np.lexsort((rows, -fused))
        coverage = asked.coverage[entries]
        return Ranked(
            rows=rows[order],
            fused=fused[order],
            dense=dense[order],
            lexical=lexical[order],
            cosine=cosine[order],
            coverage=coverage[order],
            asked=np.maximum(np.sort(nearest)[::-1][:5], 0.0),
        )

    def _with_askings(self, query: str, fused: Floats, entries: Rows) -> Floats:
        """The fused scores joined by how near the query is, letter by letter, to how entries are asked for."""
        askings, size = self.parts.askings, len(self.parts.entry_ids)
        if not askings.there:
            return fused
        asking, heard = self.weights.asking, self.weights.heard
        written = standardised(askings.scores(query, size), entries)
        read = standardised(askings.reading_scores(query, size), entries)
        joined: Floats = (1 - asking - heard) * fused + asking * written + heard * read
        # What is asked for by its title alone (imported text) loses nothing by having no question.
        return np.where(self.has_questions[entries], joined, np.maximum(fused, joined))

    def _smoothed(self, fused: Floats, entries: Rows) -> Floats:
        """The fused scores, each moved as far as smoothing moves the best score of its entry."""
        if not len(entries):
            return fused
        found, places = np.unique(entries, return_inverse=True)
        best = np.full(len(found), -np.inf, dtype=np.float32)
        np.maximum.at(best, places, fused)
        moved = smoothed(best, found, self.parts.vectors.entries[found], self.parts.links) - best
        shifted: Floats = fused + moved[places]
        return shifted

    def _analysed(self, query: str) -> _Query:
        words = terms(query)
        plain = dict.fromkeys(words, 1.0)
        near = self.softener.near(words) if self.softener else {}
        coverage = self.parts.entry_terms.coverage(words)
        # Words that stand together in one entry need no neighbours: a name, a number, a fixed term.
        exactness = float(coverage.max(initial=0.0)) ** 2
        passage_terms, entry_terms = self.parts.passage_terms, self.parts.entry_terms
        vector = self.model.encode_question(query)
        return _Query(
            vector=vector,
            question_cosines=self.parts.vectors.questions @ vector,
            passage_scores=_softened(passage_terms, plain, near, exactness),
            entry_scores=_softened(entry_terms, plain, near, exactness),
            bigram_scores=self.parts.entry_bigrams.scores(dict.fromkeys(bigrams(query), 1.0)),
            coverage=coverage,
            exactness=exactness,
        )

    def _candidates(self, asked: _Query, allowed: Rows | None) -> Rows:
        parts = self.parts
        if allowed is not None:
            return self._candidates_among(asked, allowed)
        dense = np.asarray(self.nearest(asked.vector, self.candidates), dtype=np.int64)
        lexical = best_places(asked.passage_scores, self.candidates)
        entries = best_places(asked.entry_scores, ASKED)
        vectors = parts.vectors
        nearest = np.isin(vectors.question_places, best_places(asked.question_cosines, ASKED))
        entries = np.unique(np.concatenate([entries, vectors.question_entries[nearest]]))
        whole = ranges(parts.first_passage[entries], parts.first_passage[entries + 1])
        return np.unique(np.concatenate([dense, lexical, whole]))

    def _candidates_among(self, asked: _Query, allowed: Rows) -> Rows:
        """Under a filter the permitted rows are scanned, which is exact and needs no filter in the store."""
        if len(allowed) <= 4 * self.candidates:
            return allowed
        parts = self.parts
        dense = best_places(parts.vectors.passages[allowed] @ asked.vector, self.candidates)
        lexical = best_places(asked.passage_scores[allowed], self.candidates)
        entry = best_places(asked.entry_scores[parts.entry_of_passage[allowed]], self.candidates)
        found: Rows = allowed[np.unique(np.concatenate([dense, lexical, entry]))]
        return found

    def _dense(self, asked: _Query, rows: Rows, nearest: Floats, questions: Floats) -> tuple[Floats, Floats]:
        """Standard deviations above the corpus mean, and the best cosine, of each row."""
        parts, weights, vector = self.parts, self.weights, asked.vector
        entries = parts.entry_of_passage[rows]
        passage, entry = parts.vectors.passages[rows] @ vector, parts.vectors.entries[entries] @ vector
        best = np.maximum(passage, entry)
        if self.static:
            sentence = self.parts.sentences.best(vector, self.static, rows)
            passage = (1 - weights.sentence) * passage + weights.sentence * sentence
            entry = (1 - weights.sentence) * entry + weights.sentence * _best_of(sentence, entries)
        question = np.maximum(questions[entries], entry)
        asked_for = (1 - weights.question) * entry + weights.question * question
        of_passage = parts.passage_spread.standardised(vector, passage)
        of_entry = parts.entry_spread.standardised(vector, asked_for)
        return (1 - weights.entry) * of_passage + weights.entry * of_entry, np.maximum(best, nearest[entries])

    def _of_questions(self, cosines: Floats) -> tuple[Floats, Floats]:
        """For each entry the best cosine of its own questions and the mean of the best few; -1 without any."""
        vectors, size = self.parts.vectors, len(self.parts.entry_ids)
        return best_and_mean(cosines[vectors.question_places], vectors.question_entries, size)

    def _lexical(self, asked: _Query, rows: Rows) -> Floats:
        passage = standardised(asked.passage_scores, rows)
        entry = standardised(asked.entry_scores, self.parts.entry_of_passage[rows])
        return (1 - self.weights.entry) * passage + self.weights.entry * entry


def standardised(scores: Floats, rows: Rows) -> Floats:
    """Return the scores of some rows as standard deviations above the mean of all; zeros if all are equal."""
    deviation = float(scores.std())
    if deviation < 1e-6:
        return np.zeros(len(rows), dtype=np.float32)
    scaled: Floats = (scores[rows] - scores.mean()) / np.float32(deviation)
    return scaled


def best_places(scores: Floats, k: int) -> Rows:
    """Return the places of the k highest scores above 0, in no order."""
    # Most scores of a large corpus are 0: only the others are worth dividing.
    places: Rows = np.flatnonzero(scores > 0)
    if len(places) > k:
        places = places[np.argpartition(scores[places], -k)[-k:]]
    return places


def best_and_mean(scores: Floats, owners: Rows, size: int) -> tuple[Floats, Floats]:
    """Return each of `size` owners' best score, and the mean of its QUESTIONS best; -1 where it has none.

    `owners` is sorted. Of fewer scores the mean is over all; equal ones of an owner count once.
    """
    best, mean = np.full(size, -1.0, dtype=np.float32), np.full(size, -1.0, dtype=np.float32)
    if not len(scores):
        return best, mean
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    lengths = np.diff(starts, append=len(owners))
    left, rounds = scores.copy(), []
    for _ in range(QUESTIONS):
        rounds.append(np.maximum.reduceat(left, starts))
        left[left == np.repeat(rounds[-1], lengths)] = -np.inf
    found = np.stack(rounds)
    there = found > -np.inf
    best[owners[starts]] = rounds[0]
    mean[owners[starts]] = np.where(there, found, 0.0).sum(axis=0) / there.sum(axis=0)
    return best, mean


def _softened(
    index: LexicalIndex, words: Mapping[str, float], near: Mapping[str, float], exactness: float
) -> Floats:
    """Plain and softened scores, each at unit deviation, mixed by how exactly the query's words are found."""
    plain = index.scores(words)
    soft = plain + index.scores(near)
    spreads = float(plain.std()), float(soft.std())
    if min(spreads) < 1e-6:
        return soft
    mixed: Floats = (plain * (exactness / spreads[0]) + soft * ((1 - exactness) / spreads[1])).astype(
        np.float32
    )
    return mixed


def _best_of(scores: Floats, groups: Rows) -> Floats:
    """For each row the highest score in its group."""
    _, places = np.unique(groups, return_inverse=True)
    best = np.full(int(places.max(initial=-1)) + 1, -1.0, dtype=np.float32)
    np.maximum.at(best, places, scores)
    found: Floats = best[places]
    return found
