"""Ranking: the evidence of an entry's own questions."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.edition import Edition
from index.open import ensure_index
from index.rank import CANDIDATES, MOST_CANDIDATES, Ranked, Ranker, best_and_mean
from index.retrieve import PassageRetriever


def test_an_entry_is_asked_for_by_its_best_question_and_the_mean_of_its_best_five() -> None:
    scores = np.array([0.1, 0.9, 0.5, 0.4, 0.3, 0.2, 0.8, 0.2], dtype=np.float32)
    owners = np.array([0, 0, 0, 0, 0, 0, 2, 2])
    best, mean = best_and_mean(scores, owners, 4)
    assert best.tolist() == pytest.approx([0.9, -1.0, 0.8, -1.0])
    assert mean.tolist() == pytest.approx([(0.9 + 0.5 + 0.4 + 0.3 + 0.2) / 5, -1.0, (0.8 + 0.2) / 2, -1.0])
    assert scores.tolist() == pytest.approx([0.1, 0.9, 0.5, 0.4, 0.3, 0.2, 0.8, 0.2])


def test_without_questions_no_entry_is_asked_for() -> None:
    best, mean = best_and_mean(np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.int64), 2)
    assert best.tolist() == mean.tolist() == [-1.0, -1.0]


def test_entries_come_with_all_their_passages_found_and_ranks_of_the_whole_list(
    retriever: PassageRetriever,
) -> None:
    hits = retriever.retrieve("家族の疲れを労う手紙", 100)
    groups = retriever.rank_entries("家族の疲れを労う手紙", 2)
    assert [group.rank for group in groups] == [1, 2]
    assert [group.entry_id for group in groups] == list(dict.fromkeys(h.passage.entry_id for h in hits))[:2]
    for group in groups:
        assert list(group.hits) == [hit for hit in hits if hit.passage.entry_id == group.entry_id]
        assert group.score == group.hits[0].score


def test_lists_are_longer_where_entries_have_several_passages(
    retriever: PassageRetriever, shipped: Edition, index_directory: Path
) -> None:
    whole = ensure_index(index_directory, shipped).ranker
    assert len(whole.parts.passages) > 2 * len(whole.parts.entry_ids)
    assert whole.candidates == MOST_CANDIDATES
    assert len(retriever.parts.passages) == len(retriever.parts.entry_ids)
    assert retriever.ranker.candidates == CANDIDATES


def test_text_without_questions_loses_nothing_to_entries_that_are_much_asked_for(
    retriever: PassageRetriever,
) -> None:
    ranker = retriever.ranker
    query = "家族の疲れを労う手紙"
    silent = Ranker(
        ranker.parts, ranker.model, ranker.nearest, replace(ranker.weights, asking=0.0, heard=0.0)
    ).rank(query)
    bare = Ranker(ranker.parts, ranker.model, ranker.nearest, ranker.weights)
    bare.has_questions = np.zeros_like(bare.has_questions)
    without = _by_row(silent)
    assert all(fused >= without[row] - 1e-5 for row, fused in _by_row(bare.rank(query)).items())
    assert any(fused < without[row] - 1e-3 for row, fused in _by_row(ranker.rank(query)).items())


def _by_row(ranked: Ranked) -> dict[int, float]:
    return dict(zip(ranked.rows.tolist(), ranked.fused.tolist(), strict=True))
