"""Names of persons: read by the dictionary, and told from other words by what stands around them."""

import re
from collections.abc import Iterator

from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.relations import BEFORE, CLEAR, KIN_SET, LABEL, NEVER, SOLID, STAFF, TITLES
from index.names import NameWord, could_be_person, name_classes

_KANJI = re.compile(r"[一-龥々ヶケ﨑髙𠮷一-鿿]+")
_HIRAGANA = re.compile(r"[ぁ-んー]+")
_KATAKANA = re.compile(r"[ァ-ヶーｦ-ﾟ]+")
_PLACE_OR_FIRM = re.compile(
    r"(?:高校|大学|中学|小学校|市|町|村|区|県|駅|橋|川(?!さ)|通り|病院|クリニック|線|地区|城|神社|寺|公園|団地|ビル|支店|店|株式会社|法|流|賞|杯|症候群|病|式|型)"
)
_AGE = re.compile(r"\s*[(（]?\s*[0-9０-９一二三四五六七八九十]{1,3}\s*(?:歳|才|さい|[)）])")
_ENDS_NAME = re.compile(r"[\s、。,.）)」』・：:（(?？!！～\-0-9０-９]|$|は|が|を|に|と|も|の|へ|で|から|より|って|です|という|といい")
_SELF = re.compile(r"(?:と|って)?\s*(?:申し|言い|いい|いう|言う|です|名乗|呼)")
_CHILD = re.compile(r"(?P<name>[ぁ-ん]{2,4}|[ァ-ヶー]{2,6}|[一-鿿]{1,3})(?=(?:ちゃん|くん|君)(?!め))")
_MIDDLE = frozenset("・ = ＝ ･ 　".split(" ")) | {" ", "　"}
_MAX_PARTS = 4


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
        elif not _may_be_part(word) or word.surface in TITLES:
            break
        else:
            parts += 1
        length += 1
    return length


def _in_gap(word: NameWord) -> bool:
    return word.surface in _MIDDLE


def _may_be_part(word: NameWord) -> bool:
    """Whether the word can stand in a name at all."""
    if word.is_person or word.name == "place":
        return word.surface not in NEVER
    if word.part not in ("名詞", "接尾辞", "接頭辞", "副詞", "形状詞") or word.surface in NEVER or word.detail == "数詞":
        return False
    return bool(word.unknown and not word.surface.isascii() and _is_script(word.surface)) or could_be_person(
        word.surface
    )


def _is_script(surface: str) -> bool:
    return bool(_KANJI.fullmatch(surface) or _KATAKANA.fullmatch(surface))


def _is_name(reading: Reading, place: int, part: list[NameWord]) -> bool:
    """Whether these words are a name here, by what they are and what stands around them."""
    named = [word for word in part if not _in_gap(word)]
    if _titled(reading, place + len(part)) and _stands_free(reading, place, named):
        return _fits_title(named)
    after = reading.plain[part[-1].end :]
    if _PLACE_OR_FIRM.match(after) or not _ENDS_NAME.match(after):
        return False
    if not _one_script_gap(part):
        return False
    strong = [word for word in named if word.is_person]
    if len(named) > 1:
        return _is_full_name(named) and (bool(strong) or _related(reading, place))
    return _is_single_name(reading, place, named[0], after)


def _is_full_name(named: list[NameWord]) -> bool:
    first, last = name_classes(named[0].surface), name_classes(named[-1].surface)
    japanese = ("surname" in first or named[0].unknown) and ("given" in last or named[-1].unknown)
    return any(word.is_person for word in named) and (japanese or all(_KATAKANA.fullmatch(w.surface) for w in named))


def _is_single_name(reading: Reading, place: int, word: NameWord, after: str) -> bool:
    related = _related(reading, place)
    labelled = bool(LABEL.search(reading.plain, 0, word.start))
    if word.is_person:
        return related or labelled or _kin_follows(after) or _is_plain_name(reading, place, word, after)
    if not could_be_person(word.surface) and not (word.unknown and labelled):
        return False
    if related and _KANJI.fullmatch(word.surface):
        return word.surface in CLEAR or (word.surface in SOLID and bool(_AGE.match(after))) or _introduces(after)
    if labelled:
        return True
    return _is_start(reading, word.start) and (_introduces(after) or (_kin_follows(after) and word.surface in CLEAR))


def _is_plain_name(reading: Reading, place: int, word: NameWord, after: str) -> bool:
    """Whether a name stands without any cue: long enough in kanji, or in katakana, and not inside a compound."""
    if _KATAKANA.fullmatch(word.surface):
        return len(word.surface) >= 3
    if not _KANJI.match(word.surface):
        return _is_called(reading, word)
    if len(word.surface) == 1:
        return _is_called(reading, word) or (_is_start(reading, word.start) and _introduces(after))
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


def _titled(reading: Reading, place: int) -> bool:
    words = reading.words
    if place >= len(words):
        return False
    if words[place].surface in TITLES:
        return words[place].surface != "家" or not _KANJI.match(reading.text, words[place].end)
    return STAFF.match(reading.plain, words[place].start) is not None


def _fits_title(named: list[NameWord]) -> bool:
    """Whether words before a title can be a name: each of a person, unknown, or spelt as some person's name."""
    return all(
        word.is_person or could_be_person(word.surface) or (word.unknown and _is_script(word.surface))
        or _KATAKANA.fullmatch(word.surface) for word in named
    )


def _related(reading: Reading, place: int) -> bool:
    """Whether kinship or a role stands before: 「息子の」, 「次男」, 「担当：」."""
    words = reading.words
    at = place - 1
    while at >= 0 and (_in_gap(words[at]) or words[at].surface in ("の", "「", "：", ":", "、", "（", "(")):
        at -= 1
        if place - at > 3:
            return False
    if at < 0:
        return False
    kin = words[at]
    if kin.surface in ("さん", "様", "さま") and at:
        kin = words[at - 1]
    return kin.surface in BEFORE or kin.surface.endswith(("担当", "支援員", "相談員", "課", "係", "センター", "委員", "協議会"))


def _kin_follows(after: str) -> bool:
    match = re.match(r"の(?:お|ご)?([一-鿿]{1,2})", after)
    return match is not None and (match[1] in KIN_SET or match[1][0] in KIN_SET)


def _introduces(after: str) -> bool:
    return _SELF.match(after) is not None


def _is_start(reading: Reading, start: int) -> bool:
    return start == 0 or reading.text[start - 1] in "。、\n「（( 　"


def _one_script_gap(part: list[NameWord]) -> bool:
    """Whether ・ joins only foreign names, so that 斎藤健一・斎藤文子 are two."""
    joined = any(word.surface in ("・", "･", "=", "＝") for word in part)
    return not joined or all(_in_gap(word) or _KATAKANA.fullmatch(word.surface) for word in part)


def _called_children(reading: Reading) -> Iterator[Span]:
    """Yield names before ちゃん and くん that the dictionary cut wrongly."""
    for match in _CHILD.finditer(reading.plain):
        name = match["name"]
        if _HIRAGANA.fullmatch(name):
            name = _own_letters(name)
        if name and name not in NEVER and not name.endswith(tuple(n for n in NEVER if len(n) > 1)):
            yield Span(match.end() - len(name), match.end(), "氏名")


def _own_letters(name: str) -> str:
    """The name without a particle that stands before it: 「のゆい」 → 「ゆい」."""
    return name[1:] if len(name) > 2 and name[0] in "のはがをにでとも" else name
