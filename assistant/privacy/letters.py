"""The parts that a person's name may be made of, by their letters and the dictionary."""

import re

from assistant.privacy.relations import NEVER
from index.names import NameWord, could_be_person, name_classes

KANJI = re.compile(r"[一-鿿々ヶケ﨑𠮷]+")
HIRAGANA = re.compile(r"[ぁ-んー]+")
KATAKANA = re.compile(r"[ァ-ヶーｦ-ﾟ]+")
JOINTS = frozenset("・･=＝")
"""Marks between the parts of a foreign name."""
_GAPS = JOINTS | {" ", "　"}
_PARTS_OF_SPEECH = ("名詞", "接尾辞", "接頭辞", "副詞", "形状詞")
_JOB_IN_KATAKANA = re.compile(
    r"(?:サポーター|ワーカー|ヘルパー|マネー?ジャー|スタッフ|アドバイザー|カウンセラー|コーディネーター|メンバー|"
    r"リーダー|ケアラー|トレーナー|セラピスト|ナース|ドクター|オーナー|ボランティア|センター|スクール|サービス|"
    r"ホーム|クリニック|ファミリー)$"
)


def in_gap(word: NameWord) -> bool:
    """Whether the word is a space or a mark between the parts of a name."""
    return word.surface in _GAPS


def may_be_part(word: NameWord) -> bool:
    """Whether the word can stand in a name at all."""
    if _JOB_IN_KATAKANA.search(word.surface):
        return False
    if word.surface.isascii():
        return False
    if word.is_person or word.name == "place":
        return word.surface not in NEVER
    if word.part not in _PARTS_OF_SPEECH or word.surface in NEVER or word.detail == "数詞":
        return False
    if KATAKANA.fullmatch(word.surface) and "person" in name_classes(word.surface):
        return True
    return (word.unknown and _is_script(word.surface)) or could_be_person(word.surface)


def _is_script(surface: str) -> bool:
    return bool(KANJI.fullmatch(surface) or KATAKANA.fullmatch(surface))


def is_foreign_part(words: list[NameWord], first: int, place: int) -> bool:
    """Whether a katakana word stands after ・ in a name that began in katakana (ヴァン)."""
    word = words[place]
    joined = place > first and words[place - 1].surface in JOINTS
    return joined and all(KATAKANA.fullmatch(w.surface) for w in (words[first], word))


def one_script_gap(part: list[NameWord]) -> bool:
    """Whether ・ joins only foreign names, so that 斎藤健一・斎藤文子 are two."""
    joined = any(word.surface in JOINTS for word in part)
    return not joined or all(in_gap(word) or KATAKANA.fullmatch(word.surface) for word in part)


def is_full_name(named: list[NameWord]) -> bool:
    """Whether several words are a surname with a given name, or a foreign name, at least one read as such."""
    first, last = name_classes(named[0].surface), name_classes(named[-1].surface)
    japanese = ("surname" in first or named[0].unknown) and (last & {"given", "person"} or named[-1].unknown)
    foreign = all(KATAKANA.fullmatch(word.surface) for word in named)
    if foreign and all(word.is_person or word.unknown for word in named):
        return True
    return any(word.is_person for word in named) and bool(japanese or foreign)


def fits_title(named: list[NameWord]) -> bool:
    """Whether words before a title can be a name: a person's, unknown, or spelt as a person's name."""
    return all(
        word.is_person
        or could_be_person(word.surface)
        or (word.unknown and _is_script(word.surface))
        or KATAKANA.fullmatch(word.surface)
        for word in named
    )


def is_short_surname(surface: str) -> bool:
    """Whether this is a surname of one letter, such as 林, and not 新 or 前 before a position."""
    return len(surface) == 1 and surface not in "新前元副現旧" and "surname" in name_classes(surface)
