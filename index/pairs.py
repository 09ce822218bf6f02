"""Pairs to learn from: something a person might ask, and the rest of the text it was taken from."""

from collections.abc import Sequence

import numpy as np

from index.arrays import Rows
from index.learning import Text
from index.static import Vocabulary

DROPPED = 0.4
"""The share of words left out at random on both sides, so that single words do not decide."""

MOST_WORDS = 160
"""About so many words of a long text are drawn for a pair; the time of a step grows with its words."""

_SHARES = {"question": 3.0, "title": 2.0, "sentence": 1.0}


class PairSampler:
    """Draws pairs from texts; the same texts and random generator draw the same pairs."""

    def __init__(self, texts: Sequence[Text], vocabulary: Vocabulary, random: np.random.Generator) -> None:
        self.random = random
        self.titles = [_rows(text.title, vocabulary) for text in texts]
        self.sentences = [[_rows(sentence, vocabulary) for sentence in text.sentences] for text in texts]
        self.questions = [[_rows(question, vocabulary) for question in text.questions] for text in texts]
        self.usable = [place for place, text in enumerate(texts) if text.title or text.sentences]

    @property
    def sources(self) -> int:
        """How many titles, questions and sentences a pair can begin with."""
        titles = sum(len(title) > 0 for title in self.titles)
        return titles + sum(map(len, self.questions)) + sum(map(len, self.sentences))

    def draw(self, place: int) -> tuple[Rows, Rows]:
        """Return a pair from the text at a place."""
        title, sentences = self.titles[place], self.sentences[place]
        taken = self._kind(place)
        if taken == "question":
            asked = self.questions[place][self._any(len(self.questions[place]))]
            sides = asked, np.concatenate([title, *sentences])
        elif taken == "title":
            sides = title, np.concatenate(sentences) if sentences else title
        else:
            chosen = self._any(len(sentences))
            rest = [part for at, part in enumerate(sentences) if at != chosen]
            sides = sentences[chosen], np.concatenate([title, *rest])
        query, text = (self._thinned(side) for side in sides)
        return query, text if len(text) else query

    def _kind(self, place: int) -> str:
        there = {
            "question": any(len(question) for question in self.questions[place]),
            "title": len(self.titles[place]) > 0,
            "sentence": len(self.sentences[place]) > 1,
        }
        kinds = [kind for kind, usable in there.items() if usable] or ["sentence"]
        shares = np.array([_SHARES[kind] for kind in kinds])
        return kinds[int(self.random.choice(len(kinds), p=shares / shares.sum()))]

    def _any(self, count: int) -> int:
        return int(self.random.integers(count))

    def _thinned(self, rows: Rows) -> Rows:
        share = min(1 - DROPPED, MOST_WORDS / max(1, len(rows)))
        kept = rows[self.random.random(len(rows)) < share]
        return kept if len(kept) else rows[:MOST_WORDS]


def _rows(words: Sequence[str], vocabulary: Vocabulary) -> Rows:
    return np.array([vocabulary.own_row[word] for word in words], dtype=np.int64)
