"""Ways of asking: the entries' questions by characters and by reading, for words misspelt, in kana, in dialect."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.analyze import clean, reading
from index.arrays import Floats, Rows
from index.lexical import Field, LexicalIndex, build_lexical
from index.questions import questions_of

LENGTHS = (2, 3)
NEAREST, NEAREST_READ = 8, 3
"""An entry counts by the mean of so many of its nearest ways of asking: one alone may be near by chance."""

LOOKED_AT = 1000
"""Ways of asking beyond so many nearest ones count 0."""

_MARKS = re.compile(r"[\s、。，．,.!?？！「」『』（）()・]")
_PLAIN = re.compile(r"[\u3040-\u309fa-z0-9ー~-]")


@dataclass(frozen=True)
class Askings:
    """How entries are asked for. Way of asking `places[p]` leads to entry row `entries[p]`, which is sorted.

    `runs` holds the ways of asking as they are written, `readings` as they are read.
    """

    runs: LexicalIndex
    readings: LexicalIndex
    places: Rows
    entries: Rows

    def scores(self, query: str, size: int) -> Floats:
        """For each of `size` entries the mean BM25 of its nearest ways of asking by character runs."""
        return self._means(self.runs.scores(dict.fromkeys(runs(query), 1.0)), size, NEAREST)

    def reading_scores(self, query: str, size: int) -> Floats:
        """The same by runs of what is heard when it is read aloud: kana and slips of conversion count fully."""
        return self._means(self.readings.scores(dict.fromkeys(heard(query), 1.0)), size, NEAREST_READ)

    def _means(self, ways: Floats, size: int, count: int) -> Floats:
        """For each entry the mean of its `count` best ways of asking, given the score of each way."""
        scores = ways[self.places]
        places = np.argpartition(scores, -LOOKED_AT)[-LOOKED_AT:] if len(scores) > LOOKED_AT else None
        places = np.arange(len(scores)) if places is None else places
        places = places[np.lexsort((-scores[places], self.entries[places]))]
        owners = self.entries[places]
        rank = np.arange(len(places)) - np.searchsorted(owners, owners)
        counted = np.where(rank < count, scores[places], 0.0)
        sums = np.bincount(owners, weights=counted, minlength=size)
        means: Floats = (sums / np.clip(self._counts(size), 1, count)).astype(np.float32)
        return means

    @cached_property
    def there(self) -> bool:
        """Whether any entry is asked for in a way of its own."""
        return len(self.entries) > 0

    def _counts(self, size: int) -> Rows:
        return np.bincount(self.entries, minlength=size)


def make_askings(questions: Sequence[Sequence[str]], titles: Sequence[str]) -> Askings:
    """Return the ways of asking for entries: their questions; the title of one that has none.

    Nothing where no entry has a question.
    """
    told = any(questions)
    ways = questions_of(
        [asked or [title] for asked, title in zip(questions, titles, strict=True)] if told else []
    )
    written, read = (
        build_lexical([Field([cut(way) for way in ways.texts])], len(ways.texts)) for cut in (runs, heard)
    )
    return Askings(written, read, ways.places, ways.entries)


def runs(text: str) -> list[str]:
    """Return the runs of two and three characters of `text`, and each character that is no kana or letter."""
    letters = _MARKS.sub("", clean(text).lower())
    return _runs(letters) + [letter for letter in letters if not _PLAIN.match(letter)]


def heard(text: str) -> list[str]:
    """Return the runs of two and three kana of `text` as it is read."""
    return _runs(_MARKS.sub("", reading(text)))


def _runs(letters: str) -> list[str]:
    return [letters[at : at + size] for size in LENGTHS for at in range(len(letters) - size + 1)]
