"""Voices: the same question as others would type it, so that its manner does not decide what it is about."""

from collections.abc import Sequence

import numpy as np

from index.analyze import reading

FRAMES = (
    "{}",
    "{}と相談された",
    "{}と聞かれて困っています",
    "{}。どうしたらいいですか",
    "{}について教えてください",
    "{}んだけど",
    "{}と言われたとき",
    "母親から、{}とのこと",
    "{}のか知りたい",
    "{}、どう答えればいい",
    "すみません、{}",
    "{}。",
)
"""Ways of putting a question that say nothing of its subject; both sides of the lesson wear them."""

_MARKS = "。、？?！!"


def voiced(text: str, random: np.random.Generator) -> list[str]:
    """Return two ways of putting a text: in a frame, and misspelt, in kana only or cut short."""
    bare = text.rstrip(_MARKS)
    framed = FRAMES[int(random.integers(len(FRAMES)))].format(bare)
    way = int(random.integers(3))
    changed = reading(bare) if way == 0 else (misspelt, cut_short)[way - 1](bare, random)
    return [framed, changed or text]


def misspelt(text: str, random: np.random.Generator) -> str:
    """Return the text with one character in eight, at least one, left out or put in the next one's place."""
    letters = list(text)
    for place in _some(len(letters), max(1, len(letters) // 8), random):
        if random.random() < 0.5 or place + 1 >= len(letters):
            letters[place] = ""
        else:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def cut_short(text: str, random: np.random.Generator) -> str:
    """Return the first or the second two thirds of the text."""
    share = max(1, len(text) // 3)
    return text[share:] if random.random() < 0.5 else text[:-share] or text


def _some(size: int, count: int, random: np.random.Generator) -> Sequence[int]:
    return [int(place) for place in random.permutation(size)[:count]]
