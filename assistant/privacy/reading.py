"""A text read once for all the finders: as typed, in one width, with kanji numerals as digits, in words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from assistant.privacy.masked import MARK
from index.names import NameWord, name_words

_WIDE = [chr(code) for code in (*range(0xFF01, 0xFFE7), 0x3000)]
_ONE_WIDTH = {
    ord(char): narrow
    for char in _WIDE
    if len(narrow := unicodedata.normalize("NFKC", char)) == 1 and not unicodedata.combining(narrow)
}
_ONE_WIDTH |= {ord(dash): "-" for dash in "‐‑‒–—―−﹣"}
_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LONG_MARK = re.compile(r"(?<=\d)ー(?=\d)")
"""A long vowel mark that stands for a dash, as in 2ー3."""
_COVER = "■"


@dataclass(frozen=True)
class Reading:
    """Four readings of one text, character for character in the same places.

    `plain` is in one width, `digits` also has kanji numerals as digits; marks of an earlier masking are
    covered in all of them, so that nothing is found inside or across one.
    """

    text: str
    plain: str
    digits: str

    @classmethod
    def of(cls, text: str) -> "Reading":
        """Return the reading of `text`."""
        covered = MARK.sub(lambda mark: _COVER * len(mark[0]), text)
        plain = _LONG_MARK.sub("-", covered.translate(_ONE_WIDTH))
        return cls(covered, plain, _LONG_MARK.sub("-", plain.translate(_NUMERALS)))

    @cached_property
    def words(self) -> list[NameWord]:
        """The words of the text; cut once, on first use."""
        return name_words(self.text)
