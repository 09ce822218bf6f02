"""Entries: the values, points, cases and other texts that may be said, with their provenance."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an entry is."""

    VALUE = "value"
    STANCE = "stance"
    CAUTION = "caution"
    POINT = "point"
    CASE = "case"
    TERM = "term"
    OUTLINE = "outline"
    POLICY = "policy"
    HELPLINE = "helpline"
    SECTION = "section"
    LOCAL = "local"

    @property
    def label(self) -> str:
        """The word a Japanese reader sees for this kind."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    Kind.VALUE: "価値",
    Kind.STANCE: "姿勢",
    Kind.CAUTION: "留意点",
    Kind.POINT: "ポイント",
    Kind.CASE: "事例",
    Kind.TERM: "用語",
    Kind.OUTLINE: "概要",
    Kind.POLICY: "制度",
    Kind.HELPLINE: "相談先",
    Kind.SECTION: "本文",
    Kind.LOCAL: "地域",
}


class Provenance(StrEnum):
    """Where an entry's words come from; shown on every citation."""

    OFFICIAL = "official"
    OUTLINE = "outline"
    NOTES = "notes"
    POLICY = "policy"
    LOCAL = "local"

    @property
    def label(self) -> str:
        """The badge a Japanese reader sees."""
        return _PROVENANCE_LABELS[self]


_PROVENANCE_LABELS = {
    Provenance.OFFICIAL: "公式",
    Provenance.OUTLINE: "公表概要",
    Provenance.NOTES: "実践ノート",
    Provenance.POLICY: "制度",
    Provenance.LOCAL: "地域",
}

HEADINGS = (
    "対象者とのコミュニケーション",
    "意向の確認",
    "意向を反映した支援の計画と実行",
    "支援の入口と出口",
    "家族間の関係性",
    "支援の制度や体制",
    "支援者のエンパワメント",
)
"""The seven headings over the 50 points, in order; heading numbers start at 1.

Source: the ministry's overview, as reproduced in Fukuoka's 令和6年度 paper.
"""

ENTRY_ID = re.compile(
    r"(?:official/)?(?:value|stance|caution|point|case|term|outline|policy|helpline|section|local)"
    r"-[a-z0-9]+(?:-[a-z0-9]+)*"
)
"""The id rule: an optional `official/`, a kind, then a number or an ASCII slug."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: a title, an address ("" if none), the month it was checked (YYYY-MM)."""

    title: str
    url: str = ""
    checked: str = ""
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part of a body; `start` and `end` are character offsets into the body."""

    name: str
    start: int
    end: int
    heading: str = ""
    page: str | None = None
    pdf_page: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that may be said, whole: its words, its sections, its sources and its links.

    `questions` are how people put the trouble, `shared_questions` those that other entries answer as well;
    both feed the index and are never cited.
    `attributes` holds what only some kinds have (a case's age band, a helpline's hours).
    """

    entry_id: str
    kind: Kind
    title: str
    provenance: Provenance
    body: str
    sections: tuple[Section, ...]
    questions: tuple[str, ...] = ()
    shared_questions: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    heading: int | None = None
    number: int | None = None
    attributes: Mapping[str, object] = field(default_factory=dict)

    @property
    def all_questions(self) -> tuple[str, ...]:
        """The questions that it answers, alone or with others, each once."""
        return tuple(dict.fromkeys((*self.questions, *self.shared_questions)))

    @property
    def heading_title(self) -> str:
        """The name of the entry's heading, or "" where it stands under none."""
        return HEADINGS[self.heading - 1] if self.heading else ""

    def section_text(self, name: str) -> str:
        """The text of the named section, or "" where the entry has none of that name."""
        return "\n".join(self.body[part.start : part.end] for part in self.sections if part.name == name)
