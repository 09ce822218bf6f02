"""About a local file: whose it is, what it is called, what it holds, from when and until when it holds."""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.invisible import without_invisible

MAX_NAME_CHARACTERS = 80
"""A longer owner or name is refused; it stands in every title and source."""


class AboutError(ValueError):
    """What was said about a file cannot be so; the message is one sentence with what to do."""


class LocalKind(StrEnum):
    """What a local file holds."""

    CONTACT = "contact"
    SCHEME = "scheme"
    RESOURCE = "resource"
    PRACTICE = "practice"
    MEETING = "meeting"

    @property
    def label(self) -> str:
        """The words a Japanese reader sees."""
        return _LABELS[self]


_LABELS = {
    LocalKind.CONTACT: "窓口",
    LocalKind.SCHEME: "制度",
    LocalKind.RESOURCE: "居場所など（社会資源）",
    LocalKind.PRACTICE: "取組事例",
    LocalKind.MEETING: "会議の記録",
}

TELLS_OF_PEOPLE = frozenset({LocalKind.MEETING, LocalKind.PRACTICE})
"""Kinds whose files may tell of persons: masked before they are kept."""


@dataclass(frozen=True, slots=True)
class About:
    """What a person says about a file. `expires` is the last day on which it holds; None is no end.

    Raises:
        AboutError: the owner or name is empty, too long or holds control characters, or the file
            would expire before it was issued.
    """

    owner: str
    name: str
    local_kind: LocalKind
    issued: date | None = None
    expires: date | None = None

    def __post_init__(self) -> None:
        _check_name("作成元", self.owner, "「--owner 〇〇市」のように")
        _check_name("資料の名前", self.name, "「--name 相談窓口一覧」のように")
        if self.issued and self.expires and self.expires < self.issued:
            raise AboutError(
                f"有効期限（{self.expires}）が発行日（{self.issued}）より前です。日付を確かめてください。"
            )

    @classmethod
    def of(cls, owner: str, name: str, local_kind: str, issued: str = "", expires: str = "") -> "About":
        """Return what was typed as an About; dates are YYYY-MM-DD or "".

        Raises:
            AboutError: a value cannot be used.
        """
        try:
            kind = LocalKind(local_kind)
        except ValueError as error:
            kinds = "、".join(f"{kind.value}（{kind.label}）" for kind in LocalKind)
            raise AboutError(f"種類「{local_kind}」はありません。{kinds}から選んでください。") from error
        days = _day("発行日", issued), _day("有効期限", expires)
        return cls(_tidy(owner), _tidy(name), kind, *days)

    @property
    def edition_id(self) -> str:
        """The id of the edition: the same owner and name always give the same."""
        key = unicodedata.normalize("NFKC", f"{self.owner}\0{self.name}")
        return f"local-{hashlib.sha256(key.encode()).hexdigest()[:10]}"

    @property
    def title(self) -> str:
        """Owner and name as a reader sees them: 〇〇市「相談窓口一覧」."""
        return f"{self.owner}「{self.name}」"

    def expired(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.expires is not None and self.expires < today

    def attributes(self) -> dict[str, str]:
        """What every entry of the file carries; dates are ISO or ""."""
        return {
            "owner": self.owner,
            "local_kind": self.local_kind.value,
            "issued": self.issued.isoformat() if self.issued else "",
            "expires": self.expires.isoformat() if self.expires else "",
        }


def _tidy(text: str) -> str:
    return " ".join(without_invisible(text).split())


def _check_name(what: str, text: str, how: str) -> None:
    if not text.strip():
        raise AboutError(f"{what}が空です。{how}書いてください。")
    if len(text) > MAX_NAME_CHARACTERS:
        raise AboutError(f"{what}は{len(text)}文字あります。{MAX_NAME_CHARACTERS}文字以内で書いてください。")
    if not text.isprintable():
        raise AboutError(f"{what}に使えない文字（改行など）があります。除いてください。")


def _day(what: str, text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(unicodedata.normalize("NFKC", text.strip()))
    except ValueError as error:
        raise AboutError(
            f"{what}「{text}」は日付として読めません。2026-04-01 のように、ある日付を書いてください。"
        ) from error
