"""The neural half of the reader of danger: small convolutional nets over words and letters, in numpy alone.

Word: its chiVe vector, projected, beside a vector of its own. Filters of several widths slide over the words and
over the folded letters; of each the greatest response counts. `evals.urgency_net_training` learns the weights.
Source: Kim 2014, Convolutional Neural Networks for Sentence Classification.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.analyze import Word
from index.arrays import Floats
from index.static import unit
from index.words import WordVectors

WEIGHTS = Path(__file__).with_name("urgency_net.npz")
WORD_WIDTHS = (1, 2, 3, 5)
LETTER_WIDTHS = (2, 3, 4, 5, 7)

UNKNOWN = 1
"""The place of words and letters that are not known; 0 is no word at all."""

GRAMMAR = frozenset({"助詞", "助動詞", "補助記号"})

Filters = tuple[tuple[Floats, Floats], ...]
"""For each width the weights, shape (width × dimension, filters), and the biases, shape (filters,)."""


@dataclass(frozen=True, slots=True)
class Net:
    """One net: `project` (300, d), `own` (forms + 2, e), `letter` (letters + 2, c), `out` (filters, kinds)."""

    project: Floats
    own: Floats
    letter: Floats
    words: Filters
    letters: Filters
    out: Floats
    biases: Floats

    def log_odds(self, vectors: Floats, forms: Sequence[int], letters: Sequence[int]) -> Floats:
        """Return the log odds of each kind; `vectors` has shape (words, 300)."""
        read = np.concatenate([vectors @ self.project, self.own[list(forms)]], axis=1)
        spelled = self.letter[list(letters)]
        found = [_greatest(read, *held) for held in self.words]
        found += [_greatest(spelled, *held) for held in self.letters]
        total: Floats = np.concatenate(found) @ self.out + self.biases
        return total


@dataclass(frozen=True, slots=True)
class Nets:
    """Nets of one shape, learned from different starts, and the words and letters that they know."""

    forms: Mapping[str, int]
    letters: Mapping[str, int]
    nets: tuple[Net, ...]

    def log_odds(self, read: Sequence[Word], folded: str, vectors: WordVectors) -> Floats:
        """Return the mean log odds of each kind of a text; `read` are its words, `folded` its letters."""
        held = vectors_of(read, vectors)
        forms = [self.forms.get(form, UNKNOWN) for form in forms_of(read)]
        letters = [self.letters.get(letter, UNKNOWN) for letter in folded]
        mean: Floats = np.mean([net.log_odds(held, forms, letters) for net in self.nets], axis=0)
        return mean


def forms_of(read: Sequence[Word]) -> list[str]:
    """Return each word as it counts: grammar as it stands, all else in its dictionary form."""
    return [word.surface if word.kinds[0] in GRAMMAR else word.lemma for word in read]


def row_of(word: Word, vectors: WordVectors) -> int | None:
    """Return the row of a word's vector: that of its dictionary form, or as it stands; None: there is none."""
    row = vectors.row(word.lemma)
    return vectors.row(word.surface) if row is None else row


def vectors_of(read: Sequence[Word], vectors: WordVectors) -> Floats:
    """Return the unit vector of each word, zero where there is none; shape (words, dimension)."""
    held = np.zeros((len(read), vectors.vectors.shape[1]), dtype=np.float32)
    rows = {place: row for place, word in enumerate(read) if (row := row_of(word, vectors)) is not None}
    held[list(rows)] = unit(vectors.vectors[list(rows.values())])
    return held


def read_nets(arrays: Mapping[str, npt.NDArray[np.generic]]) -> Nets:
    """Return the nets of the arrays that `evals.urgency_net_training` writes.

    Raises:
        KeyError: an array is missing.
    """
    forms, letters = (_table(arrays[name]) for name in ("forms", "letters"))
    return Nets(forms, letters, tuple(_net(arrays, n) for n in range(int(arrays["nets"]))))


def _net(arrays: Mapping[str, npt.NDArray[np.generic]], number: int) -> Net:
    def held(name: str) -> Floats:
        return arrays[f"{number}.{name}"].astype(np.float32)

    words = tuple((held(f"words.{width}"), held(f"words.{width}.bias")) for width in WORD_WIDTHS)
    letters = tuple((held(f"letters.{width}"), held(f"letters.{width}.bias")) for width in LETTER_WIDTHS)
    return Net(held("project"), held("own"), held("letter"), words, letters, held("out"), held("biases"))


def _table(lines: npt.NDArray[np.generic]) -> dict[str, int]:
    names = lines.tobytes().decode("utf-8").split("\n")
    return {name: place for place, name in enumerate(names, start=UNKNOWN + 1)}


def _greatest(read: Floats, weights: Floats, biases: Floats) -> Floats:
    """The greatest response of each filter, none below zero; the ends are padded by the filter's width."""
    width = len(weights) // read.shape[1]
    padded = np.pad(read, ((width, width), (0, 0)))
    windows = np.concatenate([padded[at : len(padded) - width + 1 + at] for at in range(width)], axis=1)
    greatest: Floats = np.maximum((windows @ weights).max(axis=0) + biases, 0)
    return greatest
