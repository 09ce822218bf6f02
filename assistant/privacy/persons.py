"""Names of persons: read by the dictionary, and told from other words by what stands around them."""

import re
from collections.abc import Iterator

from assistant.privacy.children import called_children
from assistant.privacy.cues import (
    after_kin,
    begins_sentence,
    called_by,
    introduces,
    is_called,
    kin_follows,
    related,
    stands_free,
    title_at,
)
from assistant.privacy.letters import (
    HIRAGANA,
    KANJI,
    KATAKANA,
    fits_title,
    in_gap,
    is_foreign_part,
    is_full_name,
    is_short_surname,
    may_be_part,
    one_script_gap,
)
from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.relations import AGE_IN_KANJI, CLEAR, LABEL, NEVER, SOLID, TITLES
from assistant.privacy.vocabulary import listed
from index.names import NameWord, name_classes

_PLACE_OR_FIRM = re.compile(
    r"高校|大学|中学|小学校|市|町|村|区|県|駅|橋|川(?!さ)|通り|病院|クリニック|線|地区|城|神社|寺|公園|団地|ビル|"
    r"支店|店|株式会社|法|流|賞|杯|症候群|病|式|型"
)
_AGE = re.compile(r"\s*[(（]?\s*[0-9０-９一二三四五六七八九十]{1,3}\s*(?:歳|才|さい|[)）])")
_ENDS_NAME = re.compile(
    r"[\s、。,.）)」』・：:（(?？!！～\-0-9０-９A-ZＡ-Ｚ]|$|は|が|を|に|と|も|の|へ|で|から|より|って"
)
_OF_HOUSES = listed("家 宅 一家 夫妻 ご夫妻 兄弟 姉妹")
_MAX_PARTS = 4
_SEEN_AFTER = 24
"""How many characters after a name are looked at."""


def persons(reading: Reading) -> Iterator[Span]:
    """Yield names, each as long as its parts touch (or stand a space or ・ apart); titles stay outside."""
    words = reading.words
    place = 0
    while place < len(words):
        length = _name_at(reading, place)
        if length:
            yield Span(words[place].start, words[place + length - 1].end, "氏名")
        place += length or 1
    yield from called_children(reading)


def _name_at(reading: Reading, place: int) -> int:
    """How many words from this place on are one person's name; 0 where none begins here."""
    words = reading.words
    if not may_be_part(words[place]) or words[place].surface in NEVER or _is_age(reading, place):
        return 0
    length = _longest(words, place)
    while length:
        part = words[place : place + length]
        if not in_gap(part[-1]) and _is_name(reading, place, part):
            return length
        length -= 1
    return 0


def _is_age(reading: Reading, place: int) -> bool:
    return bool(AGE_IN_KANJI.fullmatch(reading.words[place].surface)) and not title_at(reading, place + 1)


def _longest(words: list[NameWord], place: int) -> int:
    length, parts = 0, 0
    while place + length < len(words) and parts < _MAX_PARTS:
        word = words[place + length]
        if in_gap(word):
            if length and in_gap(words[place + length - 1]):
                break
        elif (
            not (may_be_part(word) or is_foreign_part(words, place, place + length)) or word.surface in TITLES
        ):
            break
        else:
            parts += 1
        length += 1
    return length


def _is_name(reading: Reading, place: int, part: list[NameWord]) -> bool:
    """Whether these words are a name here, by what they are and what stands around them."""
    named = [word for word in part if not in_gap(word)]
    if not one_script_gap(part):
        return False
    if (title := title_at(reading, place + len(part))) and stands_free(reading, place, named):
        return _is_titled_name(named, title)
    after = reading.plain[part[-1].end : part[-1].end + _SEEN_AFTER]
    if _PLACE_OR_FIRM.match(after):
        return False
    ends = _ENDS_NAME.match(after) is not None
    if len(named) == 1:
        return ends and _is_single_name(reading, place, named[0], after)
    if not is_full_name(named) or (_is_hiragana(named) and not related(reading, place)):
        return False
    return ends or all(word.is_person for word in named)


def _is_titled_name(named: list[NameWord], title: str) -> bool:
    strong = any(word.is_proper or word.unknown or is_short_surname(word.surface) for word in named)
    return fits_title(named) and (strong or (title in TITLES and title not in _OF_HOUSES))


def _is_hiragana(named: list[NameWord]) -> bool:
    """Whether all of a name is in hiragana, as the ends of many words are that look like one."""
    return all(HIRAGANA.fullmatch(word.surface) for word in named)


def _is_single_name(reading: Reading, place: int, word: NameWord, after: str) -> bool:
    """Whether one word alone is a name here."""
    labelled = LABEL.search(reading.plain, 0, word.start) is not None
    if word.is_person:
        cued = labelled or related(reading, place) or kin_follows(after)
        return cued or _is_plain_name(reading, place, word, after)
    if not name_classes(word.surface) & {"surname", "given", "person"}:
        return word.unknown and labelled
    if related(reading, place):
        return _is_name_after_role(reading, place, word, after)
    return labelled or _is_told_to_be(reading, word, after)


def _is_name_after_role(reading: Reading, place: int, word: NameWord, after: str) -> bool:
    """Whether a word that is also a name is one after 「息子の」 or 「担当の」."""
    of_kin = after_kin(reading, place)
    if word.name == "place" and not of_kin:
        return True
    if not KANJI.fullmatch(word.surface):
        return called_by(after)
    aged = word.surface in SOLID and _AGE.match(after) is not None
    return aged or word.surface in CLEAR or introduces(after, plainly=not of_kin)


def _is_told_to_be(reading: Reading, word: NameWord, after: str) -> bool:
    """Whether 「…と呼ばれ」, 「…です」 or 「…の母」 tell that a word that is also a name is one."""
    if called_by(after):
        return True
    surname = "surname" in name_classes(word.surface) and begins_sentence(reading, word.start)
    return (surname and introduces(after)) or (kin_follows(after) and word.surface in CLEAR)


def _is_plain_name(reading: Reading, place: int, word: NameWord, after: str) -> bool:
    """Whether a name stands without any cue: long enough, and not inside a compound."""
    if KATAKANA.fullmatch(word.surface):
        return len(word.surface) >= 3
    if not KANJI.match(word.surface):
        return is_called(reading, word)
    if len(word.surface) == 1:
        return is_called(reading, word) or (begins_sentence(reading, word.start) and introduces(after))
    return stands_free(reading, place, [word])
