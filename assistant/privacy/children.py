"""Names of children that the dictionary cuts wrongly: before ちゃん, くん, or in hiragana after kinship."""

import re
from collections.abc import Iterator

from assistant.privacy.letters import HIRAGANA, KANJI
from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.relations import KANA_NAMES, KIN, NEVER
from index.names import name_classes

_TITLED = re.compile(r"(?P<name>[ぁ-ん]{2,4}|[ァ-ヶー]{2,6}|[一-鿿]{2,3})(?=(?:ちゃん|くん|君)(?!め))")
_KIN = "|".join(sorted(KIN, key=len, reverse=True))
_NAMES = "|".join(sorted(KANA_NAMES, key=len, reverse=True))
_AFTER_KIN = re.compile(rf"(?:{_KIN})の(?P<name>{_NAMES})(?=[がはもをにとへの、。(（]|から|です|$)")
_ACTS = ("動詞", "副詞")
_NEVER_ENDS = tuple(word for word in NEVER if len(word) > 1)


def called_children(reading: Reading) -> Iterator[Span]:
    """Yield names before ちゃん and くん, or in hiragana after kinship, that the dictionary cut wrongly."""
    for match in _TITLED.finditer(reading.plain):
        name = match["name"]
        if HIRAGANA.fullmatch(name):
            name = _own_letters(name)
        if not name or name in NEVER or name.endswith(_NEVER_ENDS):
            continue
        if not _is_other_word(reading, name, match.end()):
            yield Span(match.end() - len(name), match.end(), "氏名")
    for match in _AFTER_KIN.finditer(reading.plain):
        yield Span(*match.span("name"), "氏名")


def _is_other_word(reading: Reading, name: str, end: int) -> bool:
    """Whether くん and ちゃん here belong to another word: 「むくんで」, 「てちゃんと話す」, 「てくんない」.

    A verb must reach over the place, or a particle or a verb in kanji stand before it: else a name would be told.
    """
    if name in KANA_NAMES or name_classes(name) & {"given", "person"}:
        return False
    place = next(place for place, word in enumerate(reading.words) if word.end > end)
    word, before = reading.words[place], reading.words[place - 1]
    if word.start >= end:
        return word.part in _ACTS and before.part == "助詞"
    return word.part == "動詞" or (before.part == "動詞" and KANJI.match(before.surface) is not None)


def _own_letters(name: str) -> str:
    """The name without a particle that stands before it: 「のゆい」 → 「ゆい」."""
    return name[1:] if len(name) > 2 and name[0] in "のはがをにでとも" else name
