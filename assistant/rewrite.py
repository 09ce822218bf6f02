"""A follow-up in a conversation → a query that stands alone, and what is wished of its answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.analyze import terms


class Wish(StrEnum):
    """What a question wishes of the answer."""

    ANSWER = "answer"
    DETAIL = "detail"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked up, and what is wished of the answer. `earlier` is what the query leans on, or ""."""

    text: str
    wish: Wish = Wish.ANSWER
    earlier: str = ""


_DETAIL = re.compile(r"具体的|くわしく|詳しく|もう少し(?:教|知|説)|どうやって(?:やる|進める)|手順")
_OTHERS = re.compile(
    r"^(?:ほか|他|別|そのほか|その他).{0,3}(?:に|の|は)|^もう(?:一|ひと)つ|他には|ほかには|別の(?:方法|やり方|手|案|例)|もっと(?:ある|ない)"
)
_LEANS_BACK = re.compile(
    r"^(?:それで|それなら|それでも|あと|次は|例えば|たとえば|もっと|さらに|もし|だめ(?:な|だ)|ダメ)|"
    r"^(?:その|この|そう|それ|これ|あの|そこ|同じ)|その(?:場合|とき|人|後|件|方)|この(?:場合|件|方|人)|[そこ]れ(?:を|が|に|で)|さっきの|先ほどの|上の"
)
_NEW_TOPIC = re.compile(
    r"^(?:ところで|(?:全く|まったく)?(?:別|違う|ちがう)の?(?:件|話|相談|質問|方の(?:話|件|相談))|話(?:は|が)変わ|それとは別|次に、)"
)
_DEFINES = re.compile(
    r"の(?:定義|意味)(?:は|を|って|[？?。]|$)|(?:(?<!こ)とは|って)(?:何|なん)(?:です|でしょ|[？?。]|$)"
)
_MARK = re.compile(r"［[^［］]{1,12}］(?:さん|様|氏|くん|君|ちゃん)?")
"""What masking leaves behind; its words (氏名, 電話) are not what the person asks about."""

_EMPTY_TERMS = frozenset(
    """
    話 具体 的 詳しい 方法 例 場合 もっと もう少し 教える どう 何 如何 はい いいえ 有り難う 成程 分かる 知る
    他 外 別 遣り方 案 手 進める 見せる 欲しい 続き
    """.split()
)

MIN_OWN_TERMS, SHORT = 4, 16
"""A follow-up with fewer words of its own and fewer characters than these is read together with what came before."""


def rewrite(question: str, history: Sequence[str] = ()) -> Query:
    """Return what to look up for a question: itself, or together with the earlier one it leans on.

    `history` holds the earlier questions of the conversation, oldest first. All texts are masked.
    """
    asked = without_marks(question)
    if not history or not leans_back(asked):
        return Query(asked)
    earlier = without_marks(_subject(history))
    wish = wish_of(asked)
    if wish is not Wish.ANSWER and not own_terms(asked):
        return Query(earlier, wish, earlier)
    return Query(f"{asked}　{earlier}", wish, earlier)


def wish_of(question: str) -> Wish:
    """What the question wishes: more detail, other ways, or simply an answer."""
    if _OTHERS.search(question):
        return Wish.OTHERS
    return Wish.DETAIL if _DETAIL.search(question) else Wish.ANSWER


def leans_back(question: str) -> bool:
    """Whether the question can only be understood with what came before it."""
    if _NEW_TOPIC.search(question):
        return False
    if _LEANS_BACK.search(question) or _OTHERS.search(question):
        return True
    if _DEFINES.search(question) and own_terms(question):  # What a word means is a question of its own.
        return False
    short = len(question) < SHORT or wish_of(question) is Wish.DETAIL
    return short and len(own_terms(question)) < MIN_OWN_TERMS


def own_terms(question: str) -> list[str]:
    """The words of a question that say what it is about."""
    return [term for term in terms(question) if term not in _EMPTY_TERMS]


def without_marks(masked: str) -> str:
    """Return a masked text without its marks, for looking things up."""
    return _MARK.sub("", masked).strip() or masked


def _subject(history: Sequence[str]) -> str:
    """The latest earlier question that stands by itself."""
    return next((turn for turn in reversed(history) if not leans_back(turn)), history[0])
