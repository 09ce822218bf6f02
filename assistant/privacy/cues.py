"""What stands around a name: a title after it, kinship or a role before it, words of introduction."""

import re

from assistant.privacy.letters import KANJI, KATAKANA, in_gap
from assistant.privacy.reading import Reading
from assistant.privacy.relations import BEFORE, KIN, STAFF, TITLES
from index.names import NameWord

_SAID_WORDS = r"(?:と|って)\s*(?:申し|言い|いい|いう|言う|名乗|呼ば)"
_SAID = re.compile(_SAID_WORDS)
_SELF = re.compile(rf"{_SAID_WORDS}|です|でございます|と申")
_CALLED = re.compile(r"と(?:呼ば|名乗)|という(?:名|人|方|男|女|子)")
_KIN_NEXT = re.compile(r"の(?:お|ご)?([一-鿿]{1,2})")
_LINKS = frozenset("の「：:、（(")
_MAX_LINKS = 3
_OFFICES = ("担当", "支援員", "相談員", "課", "係", "センター", "委員", "協議会")
_BREAKS = ("助詞", "助動詞", "補助記号", "空白", "感動詞", "接続詞")


def title_at(reading: Reading, place: int) -> str:
    """The title or position at this place, or "" where there is none."""
    words = reading.words
    if place >= len(words):
        return ""
    word = words[place]
    if word.surface in TITLES:
        return "" if word.surface == "家" and KANJI.match(reading.text, word.end) else word.surface
    staff = STAFF.match(reading.plain, word.start)
    joined = place and KATAKANA.fullmatch(reading.words[place - 1].surface) and KATAKANA.match(word.surface)
    return staff[0] if staff and not joined else ""


def stands_free(reading: Reading, place: int, named: list[NameWord]) -> bool:
    """Whether no kanji word touches the name from the left but kinship and roles (次男大輔)."""
    if not place:
        return True
    before = reading.words[place - 1]
    if before.surface in BEFORE or before.part in _BREAKS or before.surface in ("故", "ご", "お", "元"):
        return True
    if before.part == "接頭辞":
        return False
    touches = KANJI.search(before.surface[-1]) is not None and KANJI.match(named[0].surface) is not None
    return not touches or before.surface.endswith(tuple(BEFORE)) or before.is_proper


def related(reading: Reading, place: int) -> bool:
    """Whether kinship or a role stands before: 「息子の」, 「次男」, 「担当：」."""
    before = _told_by(reading.words, place)
    return before in BEFORE or before.endswith(_OFFICES)


def after_kin(reading: Reading, place: int) -> bool:
    """Whether kinship stands before."""
    return _told_by(reading.words, place) in KIN


def _told_by(words: list[NameWord], place: int) -> str:
    """The word that a name belongs to, over の, a bracket or a colon and さん; "" where there is none."""
    at = place - 1
    while at >= 0 and place - at <= _MAX_LINKS and (in_gap(words[at]) or words[at].surface in _LINKS):
        at -= 1
    if at > 0 and words[at].surface in ("さん", "様", "さま"):
        at -= 1
    return words[at].surface if at >= 0 else ""


def kin_follows(after: str) -> bool:
    """Whether 「の母」, 「のお父さん」 and the like follow."""
    match = _KIN_NEXT.match(after)
    return match is not None and (match[1] in KIN or match[1][0] in KIN)


def introduces(after: str, *, plainly: bool = True) -> bool:
    """Whether 「と申します」 follows, or `plainly` also 「です」."""
    return (_SELF if plainly else _SAID).match(after) is not None


def called_by(after: str) -> bool:
    """Whether 「と呼ばれ」, 「という方」 and the like follow."""
    return _CALLED.match(after) is not None


def begins_sentence(reading: Reading, start: int) -> bool:
    """Whether a sentence begins at this character."""
    return start == 0 or reading.text[start - 1] in "。\n"


def is_called(reading: Reading, word: NameWord) -> bool:
    """Whether somebody calls this name aloud: 「翔、ごはん」."""
    before, after = reading.plain[: word.start][-1:], reading.plain[word.end : word.end + 1]
    return before == "「" and after in ("、", "！", "!")
