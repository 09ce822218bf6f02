"""Answers as plain values: a status, blocks of sentences, and the citations that prove each one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from assistant.paths import Path
from corpus.entry import Entry, Provenance
from corpus.passage import Passage
from index.hit import Hit


class Status(StrEnum):
    """How a question was met."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"
    CRISIS = "crisis"


class WrittenBy(StrEnum):
    """Whose words the sentences of an answer are: their passages' own, or a chat model's, checked."""

    EXTRACT = "extract"
    MODEL = "model"


class Role(StrEnum):
    """What a block of an answer is for; blocks are shown in this order."""

    FIRST = "first"
    STEPS = "steps"
    CASE = "case"
    CAUTION = "caution"
    REFER = "refer"
    HELPLINE = "helpline"
    NOTICE = "notice"

    @property
    def title(self) -> str:  # type: ignore[override]  # str.title() of a member is called by nobody
        """The heading a Japanese reader sees; "" for a notice."""
        return _ROLE_TITLES[self]


_ROLE_TITLES = {
    Role.FIRST: "まず大切にしたいこと",
    Role.STEPS: "進め方",
    Role.CASE: "似た事例",
    Role.CAUTION: "気をつけること",
    Role.REFER: "つなぎ先",
    Role.HELPLINE: "今すぐ使える窓口",
    Role.NOTICE: "",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark in an answer → the passage it stands on; `quote` is `passage.text[start:end]`, verbatim.

    `n` counts from 1 in the order of the answer.
    """

    n: int
    passage: Passage
    start: int
    end: int
    source_title: str
    source_url: str = ""

    @property
    def quote(self) -> str:
        """The cited words, verbatim from the passage."""
        return self.passage.text[self.start : self.end]

    @property
    def provenance(self) -> Provenance:
        """Whose words these are."""
        return self.passage.provenance


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence that is said, with the numbers of its citations (none in a notice)."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences that belong together under one role; `title` heads a part of a list, else the role's is shown."""

    role: Role
    sentences: tuple[AnswerSentence, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class MaskedCount:
    """How many pieces of personal data of one kind were masked in a question."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one question. `question` is the masked text; `nearest` is set on an abstention.

    `paths` are ways on that a person can press next; they are not part of the public contract. Where a
    model has written it, a sentence need not be its quotes word for word, but each quote is still verbatim.
    """

    question: str
    status: Status
    reason: str = ""
    blocks: tuple[Block, ...] = ()
    citations: tuple[Citation, ...] = ()
    masked: tuple[MaskedCount, ...] = ()
    nearest: tuple[Hit, ...] = ()
    paths: tuple[Path, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    written_by: WrittenBy = WrittenBy.EXTRACT

    def block(self, role: Role) -> Block | None:
        """The block of this role, or None where the answer has none."""
        return next((block for block in self.blocks if block.role is role), None)


def source_of(entry: Entry, passage: Passage) -> tuple[str, str]:
    """The title and address shown as the source of a passage of this entry."""
    if entry.sources and passage.provenance is not Provenance.NOTES:
        return entry.sources[0].title, entry.sources[0].url
    if passage.provenance is Provenance.NOTES:
        return NOTES_SOURCE, ""
    return entry.title, ""


NOTES_SOURCE = "寄り添いナビ 実践ノート（当プロジェクトの作成。ハンドブックの本文ではありません）"


def as_json(answer: Answer, answer_id: str = "") -> dict[str, Any]:
    """Return the answer as the object of the public contract (design.md, `yorisoi ask --json`)."""
    return {
        "id": answer_id,
        "question": answer.question,
        "status": answer.status.value,
        "reason": answer.reason,
        "blocks": [
            {
                "role": block.role.value,
                "sentences": [{"text": s.text, "citations": list(s.citations)} for s in block.sentences],
            }
            for block in answer.blocks
        ],
        "citations": [_citation_json(citation) for citation in answer.citations],
        "masked": [{"kind": mask.kind, "count": mask.count} for mask in answer.masked],
        "timings_ms": {name: round(value, 2) for name, value in answer.timings_ms.items()},
    }


def _citation_json(citation: Citation) -> dict[str, Any]:
    passage = citation.passage
    return {
        "n": citation.n,
        "passage_id": passage.passage_id,
        "entry_id": passage.entry_id,
        "kind": passage.kind.value,
        "title": passage.title,
        "quote": citation.quote,
        "provenance": passage.provenance.value,
        "source": {
            "title": citation.source_title,
            "url": citation.source_url,
            "page": passage.page,
            "pdf_page": passage.pdf_page,
        },
    }
