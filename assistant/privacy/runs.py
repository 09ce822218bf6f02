"""Runs of nouns that stand directly before or after a place in a text."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from assistant.privacy.reading import Reading
from index.names import NameWord

Wanted = Callable[[NameWord], bool]


def is_nominal(word: NameWord) -> bool:
    """Whether the word can be part of a compound name: a noun, a prefix or a suffix, but no number."""
    return (
        word.is_noun
        or word.part == "形状詞"
        or (word.part in ("接頭辞", "接尾辞") and word.detail != "形容詞的")
    )


def run_before(reading: Reading, end: int, wanted: Wanted = is_nominal) -> list[NameWord]:
    """Return the words wanted that touch each other and end at `end`, in order; a word across it is cut."""
    words = reading.words
    place = bisect_left(words, end, key=lambda word: word.end)
    run: list[NameWord] = []
    if place < len(words) and words[place].start < end:
        run.append(_until(words[place], end))
        if not wanted(run[0]):
            return []
    return [*reversed([*run, *_walk(words, place - 1, wanted)])]


def run_after(reading: Reading, start: int, wanted: Wanted = is_nominal) -> list[NameWord]:
    """Return the words wanted that touch each other and begin at `start`, in order."""
    words = reading.words
    place = bisect_left(words, start, key=lambda word: word.start)
    run: list[NameWord] = []
    while place < len(words) and wanted(words[place]):
        run.append(words[place])
        place += 1
    return run


def _walk(words: list[NameWord], place: int, wanted: Wanted) -> list[NameWord]:
    found: list[NameWord] = []
    while place >= 0 and wanted(words[place]):
        found.append(words[place])
        place -= 1
    return found


def _until(word: NameWord, end: int) -> NameWord:
    return replace(word, surface=word.surface[: end - word.start], end=end) if word.end > end else word
