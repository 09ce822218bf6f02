"""Sentences of different entries that say the same in nearly the same words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from corpus.entry import Entry
from corpus.sentences import split_sentences

MIN_SIMILARITY = 0.8
"""Jaccard similarity of character pairs, in [0, 1], from which two sentences count as the same."""

MIN_CHARACTERS = 14
"""Shorter sentences (「承知しました。」) may stand in several entries."""

_IGNORED = re.compile(r"[\s、。「」『』（）・]")


@dataclass(frozen=True, slots=True)
class SimilarPair:
    """Two sentences of two entries, and their similarity in [0, 1]."""

    first_id: str
    first: str
    second_id: str
    second: str
    similarity: float


def similar_sentences(entries: Iterable[Entry], min_similarity: float = MIN_SIMILARITY) -> list[SimilarPair]:
    """Return the pairs of sentences of different entries that are at least this alike, most alike first."""
    rows = [
        (entry.entry_id, sentence.text)
        for entry in entries
        for section in entry.sections
        for sentence in split_sentences(entry.body[section.start : section.end])
        if len(sentence.text) >= MIN_CHARACTERS and not sentence.text.startswith("（支援のポイント")
    ]
    if len(rows) < 2:
        return []
    pairs = [
        SimilarPair(rows[i][0], rows[i][1], rows[j][0], rows[j][1], round(float(value), 3))
        for i, j, value in _alike([text for _, text in rows], min_similarity)
        if rows[i][0] != rows[j][0]
    ]
    return sorted(pairs, key=lambda pair: -pair.similarity)


def _alike(texts: list[str], min_similarity: float) -> list[tuple[int, int, float]]:
    """Index pairs i < j whose character pairs overlap at least this much (Jaccard)."""
    grams = [_pairs(text) for text in texts]
    column = {gram: number for number, gram in enumerate(sorted(set().union(*grams)))}
    counts = np.array([len(held) for held in grams])
    matrix = csr_matrix(
        (
            np.ones(int(counts.sum()), dtype=np.int32),
            np.array([column[gram] for held in grams for gram in sorted(held)], dtype=np.int64),
            np.concatenate([[0], np.cumsum(counts)]),
        ),
        shape=(len(texts), len(column)),
    )
    shared = (matrix @ matrix.T).tocoo()
    keep = shared.row < shared.col
    first, second, both = shared.row[keep], shared.col[keep], shared.data[keep]
    jaccard = both / np.maximum(1, counts[first] + counts[second] - both)
    near = jaccard >= min_similarity
    return [
        (int(i), int(j), float(v)) for i, j, v in zip(first[near], second[near], jaccard[near], strict=True)
    ]


def _pairs(text: str) -> set[str]:
    bare = _IGNORED.sub("", text)
    return {bare[place : place + 2] for place in range(len(bare) - 1)}
