"""The questions of entries, each text once: several entries may answer the same one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.arrays import Rows


@dataclass(frozen=True, slots=True)
class Questions:
    """Distinct texts; pair p says that `texts[places[p]]` is answered by entry row `entries[p]`, sorted."""

    texts: tuple[str, ...]
    places: Rows
    entries: Rows


def questions_of(asked: Sequence[Sequence[str]]) -> Questions:
    """Return the questions of entries, given as the texts of each entry row."""
    texts = {text: place for place, text in enumerate(dict.fromkeys(text for own in asked for text in own))}
    pairs = [(texts[text], row) for row, own in enumerate(asked) for text in own]
    places, entries = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Questions(tuple(texts), places, entries)
