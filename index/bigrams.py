"""Pairs of neighbouring characters: what is left to go by where words are misspelt or unknown."""

import re

from index.analyze import clean

_SPACE = re.compile(r"\s+")
_PLAIN = re.compile(r"[\u3040-\u309f、。，．,.!?()「」『』・~ー-]{2}")


def bigrams(text: str) -> list[str]:
    """Return the character pairs of `text` in order, without those of only hiragana or marks."""
    letters = _SPACE.sub("", clean(text).lower())
    pairs = (letters[place : place + 2] for place in range(len(letters) - 1))
    return [pair for pair in pairs if not _PLAIN.fullmatch(pair)]
