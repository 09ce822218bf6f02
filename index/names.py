"""Words with what the dictionary knows of names: which are, and which could be, a person's or a place's."""

import functools
from dataclasses import dataclass
from typing import Literal

from sudachipy import Morpheme, SplitMode

# The process keeps one dictionary (about 60 MB) and a tokenizer a thread; both are analyze's.
from index.analyze import _dictionary, _parts, _tokenizer

NameClass = Literal["surname", "given", "person", "place", "proper", ""]

_JOINED_WORD = 0x0FFFFFFF
"""The id that Sudachi gives to a word it has put together.

Source: sudachi.rs, WordId::MAX_WORD.
"""

_PERSON_CLASSES: dict[str, NameClass] = {"姓": "surname", "名": "given", "一般": "person"}


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word where it stands: `text[start:end] == surface`.

    `part` and `detail` are the dictionary's first two word classes (名詞, 普通名詞). `unknown` says that
    the dictionary does not hold the word.
    """

    surface: str
    start: int
    end: int
    part: str
    detail: str
    name: NameClass
    unknown: bool

    @property
    def is_person(self) -> bool:
        """Whether it is read as a person's name here."""
        return self.name in ("surname", "given", "person")

    @property
    def is_proper(self) -> bool:
        """Whether it is read as a name of anything here."""
        return self.name != ""

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun, and not a number."""
        return self.part == "名詞" and self.detail != "数詞"


def name_words(text: str) -> list[NameWord]:
    """Return every word of `text` in order, in the dictionary's longest units, spaces too."""
    words: list[NameWord] = []
    offset = 0
    for part in _parts(text):
        for morpheme in _tokenizer().tokenize(part, SplitMode.C):
            kinds = morpheme.part_of_speech()
            span = offset + morpheme.begin(), offset + morpheme.end()
            words.append(
                NameWord(morpheme.surface(), *span, kinds[0], kinds[1], _name(kinds), _unknown(morpheme))
            )
        offset += len(part)
    return words


@functools.lru_cache(maxsize=4096)
def name_classes(surface: str) -> frozenset[NameClass]:
    """Return every class of name that the dictionary has for this spelling, whatever else it may mean."""
    return frozenset(_name(entry.part_of_speech()) for entry in _dictionary().lookup(surface)) - {""}


def could_be_person(surface: str) -> bool:
    """Whether some person has this as a surname or a given name, as 林 and 誠 are."""
    return not name_classes(surface).isdisjoint({"surname", "given"})


def _unknown(morpheme: Morpheme) -> bool:
    """Whether the dictionary lacks the word; runs of katakana that Sudachi joins itself do not say so."""
    joined = morpheme.word_id() == _JOINED_WORD
    return morpheme.is_oov() or (joined and not _dictionary().lookup(morpheme.surface()))


def _name(kinds: tuple[str, ...]) -> NameClass:
    if kinds[1] != "固有名詞":
        return ""
    if kinds[2] == "人名":
        return _PERSON_CLASSES.get(kinds[3], "person")
    return "place" if kinds[2] == "地名" else "proper"
