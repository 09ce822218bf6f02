"""Softening: the nearest words, chosen without sorting all of them."""

import numpy as np

from index.soften import best_first


def test_the_best_come_first_and_equal_ones_in_their_order() -> None:
    random = np.random.default_rng(7)
    scores = random.integers(0, 40, size=500).astype(np.float32)
    for k in (1, 13, 499, 500, 900):
        assert best_first(scores, k).tolist() == np.argsort(-scores, kind="stable")[:k].tolist()
