"""Which words of the cited passages a sentence stands on: the nearest unit, and a second where needed."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.citing import Unit
from assistant.ground_grammar import read
from assistant.ground_quantity import quantities
from assistant.ground_words import ALIKE, BOUNDS, NEUTRAL
from assistant.units import units_of
from corpus.passage import Passage
from corpus.sentences import split_sentences
from index.analyze import Word

MAX_UNITS = 2
MIN_GAIN = 2
"""A second unit is read only where it holds this many more of the sentence's words, or its number."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence and what it stands on: the units, nearest first, and its words that none of them holds.

    `coverage` is the share of the sentence's words that the units hold, in [0, 1]; `held` is their text
    in NFKC.
    """

    sentence: str
    question: str
    units: tuple[Unit, ...]
    missing: frozenset[str]
    coverage: float

    @property
    def held(self) -> str:
        """The words of the units, in NFKC."""
        return normal("\n".join(unit.text for unit in self.units))

    @property
    def nearest(self) -> str:
        """The one sentence of the nearest unit that is most like the claim, in NFKC."""
        parts = [part.text for part in split_sentences(self.units[0].text)] or [self.units[0].text]
        wanted = set(content(self.sentence))
        return normal(max(parts, key=lambda part: len(wanted & set(content(part)))))


def claim(sentence: str, passages: Sequence[Passage], question: str) -> Claim:
    """Return the sentence with the parts of the passages that hold most of its words."""
    wanted = {word for word in content(sentence) if word not in NEUTRAL}
    numbers = {quantity.value for quantity in quantities(sentence)}
    held = {unit: _held(unit) for passage in passages for unit in units_of(passage)}
    chosen: list[Unit] = []
    left = wanted | numbers
    while held and len(chosen) < MAX_UNITS:
        best = max(held, key=lambda unit: (len(left & held[unit]), -len(unit.text)))
        gain = left & held[best]
        if not gain or (chosen and len(gain) < MIN_GAIN and not gain & numbers):
            break
        chosen.append(best)
        left -= held.pop(best)
    told = "\n".join(unit.text for unit in chosen)
    missing = left & wanted - {word.lemma for word in read(sentence) if _stands_in(word, told)}
    coverage = 1 - len(missing) / len(wanted) if wanted else 0.0
    return Claim(sentence, question, tuple(chosen), frozenset(missing), coverage)


def content(text: str) -> list[str]:
    """Return the words of a text that state something, numbers and what they count left out."""
    told = read(text)
    return [
        word.lemma
        for before, word in zip((None, *told), told, strict=False)
        if word.is_content and word.lemma not in BOUNDS and not _counts(before, word)
    ]


def shares_words(one: str, others: Collection[str]) -> bool:
    """Whether a text has a word in common with any of the others; true where it has no word at all."""
    wanted = set(content(one)) - NEUTRAL
    return not wanted or any(wanted & _reach(other) for other in others)


def normal(text: str) -> str:
    """Return the text in NFKC, so that half and full width count as one."""
    return unicodedata.normalize("NFKC", text)


def _counts(before: Word | None, word: Word) -> bool:
    """Whether a word is a number, or what a number before it counts (三か月)."""
    if before is not None and "数詞" in before.kinds:
        return True
    return "数詞" in word.kinds or bool(quantities(word.surface))


def _stands_in(word: Word, told: str) -> bool:
    """Whether the word stands in the text letter by letter, though the dictionary cut it otherwise."""
    return len(word.surface) >= 2 and word.surface in told


def _held(unit: Unit) -> frozenset[str]:
    numbers = {quantity.value for quantity in quantities(unit.text)}
    return _reach(f"{unit.text}\n{unit.passage.title}") | numbers


def _reach(text: str) -> frozenset[str]:
    """The words of a text and those that say the same."""
    held = set(content(text))
    return frozenset(held.union(*(ALIKE[word] for word in held if word in ALIKE)))
