"""What masking gives back, and the marks that stand where personal data stood."""

import re
from dataclasses import dataclass

from assistant.answer import MaskedCount

KINDS = (
    "氏名",
    "住所",
    "電話番号",
    "メール",
    "ID",
    "生年月日",
    "マイナンバー",
    "番号",
    "学校名",
    "勤務先",
    "施設名",
)
"""The kinds of personal data, as their marks (［氏名］) and counts name them."""

MARK = re.compile(rf"[［\[]({'|'.join(KINDS)})[］\]]")
"""A mark, also in the narrow brackets that NFKC makes of it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of personal data: where it stands in the text and what it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal data, and how many pieces of each kind were taken out.

    `birth_years` holds, for each ［生年月日］ put in here and in order, the year alone (0 where it had
    none), so that an age band can be told.
    """

    text: str
    counts: tuple[MaskedCount, ...] = ()
    birth_years: tuple[int, ...] = ()
