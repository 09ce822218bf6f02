"""Contacts: which column of a table is a name, a phone, hours or an address, by its label and by form."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum


class Field(StrEnum):
    """What a column of a list of contacts tells."""

    NAME = "name"
    PHONE = "phone"
    FAX = "fax"
    HOURS = "hours"
    ADDRESS = "address"


_LABELS = (
    (Field.FAX, re.compile(r"fax|ファックス|ファクス|ファクシミリ", re.IGNORECASE)),
    (
        Field.HOURS,
        re.compile(r"時間|日時|曜日|(?:受付|開所|開設|開館|開室|利用|相談|実施|開催|営業|定休|休館|休所)日"),
    ),
    (Field.PHONE, re.compile(r"電話|tel|℡|☎|連絡先|フリーダイヤル|直通", re.IGNORECASE)),
    (Field.ADDRESS, re.compile(r"住所|所在|場所|会場|アクセス")),
    (
        Field.NAME,
        re.compile(
            r"^(?:.{0,8}名称?|(?:相談|支援)?(?:窓口|機関|施設|団体|センター)|事業所?|相談先|(?:担当)?(?:課|部署)|担当窓口"
            r"|議題|居場所|取組|資料|事例|件|項目|タイトル|名前|サービス)$"
        ),
    ),
)
"""In this order: 電話受付時間 are hours, a 電話番号 is a phone. A name's label is that and no more:
「くらし相談センター」 is a value.
"""

_PHONE = re.compile(
    r"(?<![0-9])(?:0[0-9]{1,4}(?:[-‐‑–—―ーｰ−]|\s?[(（]|[)）]\s?)[0-9]{1,4}(?:[-‐‑–—―ーｰ−]|[)）]\s?)[0-9]{3,4}"
    r"|0(?:[0-9]{9,10})|#[0-9]{4})(?![0-9])"
)
_FAX_BEFORE = re.compile(r"(?:fax|ファックス|ファクス|ファクシミリ)[^0-9]{0,8}$", re.IGNORECASE)


def field_of(column: str) -> Field | None:
    """Return what a column of this label tells, or None where the label is not known."""
    label = re.sub(r"\s+", "", unicodedata.normalize("NFKC", column))
    return next((field for field, pattern in _LABELS if pattern.search(label)), None)


def phones_in(text: str) -> list[str]:
    """Return the phone numbers in a text as they are written there, without those told to be a fax."""
    plain = "".join(_half_width(character) for character in text)
    return [
        text[match.start() : match.end()]
        for match in _PHONE.finditer(plain)
        if not _FAX_BEFORE.search(plain[: match.start()])
    ]


def contact_of(cells: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the `phone`, `hours` and `address` of a row, as far as it has them, in the file's words."""
    rows = [(field_of(column), value) for column, value in cells]
    found: dict[str, str] = {}
    phones = [_phone(value) for field, value in rows if field is Field.PHONE]
    phones = phones or [
        number for field, value in rows if field is not Field.FAX for number in phones_in(value)
    ]
    for key, values in (
        ("phone", phones),
        ("hours", _values(rows, Field.HOURS)),
        ("address", _values(rows, Field.ADDRESS)),
    ):
        if values:
            found[key] = "、".join(dict.fromkeys(" ".join(value.split()) for value in values))
    return found


def contact_in(text: str) -> dict[str, str]:
    """Return the `phone` of a running text if it names exactly one."""
    phones = set(phones_in(text))
    return {"phone": phones.pop()} if len(phones) == 1 else {}


def name_in(cells: Sequence[tuple[str, str]]) -> str:
    """Return the value that names a row: of a column for names, else the first that is words."""
    named = [value for column, value in cells if field_of(column) is Field.NAME]
    words = [value for column, value in cells if field_of(column) is None and re.search(r"[^\W\d]", value)]
    first = next(iter([*named, *words, *(value for _, value in cells)]), "")
    return " ".join(first.split())


def lost_zero(cells: Iterable[tuple[str, str]]) -> bool:
    """Whether a phone of the row looks as if a spreadsheet had dropped its leading zero."""
    return any(
        field_of(column) is Field.PHONE and re.fullmatch(r"[1-9][0-9]{8,9}", value.strip())
        for column, value in cells
    )


def _phone(value: str) -> str:
    return "、".join(phones_in(value)) or value


def _values(rows: Iterable[tuple[Field | None, str]], wanted: Field) -> list[str]:
    return [value for field, value in rows if field is wanted]


def _half_width(character: str) -> str:
    """The NFKC form where it is one character too, so that offsets stay."""
    form = unicodedata.normalize("NFKC", character)
    return form if len(form) == 1 else character
