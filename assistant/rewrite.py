"""A follow-up in a conversation → a query that stands alone."""

import re
from collections.abc import Sequence

_LEANS_BACK = re.compile(
    r"^(?:(?:では|じゃあ?|でも|それで(?:は|も)?|それなら|あと|ほかに|他に|次は|例えば|たとえば|もっと|さらに)|"
    r"(?:その|この|そう|それ|これ|あの|そこ|同じ)[^だ]?)"
)
_SHORT_CHARACTERS = 14
"""A question shorter than this rarely says what it is about."""


_MARK = re.compile(r"［[^［］]{1,12}］(?:さん|様|氏|くん|君|ちゃん)?")
"""What masking leaves behind; its words (氏名, 電話) are not what the person asks about."""


def rewrite(question: str, history: Sequence[str] = ()) -> str:
    """Return a query that stands alone: the question, after the earlier one it leans on if it does.

    `history` holds the earlier questions of the conversation, oldest first, masked.
    """
    asked = without_marks(question)
    if not history or not leans_back(asked):
        return asked
    return f"{without_marks(_subject(history))}　{asked}"


def without_marks(masked: str) -> str:
    """Return a masked text without its marks, for looking things up."""
    return _MARK.sub("", masked).strip() or masked


def leans_back(question: str) -> bool:
    """Whether the question can only be understood with what came before it."""
    return len(question) < _SHORT_CHARACTERS or bool(_LEANS_BACK.match(question))


def _subject(history: Sequence[str]) -> str:
    """The latest earlier question that stands by itself."""
    return next((turn for turn in reversed(history) if not leans_back(turn)), history[0])
