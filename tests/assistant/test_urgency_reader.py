"""The second reader, worked by hand."""

from math import exp, sqrt

import numpy as np
import pytest

from assistant.urgency_reader import (
    MEANING_SCALE,
    TELLER,
    Reader,
    letter_groups,
    load_reader,
    meaning_of,
    word_groups,
)
from index.analyze import words
from index.words import WordVectors, murmurhash64

NOTHING: dict[str, np.ndarray] = {}


def vectors_of(**known: list[float]) -> WordVectors:
    """Word vectors of the words given, in two dimensions."""
    hashed = sorted((murmurhash64(word), vector) for word, vector in known.items())
    return WordVectors(
        np.array([key for key, _ in hashed], dtype=np.uint64),
        np.arange(len(hashed), dtype=np.uint16),
        np.array([vector for _, vector in hashed], dtype=np.float32).reshape(len(hashed), 2),
    )


def reader_of(
    bias: float, letters: dict[str, np.ndarray], pairs: dict[str, np.ndarray], meaning: list[float]
) -> Reader:
    """A reader of one kind, "any", that knows the word 包丁 and its sense."""
    known = vectors_of(包丁=[0.0, 2.0])
    groups = {"letters": letters, "words": pairs, "senses": {"weapon": np.array([0.25])}}
    return Reader(("any",), np.array([bias]), groups, np.array([meaning]), np.zeros(2), known)


def test_groups_are_distinct_and_of_one_to_four_letters() -> None:
    assert letter_groups("ああい") == {"あ", "い", "ああ", "あい", "ああい"}


def test_words_stand_alone_beside_their_neighbour_and_in_loose_pairs() -> None:
    assert word_groups(words("猫と犬")) == {"猫", "と", "犬", "猫_と", "と_犬", "猫~犬"}


def test_meaning_is_the_sum_of_unit_vectors_over_the_root_of_their_number() -> None:
    meaning = meaning_of(words("猫と犬"), vectors_of(猫=[3.0, 0.0], 犬=[0.0, 5.0], と=[9.0, 9.0]))
    assert meaning.tolist() == pytest.approx([MEANING_SCALE / sqrt(2)] * 2)


def test_a_text_of_unknown_words_has_no_meaning() -> None:
    assert meaning_of(words("猫"), vectors_of(犬=[0.0, 5.0])).tolist() == [0.0, 0.0]


def test_a_chance_is_the_logistic_of_bias_and_scaled_weights() -> None:
    letters = {"包": np.array([2.0]), "丁": np.array([1.0]), "猫": np.array([9.0])}
    reader = reader_of(-1.0, letters, {"包丁": np.array([0.5])}, [7.0, 4.0])
    total = -1.0 + (2.0 + 1.0) / sqrt(2) + 0.5 + 0.25 + 4.0 * MEANING_SCALE
    assert reader.chances("包丁") == pytest.approx({"any": 1 / (1 + exp(-total))})


def test_unknown_text_has_the_chance_of_the_bias() -> None:
    assert reader_of(0.0, NOTHING, NOTHING, [1.0, 1.0]).chances("") == {"any": 0.5}


def test_the_shipped_reader_tells_danger_from_calm() -> None:
    reader = load_reader()
    assert reader.chances("死にたいと言われた")["any"] > 0.9 > 0.1 > reader.chances("手紙の書き方")["any"]


def test_the_shipped_reader_knows_who_is_at_risk() -> None:
    reader = load_reader()
    assert reader.chances("もう死にたい。今夜で終わりにする")[TELLER] > 0.5
    assert reader.chances("息子が死にたいと言っています")[TELLER] < 0.5
