"""Word vectors read from the package's own files."""

import sys

import numpy as np
import pytest

from index.words import WordVectors, load_word_vectors, murmurhash64


@pytest.fixture(scope="module")
def words() -> WordVectors:
    return load_word_vectors()


def cosine(words: WordVectors, one: str, other: str) -> float:
    rows = words.row(one), words.row(other)
    assert None not in rows
    first, second = (words.vectors[row] for row in rows if row is not None)
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


def test_hash_is_the_one_the_package_uses(words: WordVectors) -> None:
    assert (len(words.keys), words.vectors.shape) == (480_443, (20_000, 300))
    assert all(words.row(word) is not None for word in ("家族", "支援", "手紙", "相談"))
    assert words.row("そんざいしないたんご") is None
    assert murmurhash64("家族") != murmurhash64("家族", seed=2)


def test_words_alike_in_meaning_are_near(words: WordVectors) -> None:
    assert cosine(words, "家族", "親") > cosine(words, "家族", "自動車") + 0.2
    assert cosine(words, "引き籠もり", "ニート") > cosine(words, "引き籠もり", "冷蔵庫") + 0.4


def test_reading_them_does_not_import_spacy(words: WordVectors) -> None:
    assert "spacy" not in sys.modules
    assert "ja_ginza" not in sys.modules
