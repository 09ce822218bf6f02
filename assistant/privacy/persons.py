"""Names of persons: read by the dictionary, and told from other words by what stands around them."""

import re
from collections.abc import Iterator

from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.relations import BEFORE, CLEAR, KANA_NAMES, KIN_SET, LABEL, NEVER, SOLID, STAFF, TITLES
from index.names import NameWord, could_be_person, name_classes

_KANJI = re.compile(r"[一-龥々ヶケ﨑髙𠮷一-鿿]+")
_HIRAGANA = re.compile(r"[ぁ-んー]+")
_KATAKANA = re.compile(r"[ァ-ヶーｦ-ﾟ]+")
_PLACE_OR_FIRM = re.compile(
    r"(?:高校|大学|中学|小学校|市|町|村|区|県|駅|橋|川(?!さ)|通り|病院|クリニック|線|地区|城|神社|寺|公園|団地|ビル|支店|店|株式会社|法|流|賞|杯|症候群|病|式|型)"
)
_AGE = re.compile(r"\s*[(（]?\s*[0-9０-９一二三四五六七八九十]{1,3}\s*(?:歳|才|さい|[)）])")
_ENDS_NAME = re.compile(r"[\s、。,.）)」』・：:（(?？!！～\-0-9０-９A-ZＡ-Ｚ]|$|は|が|を|に|と|も|の|へ|で|から|より|って|です|という|といい")
_SAID_WORDS = r"(?:と|って)\s*(?:申し|言い|いい|いう|言う|名乗|呼ば)"
_SAID = re.compile(_SAID_WORDS)
_SELF = re.compile(rf"{_SAID_WORDS}|です|でございます|と申")
_CHILD = re.compile(r"(?P<name>[ぁ-ん]{2,4}|[ァ-ヶー]{2,6}|[一-鿿]{2,3})(?=(?:ちゃん|くん|君)(?!め))")
_KIN_KANA = re.compile(
    rf"(?:{'|'.join(sorted(KIN_SET, key=len, reverse=True))})の(?P<name>{'|'.join(sorted(KANA_NAMES, key=len, reverse=True))})"
    r"(?=[がはもをにとへの、。(（]|から|です|$)"
)
_JOINTS = frozenset("・･=＝")
_MIDDLE = _JOINTS | {" ", "　"}
_MAX_PARTS = 4
_LINKS = frozenset("の「：:、（(")
_OFFICES = ("担当", "支援員", "相談員", "課", "係", "センター", "委員", "協議会")
_OF_HOUSES = frozenset("家 宅 一家 夫妻 ご夫妻 兄弟 姉妹".split())


def persons(reading: Reading) -> Iterator[Span]:
    """Yield names, each as long as its parts touch (or stand a space or ・ apart); titles stay outside."""
    words = reading.words
    place = 0
    while place < len(words):
        length = _name_at(reading, place)
        if length:
            yield Span(words[place].start, words[place + length - 1].end, "氏名")
        place += length or 1
    yield from _called_children(reading)


def _name_at(reading: Reading, place: int) -> int:
    """How many words from this place on are one person's name; 0 where none begins here."""
    words = reading.words
    if not _may_be_part(words[place]) or words[place].surface in NEVER:
        return 0
    length = _longest(words, place)
    while length:
        part = words[place : place + length]
        if not _in_gap(part[-1]) and _is_name(reading, place, part):
            return length
        length -= 1
    return 0


def _longest(words: list[NameWord], place: int) -> int:
    length, parts = 0, 0
    while place + length < len(words) and parts < _MAX_PARTS:
        word = words[place + length]
        if _in_gap(word):
            if length and _in_gap(words[place + length - 1]):
                break
        elif not (_may_be_part(word) or _is_foreign_part(words, place, place + length)) or word.surface in TITLES:
            break
        else:
            parts += 1
        length += 1
    return length


def _is_foreign_part(words: list[NameWord], first: int, place: int) -> bool:
    """Whether a katakana word stands after ・ in a name that began in katakana (ヴァン)."""
    word = words[place]
    joined = place > first and words[place - 1].surface in _JOINTS
    return joined and all(_KATAKANA.fullmatch(w.surface) for w in (words[first], word))


def _in_gap(word: NameWord) -> bool:
    return word.surface in _MIDDLE


def _may_be_part(word: NameWord) -> bool:
    """Whether the word can stand in a name at all."""
    if word.surface.isascii():
        return False
    if word.is_person or word.name == "place":
        return word.surface not in NEVER
    if word.part not in ("名詞", "接尾辞", "接頭辞", "副詞", "形状詞") or word.surface in NEVER or word.detail == "数詞":
        return False
    if _KATAKANA.fullmatch(word.surface) and "person" in name_classes(word.surface):
        return True
    return (word.unknown and _is_script(word.surface)) or could_be_person(word.surface)


def _is_script(surface: str) -> bool:
    return bool(_KANJI.fullmatch(surface) or _KATAKANA.fullmatch(surface))


def _is_name(reading: Reading, place: int, part: list[NameWord]) -> bool:
    """Whether these words are a name here, by what they are and what stands around them."""
    named = [word for word in part if not _in_gap(word)]
    if not _one_script_gap(part):
        return False
    if (title := _title_at(reading, place + len(part))) and _stands_free(reading, place, named):
        strong = any(word.is_proper or word.unknown or _is_short_surname(word.surface) for word in named)
        return _fits_title(named) and (strong or (title in TITLES and title not in _OF_HOUSES))
    after = reading.plain[part[-1].end :]
    if _PLACE_OR_FIRM.match(after):
        return False
    if len(named) > 1 and _is_full_name(named) and not _is_all_hiragana(reading, place, named):
        return all(word.is_person for word in named) or _ENDS_NAME.match(after) is not None
    return len(named) == 1 and _ENDS_NAME.match(after) is not None and _is_single_name(reading, place, named[0], after)


def _is_full_name(named: list[NameWord]) -> bool:
    first, last = name_classes(named[0].surface), name_classes(named[-1].surface)
    japanese = ("surname" in first or named[0].unknown) and (last & {"given", "person"} or named[-1].unknown)
    foreign = all(_KATAKANA.fullmatch(word.surface) for word in named)
    if foreign and all(word.is_person or word.unknown for word in named):
        return True
    return any(word.is_person for word in named) and bool(japanese or foreign)


def _is_short_surname(surface: str) -> bool:
    return len(surface) == 1 and surface not in "新前元副現旧" and "surname" in name_classes(surface)


def _is_all_hiragana(reading: Reading, place: int, named: list[NameWord]) -> bool:
    """Whether a name is in hiragana and nothing tells that it is one: word ends look like names there."""
    return all(_HIRAGANA.fullmatch(word.surface) for word in named) and not _related(reading, place)


def _is_single_name(reading: Reading, place: int, word: NameWord, after: str) -> bool:
    related = _related(reading, place)
    labelled = bool(LABEL.search(reading.plain, 0, word.start))
    if word.is_person:
        return related or labelled or _kin_follows(after) or _is_plain_name(reading, place, word, after)
    if not name_classes(word.surface) & {"surname", "given", "person"} and not (word.unknown and labelled):
        return False
    if related and word.name == "place" and not _after_kin(reading, place):
        return True
    if related and _KANJI.fullmatch(word.surface):
        return word.surface in CLEAR or (word.surface in SOLID and bool(_AGE.match(after))) or _introduces(after, plainly=not _after_kin(reading, place))
    if labelled:
        return True
    if _called_by(after):
        return "person" in name_classes(word.surface) or could_be_person(word.surface)
    surname = "surname" in name_classes(word.surface) and _begins_sentence(reading, word.start)
    return (surname and _introduces(after)) or (_kin_follows(after) and word.surface in CLEAR)


def _is_plain_name(reading: Reading, place: int, word: NameWord, after: str) -> bool:
    """Whether a name stands without any cue: long enough in kanji, or in katakana, and not inside a compound."""
    if _KATAKANA.fullmatch(word.surface):
        return len(word.surface) >= 3
    if not _KANJI.match(word.surface):
        return _is_called(reading, word)
    if len(word.surface) == 1:
        return _is_called(reading, word) or (_begins_sentence(reading, word.start) and _introduces(after))
    return _stands_free(reading, place, [word])


def _is_called(reading: Reading, word: NameWord) -> bool:
    """Whether somebody calls this name aloud: 「翔、ごはん」."""
    return reading.plain[word.start - 1 : word.start] == "「" and reading.plain[word.end : word.end + 1] in ("、", "！", "!")


def _stands_free(reading: Reading, place: int, named: list[NameWord]) -> bool:
    """Whether no kanji word touches the name from the left but kinship and roles (次男大輔)."""
    if not place:
        return True
    before = reading.words[place - 1]
    if before.surface in BEFORE or before.part in ("助詞", "助動詞", "補助記号", "空白", "接頭辞", "感動詞", "接続詞"):
        return before.part != "接頭辞" or before.surface in ("故", "ご", "お", "元")
    touches = _KANJI.search(before.surface[-1]) is not None and _KANJI.match(named[0].surface) is not None
    return not touches or before.surface.endswith(tuple(BEFORE)) or before.is_proper


def _title_at(reading: Reading, place: int) -> str:
    """The title or position at this place, or "" where there is none."""
    words = reading.words
    if place >= len(words):
        return ""
    word = words[place]
    if word.surface in TITLES:
        return "" if word.surface == "家" and _KANJI.match(reading.text, word.end) else word.surface
    staff = STAFF.match(reading.plain, word.start)
    joined = place and _KATAKANA.fullmatch(reading.words[place - 1].surface) and _KATAKANA.match(word.surface)
    return staff[0] if staff and not joined else ""


def _fits_title(named: list[NameWord]) -> bool:
    """Whether words before a title can be a name: each of a person, unknown, or spelt as some person's name."""
    return all(
        word.is_person or could_be_person(word.surface) or (word.unknown and _is_script(word.surface))
        or _KATAKANA.fullmatch(word.surface) for word in named
    )


def _related(reading: Reading, place: int) -> bool:
    """Whether kinship or a role stands before: 「息子の」, 「次男」, 「担当：」."""
    before = _told_by(reading.words, place)
    return before in BEFORE or before.endswith(_OFFICES)


def _after_kin(reading: Reading, place: int) -> bool:
    return _told_by(reading.words, place) in KIN_SET


def _told_by(words: list[NameWord], place: int) -> str:
    """The word that a name belongs to, over の, a bracket or a colon and さん; "" where there is none."""
    at = place - 1
    while at >= 0 and place - at <= 3 and (_in_gap(words[at]) or words[at].surface in _LINKS):
        at -= 1
    if at > 0 and words[at].surface in ("さん", "様", "さま"):
        at -= 1
    return words[at].surface if at >= 0 else ""


def _kin_follows(after: str) -> bool:
    match = re.match(r"の(?:お|ご)?([一-鿿]{1,2})", after)
    return match is not None and (match[1] in KIN_SET or match[1][0] in KIN_SET)


def _introduces(after: str, *, plainly: bool = True) -> bool:
    """Whether 「と申します」 follows, or `plainly` also 「です」."""
    return (_SELF if plainly else _SAID).match(after) is not None


def _called_by(after: str) -> bool:
    return re.match(r"と(?:呼ば|名乗)|という(?:名|人|方|男|女|子)", after) is not None


def _begins_sentence(reading: Reading, start: int) -> bool:
    return start == 0 or reading.text[start - 1] in "。\n"


def _one_script_gap(part: list[NameWord]) -> bool:
    """Whether ・ joins only foreign names, so that 斎藤健一・斎藤文子 are two."""
    joined = any(word.surface in _JOINTS for word in part)
    return not joined or all(_in_gap(word) or _KATAKANA.fullmatch(word.surface) for word in part)


def _called_children(reading: Reading) -> Iterator[Span]:
    """Yield names before ちゃん and くん, or in hiragana after kinship, that the dictionary cut wrongly."""
    for match in _CHILD.finditer(reading.plain):
        name = match["name"]
        if _HIRAGANA.fullmatch(name):
            name = _own_letters(name)
        if name and name not in NEVER and not name.endswith(tuple(n for n in NEVER if len(n) > 1)):
            yield Span(match.end() - len(name), match.end(), "氏名")
    for match in _KIN_KANA.finditer(reading.plain):
        yield Span(*match.span("name"), "氏名")


def _own_letters(name: str) -> str:
    """The name without a particle that stands before it: 「のゆい」 → 「ゆい」."""
    return name[1:] if len(name) > 2 and name[0] in "のはがをにでとも" else name
