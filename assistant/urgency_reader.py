"""A second reader of danger, learned from labelled questions: letters, words, their meaning and senses.

It judges what the rules see, and catches ways of saying that no rule lists. Two readings are averaged: a linear
one, here, and that of small nets (`urgency_net`). `python -m evals.urgency_training` learns both anew.
"""

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from assistant.urgency_net import WEIGHTS as NET_WEIGHTS
from assistant.urgency_net import Nets, forms_of, read_nets, row_of
from assistant.urgency_reading import fold
from assistant.urgency_senses import sense_groups
from index.analyze import Word, words
from index.manifest import IndexUnavailableError
from index.words import WordVectors, load_word_vectors

WEIGHTS = Path(__file__).with_name("urgency_weights.json")
LONGEST = 4
"""Letter groups of one to this many characters are read."""

MIN_CHANCE = 0.5
"""A danger is taken to be told from this probability, where the rules see none."""

MIN_CHANCE_TO_ASK = 0.2
"""From this probability on, a danger that is not taken to be told is not ruled out either."""

MIN_CHANCE_BY_RULE = 0.2
"""A danger that a rule sees stands from this probability."""

MIN_KIND_BY_RULE = 0.1
"""Of the kinds that a rule sees, those stand that the reader takes for as likely as this."""

MIN_CHANCE_OF_TELLER = 0.05
"""The writer is taken to be at risk from this probability, where a danger is told."""

MIN_LENGTH = 12
"""Of a text of fewer folded characters the reader knows too little to drop what a rule sees."""

APART = range(2, 5)
"""How many words apart the words of a loose pair stand."""

MEANING_SCALE = 0.7
"""How much the meaning counts beside letters and words."""

NET_SHARE = 0.25
"""What the nets count beside the linear reader, in log odds: they find more, and alarm more where all is calm."""

Floats = npt.NDArray[np.float64]


ANY, TELLER = "any", "teller"
"""The first and the last kind: any danger at all; and that the one who writes wishes to die."""

BLOCKS = ("letters", "words", "senses")


@dataclass(frozen=True, slots=True)
class Reader:
    """For each kind of danger a bias and weights, in the order of `kinds`.

    `groups` holds for each block a table of groups with a weight per kind; `meaning` has shape
    (kinds, dimension), `mean` (dimension,). With `nets`, their log odds are averaged with these.
    """

    kinds: tuple[str, ...]
    biases: Floats
    groups: dict[str, dict[str, Floats]]
    meaning: Floats
    mean: Floats
    vectors: WordVectors
    nets: Nets | None = None

    def chances(self, text: str) -> dict[str, float]:
        """Kind of danger → how likely the text tells of it, in [0, 1]."""
        read, folded = words(text), fold(text)
        total = self.biases + self.meaning @ (meaning_of(read, self.vectors) - self.mean)
        for block, held in groups_of(folded, read).items():
            total = total + _weigh(held, self.groups[block])
        if self.nets:
            told = self.nets.log_odds(read, folded, self.vectors)
            total = (1 - NET_SHARE) * total + NET_SHARE * told
        return dict(zip(self.kinds, (1 / (1 + np.exp(-total))).tolist(), strict=True))


def groups_of(folded: str, read: Sequence[Word]) -> dict[str, set[str]]:
    """Return the groups of a folded text, of which `read` are the words as it stands, by block."""
    return dict(zip(BLOCKS, (letter_groups(folded), word_groups(read), sense_groups(folded)), strict=True))


def letter_groups(folded: str) -> set[str]:
    """Return the distinct letter groups of a folded text."""
    return {
        folded[start : start + length]
        for length in range(1, LONGEST + 1)
        for start in range(len(folded) - length + 1)
    }


def word_groups(read: Sequence[Word]) -> set[str]:
    """Return the distinct words, neighbours (`a_b`) and loose pairs (`a~b`) of a text."""
    forms = [form for form in forms_of(read) if form.strip()]
    near = {f"{one}_{other}" for one, other in pairwise(forms)}
    loose = {f"{one}~{other}" for gap in APART for one, other in zip(forms, forms[gap:], strict=False)}
    return {*forms, *near, *loose}


def meaning_of(read: Iterable[Word], vectors: WordVectors) -> Floats:
    """Return the sum of the unit vectors of the content words over √(their number), scaled; shape (300,)."""
    rows = (row_of(word, vectors) for word in read if word.is_content)
    known = vectors.vectors[[row for row in rows if row is not None]].astype(np.float64)
    known /= np.maximum(np.linalg.norm(known, axis=1, keepdims=True), 1e-9)
    meaning: Floats = MEANING_SCALE * known.sum(axis=0) / sqrt(len(known) or 1)
    return meaning


def _weigh(groups: Iterable[str], weights: dict[str, Floats]) -> Floats | float:
    known = [weights[group] for group in groups if group in weights]
    return np.sum(known, axis=0) / sqrt(len(known)) if known else 0.0


@functools.cache
def load_reader() -> Reader:
    """Return the reader that ships with the program.

    Raises:
        IndexUnavailableError: the word vectors are not installed, or the weights cannot be read.
    """
    return read_reader(WEIGHTS, NET_WEIGHTS)


def read_reader(linear: Path, nets: Path) -> Reader:
    """Return the reader of these files of weights.

    Raises:
        IndexUnavailableError: the word vectors are not installed, or a file cannot be read.
    """
    try:
        record = json.loads(linear.read_text(encoding="utf-8"))
        with np.load(BytesIO(nets.read_bytes()), allow_pickle=False) as arrays:
            return read_record(record, read_nets(arrays))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise IndexUnavailableError(
            f"危険を読み取るための重み（{linear.name}、{nets.name}）を読めません。プログラムを入れ直してください。"
        ) from error


def read_record(record: Mapping[str, Any], nets: Nets | None = None) -> Reader:
    """Return the reader of a record of `evals.urgency_training.learn`, and of nets, if any.

    Raises:
        IndexUnavailableError: the word vectors are not installed.
    """
    return Reader(
        tuple(record["kinds"]),
        np.array(record["biases"]),
        {block: {group: np.array(held) for group, held in record[block].items()} for block in BLOCKS},
        np.array(record["meaning"]),
        np.array(record["mean"]),
        load_word_vectors(),
        nets,
    )
