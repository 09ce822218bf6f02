"""Voices: the same words in another manner."""

import numpy as np
import pytest

from index.voices import cut_short, misspelt, voiced


def random() -> np.random.Generator:
    return np.random.default_rng(3)


def test_a_misspelling_keeps_most_of_the_text() -> None:
    text = "支援の終結の時期を知りたい"
    wrong = misspelt(text, random())
    assert wrong != text
    assert set(wrong) <= set(text)
    assert len(wrong) >= len(text) - 1


def test_cut_short_leaves_a_part_as_it_stood() -> None:
    part = cut_short("訪問を断られました", random())
    assert part in "訪問を断られました"
    assert len(part) == 6


@pytest.mark.parametrize("text", ["あ", "ごみ", "訪問を断られた。"])
def test_no_voice_is_empty(text: str) -> None:
    for seed in range(20):
        assert all(voiced(text, np.random.default_rng(seed)))


def test_the_same_generator_gives_the_same_voices() -> None:
    assert voiced("手紙を書く", random()) == voiced("手紙を書く", random())
