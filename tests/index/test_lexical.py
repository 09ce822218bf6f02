"""BM25F against numbers worked by hand."""

from math import log
from pathlib import Path

import numpy as np
import pytest

from index.lexical import K1, B, Field, build_lexical, load_lexical

UNITS = [["家族", "相談"], ["家族", "家族", "手紙", "訪問"], []]


def test_a_score_is_the_hand_worked_bm25() -> None:
    index = build_lexical([Field(UNITS)], 3)
    # Two of three units hold 家族; the mean length of units that are not empty is 3.
    idf = log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    frequency = 2 / (1 - B + B * 4 / 3)
    assert index.scores({"家族": 1.0})[1] == pytest.approx(
        idf * frequency * (K1 + 1) / (frequency + K1), rel=1e-5
    )


def test_a_unit_without_the_word_scores_nothing() -> None:
    assert build_lexical([Field(UNITS)], 3).scores({"手紙": 1.0}).tolist()[::2] == [0.0, 0.0]


def test_a_heavier_field_counts_more() -> None:
    bodies, titles = [["家族"], ["手紙"]], [["手紙"], ["家族"]]
    scores = build_lexical([Field(bodies), Field(titles, 2.0)], 2).scores({"手紙": 1.0})
    assert scores[0] > scores[1]


def test_coverage_is_the_share_of_idf_found() -> None:
    index = build_lexical([Field(UNITS)], 3)
    whole = index.idf_of("家族") + index.idf_of("知らない")
    assert index.coverage(["家族", "知らない"])[0] == pytest.approx(index.idf_of("家族") / whole, rel=1e-5)


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    index = build_lexical([Field(UNITS)], 3)
    index.save(tmp_path / "index.npz")
    again = load_lexical(tmp_path / "index.npz")
    assert again.terms == index.terms
    np.testing.assert_array_equal(again.scores({"家族": 1.0}), index.scores({"家族": 1.0}))


def test_nothing_to_index_is_an_empty_index(tmp_path: Path) -> None:
    index = build_lexical([Field([[], []])], 2)
    index.save(tmp_path / "empty.npz")
    assert load_lexical(tmp_path / "empty.npz").scores({"家族": 1.0}).tolist() == [0.0, 0.0]
