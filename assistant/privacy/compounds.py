"""When a compound such as 東筑高校 holds a name of its own, and where that name begins."""

import re
from collections.abc import Callable

from assistant.privacy.vocabulary import listed
from index.names import NameWord

NameTest = Callable[[NameWord], bool]

ESTABLISHED = re.compile(r"(?:県|市|町|村|都|道|府|国|区|公|私|組合)?立$")
"""県立, 市立 …: who runs it, which is no name of its own."""

_USUAL = listed(
    "中央 東 西 南 北 第一 第二 第三 光 緑 城南 城北 城東 城西",
    "若葉 平和 旭 朝日 富士 国際 附属 付属",
)
"""Words that schools and firms are named with."""

_NOT_NAMES = listed(
    "かかりつけ 近所 地元 メンタル デイ ケア サービス オンライン リハビリ ストレス フリー",
    "サポート こころ がん",
    "ひきこもり うつ ゲーム 令和 平成 昭和 LINE NPO SNS オンラインゲーム インターネット ネット 日本 国 海外",
    "アメリカ 関東 関西",
)


def is_name(word: NameWord) -> bool:
    """Whether the word makes a name of the compound it stands in: a proper name, or an unknown word."""
    if word.surface in _NOT_NAMES or word.part == "接尾辞":
        return False
    return word.is_proper or (word.unknown and re.search(r"[一-龥ァ-ヶ]", word.surface) is not None)


def is_name_or_usual(word: NameWord) -> bool:
    """As `is_name`, and also words that places are named with: 中央, and any in hiragana (ひまわり)."""
    if is_name(word) or word.surface in _USUAL:
        return True
    return word.surface not in _NOT_NAMES and re.fullmatch(r"[ぁ-んー]{3,}", word.surface) is not None


def named_from(run: list[NameWord], test: NameTest) -> int | None:
    """Return where the named part of a run of words begins, or None where it holds no name of its own."""
    after = max((place + 1 for place, word in enumerate(run) if ESTABLISHED.search(word.surface)), default=0)
    if not any(test(word) for word in run[after:]):
        return None
    first = next(place for place, word in enumerate(run) if test(word) or ESTABLISHED.search(word.surface))
    if first and run[first].surface == "立" and len(run[first - 1].surface) == 1:
        first -= 1
    return run[first].start
