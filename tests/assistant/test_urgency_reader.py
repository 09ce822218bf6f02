"""The second reader, worked by hand."""

from math import exp, sqrt

import pytest

from assistant.urgency_reader import Reader, letter_groups, load_reader


def test_groups_are_distinct_and_of_one_to_four_letters() -> None:
    assert letter_groups("ああい") == {"あ", "い", "ああ", "あい", "ああい"}


def test_a_chance_is_the_logistic_of_bias_and_scaled_weights() -> None:
    reader = Reader(("any",), (-1.0,), {"死": [2.0], "死に": [1.0]})
    expected = 1 / (1 + exp(-(-1.0 + 3.0 / sqrt(3))))
    assert reader.chances("死に") == pytest.approx({"any": expected})


def test_unknown_text_has_the_chance_of_the_bias() -> None:
    assert Reader(("any",), (0.0,), {}).chances("") == {"any": 0.5}


def test_the_shipped_reader_tells_danger_from_calm() -> None:
    reader = load_reader()
    assert reader.chances("死にたいと言われた")["any"] > 0.9 > 0.1 > reader.chances("手紙の書き方")["any"]
