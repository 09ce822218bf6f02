"""Word vectors: chiVe as packaged in `ja_ginza`, read without importing spaCy."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import ormsgpack

from index.manifest import IndexUnavailableError

_MASK = 0xFFFFFFFFFFFFFFFF
_MULTIPLIER = 0xC6A4A7935BD1E995
_SHIFT = 47


def murmurhash64(word: str, seed: int = 1) -> int:
    """Return MurmurHash64A of a word's UTF-8 bytes, the key that spaCy gives its strings.

    Source: Austin Appleby, MurmurHash2.cpp (public domain); spaCy `strings.pyx` uses seed 1.
    """
    data = word.encode()
    value = (seed ^ (len(data) * _MULTIPLIER)) & _MASK
    whole = len(data) - len(data) % 8
    for start in range(0, whole, 8):
        block = int.from_bytes(data[start : start + 8], "little") * _MULTIPLIER & _MASK
        block = (block ^ block >> _SHIFT) * _MULTIPLIER & _MASK
        value = (value ^ block) * _MULTIPLIER & _MASK
    if whole < len(data):
        value = (value ^ int.from_bytes(data[whole:], "little")) * _MULTIPLIER & _MASK
    value = (value ^ value >> _SHIFT) * _MULTIPLIER & _MASK
    return value ^ value >> _SHIFT


@dataclass(frozen=True, slots=True)
class WordVectors:
    """480,443 words on 20,000 rows: `rows[i]` is the row in `vectors` of the word whose hash is `keys[i]`.

    `keys` is sorted (uint64); `vectors` has shape (20,000, 300), float32.
    """

    keys: npt.NDArray[np.uint64]
    rows: npt.NDArray[np.uint16]
    vectors: npt.NDArray[np.float32]

    def row(self, word: str) -> int | None:
        """The row of a word, or None where the word has no vector."""
        return find_row(self.keys, self.rows, word)


def find_row(keys: npt.NDArray[np.uint64], rows: npt.NDArray[np.uint16], word: str) -> int | None:
    """Return the row of a word, given the sorted hashes of all words and their rows, or None."""
    key = np.uint64(murmurhash64(word))
    place = int(np.searchsorted(keys, key))
    if place < len(keys) and keys[place] == key:
        return int(rows[place])
    return None


def load_word_vectors() -> WordVectors:
    """Return the word vectors of the installed `ja_ginza` package.

    Raises:
        IndexUnavailableError: the package is not installed, or its files are not the ones we know.

    Source: Manabe et al. 2019, chiVe; Matsuda et al. 2019, GiNZA (both Works Applications, MegagonLabs).
    """
    folder = _vocabulary_folder()
    try:
        table = ormsgpack.unpackb((folder / "key2row").read_bytes(), option=ormsgpack.OPT_NON_STR_KEYS)
        vectors = np.load(folder / "vectors").astype(np.float32, copy=False)
    except (OSError, ValueError) as error:
        raise IndexUnavailableError(
            f"単語ベクトル（{folder}）を読めません。make setup をもう一度実行してください。"
        ) from error
    keys = np.fromiter(table.keys(), dtype=np.uint64, count=len(table))
    rows = np.fromiter(table.values(), dtype=np.uint16, count=len(table))
    order = np.argsort(keys)
    return WordVectors(keys[order], rows[order], vectors)


def _vocabulary_folder() -> Path:
    # find_spec does not run the package, which would import spaCy (not installed).
    spec = importlib.util.find_spec("ja_ginza")
    places = list(spec.submodule_search_locations or ()) if spec else []
    folders = [path for place in places for path in Path(place).glob("ja_ginza-*/vocab")]
    if not folders:
        raise IndexUnavailableError(
            "単語ベクトルのパッケージ ja-ginza が見つかりません。make setup をもう一度実行してください。"
        )
    return folders[0]
