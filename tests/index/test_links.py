"""Links and smoothing, against numbers worked by hand."""

import numpy as np

from index.links import LINK_SHARE, NEAR_SHARE, make_links, smoothed

ALONE = np.eye(4, dtype=np.float32)
ROWS = np.arange(4)


def test_links_count_both_ways_and_unknown_ids_are_left_out() -> None:
    links = make_links({"a": ("b", "gone"), "b": (), "c": ("a",)})
    assert links.starts.tolist() == [0, 2, 3, 4]
    assert links.targets.tolist() == [1, 2, 0, 0]


def test_an_entry_linked_with_what_fits_rises_over_one_that_is_not() -> None:
    scores = np.array([5.0, 2.0, 2.1, 0.0], dtype=np.float32)
    links = make_links({"a": ("b",), "b": (), "c": (), "d": ()})
    smooth = smoothed(scores, ROWS, ALONE, links)
    assert np.allclose(smooth, [5.0 + LINK_SHARE * 0.4, 2.0 + LINK_SHARE, 2.1, 0.0])


def test_without_links_or_neighbours_scores_stay() -> None:
    scores = np.array([3.0, 1.0, 0.5, 0.0], dtype=np.float32)
    links = make_links(dict.fromkeys("abcd", ()))
    assert np.allclose(smoothed(scores, ROWS, ALONE, links), scores)
    assert smoothed(scores[:1], ROWS[:1], ALONE[:1], links).tolist() == [3.0]


def test_a_share_of_the_score_comes_from_the_nearest_others() -> None:
    scores = np.array([4.0, 2.0, 0.0, 0.0], dtype=np.float32)
    vectors = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32)
    smooth = smoothed(scores, ROWS, vectors, make_links(dict.fromkeys("abcd", ())))
    assert np.allclose(smooth, [4.0 - 2.0 * NEAR_SHARE, 2.0 + 2.0 * NEAR_SHARE, 0.0, 0.0])


def test_what_everything_is_linked_with_gets_less_from_each_link() -> None:
    links = make_links({"hub": ("a", "b", "c"), "a": ("d",), "b": (), "c": (), "d": ()})
    lifts = links.lifts(np.array([1]), np.array([1.0], dtype=np.float32))
    assert lifts[4] == 1.0
    assert 0 < lifts[0] < 1
