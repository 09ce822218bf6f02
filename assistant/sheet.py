"""The consultation sheet (相談シート): an answer as something to print, take to a meeting and write on."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, AnswerSentence, Citation, Role, Status, WrittenBy
from assistant.sheet_people import people_for
from assistant.sheet_unknown import unknown_in
from corpus.edition import Edition
from corpus.entry import Provenance

TITLE = "相談シート"
MEMO_LINES = 8

PRIVACY_NOTE = (
    "このシートの質問からは、個人が分かる情報を伏せています。"
    "お名前などを書き足したときは、相談記録と同じ決まりで保管してください。"
)
NOTES_NOTE = "「実践ノート」は寄り添いナビの作成で、国のハンドブックの本文ではありません。"
OFFICIAL_NOTE = (
    "出典：「ひきこもり支援ハンドブック～寄り添うための羅針盤～」（厚生労働省）、公共データ利用規約（PDL1.0）。"
    "本アプリは同書を加工して作成したものであり、厚生労働省が作成・監修したものではありません。"
)
EXTRACT_NOTE = "番号のある文は、出典の文をそのまま引いたものです。"
MODEL_NOTE = "進め方などの文は、言語モデルが資料をもとに書き、出典と照らし合わせたものです。"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which material an answer was made from: the program's version and the material's short fingerprint."""

    version: str
    fingerprint: str
    entries: int

    @classmethod
    def of(cls, edition: Edition, version: str) -> "Stamp":
        """Return the stamp of an edition; the fingerprint is its first eight characters."""
        return cls(version, edition.fingerprint[:8], len(edition.entries))

    @property
    def text(self) -> str:
        """The stamp in words."""
        return f"寄り添いナビ {self.version}　資料の版 {self.fingerprint}（{self.entries}項目）"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of guidance with the numbers of its citations."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A passage in words: its citations' numbers, whose words it is, where it stands, and its source.

    `quotes` holds the cited words where the guidance does not itself say them, as (number, quote).
    """

    numbers: tuple[int, ...]
    provenance: str
    place: str
    source: str
    quotes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a consultation sheet says, before it is laid out."""

    question: str
    day: str
    stamp: str
    guidance: tuple[Part, ...]
    unknown: tuple[str, ...]
    people: tuple[Line, ...]
    references: tuple[Reference, ...]
    notes: tuple[str, ...]


def sheet_of(answer: Answer, stamp: Stamp, today: date) -> Sheet:
    """Return the sheet of an answer; its question is the masked one."""
    return Sheet(
        question=answer.question,
        day=f"{today.year}年{today.month}月{today.day}日",
        stamp=stamp.text,
        guidance=tuple(_guidance(answer)),
        unknown=unknown_in(answer.question),
        people=tuple(Line(text, numbers) for text, numbers in people_for(answer)),
        references=tuple(_references(answer)),
        notes=tuple(_notes(answer)),
    )


def _guidance(answer: Answer) -> Iterator[Part]:
    for block in answer.blocks:
        yield Part(
            block.title or _heading(block.role, answer.status),
            tuple(_line(sentence) for sentence in block.sentences),
        )
    if answer.nearest:
        titles = dict.fromkeys(hit.passage.title for hit in answer.nearest)
        yield Part("近い記述", tuple(Line(title) for title in titles))


def _heading(role: Role, status: Status) -> str:
    if role is not Role.NOTICE:
        return role.title
    return "最初にすること" if status is Status.CRISIS else "お知らせ"


def _line(sentence: AnswerSentence) -> Line:
    return Line(sentence.text, sentence.citations)


def _references(answer: Answer) -> Iterator[Reference]:
    """One reference a cited passage, in the order of the answer."""
    said = {sentence.text for block in answer.blocks for sentence in block.sentences}
    groups: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        groups.setdefault(citation.passage.passage_id, []).append(citation)
    return (_reference(group, said) for group in groups.values())


def _reference(group: Sequence[Citation], said: Collection[str]) -> Reference:
    passage, first = group[0].passage, group[0]
    pages = [f"{passage.page}ページ"] if passage.page else []
    pages += [f"PDFの{passage.pdf_page}枚目"] if passage.pdf_page else []
    place = "、".join([f"{passage.title}（{passage.passage_id}）", *pages])
    source = "　".join(part for part in (first.source_title, first.source_url) if part)
    numbers = tuple(citation.n for citation in group)
    quotes = tuple((citation.n, citation.quote) for citation in group if citation.quote not in said)
    return Reference(numbers, first.provenance.label, place, source, quotes)


def _notes(answer: Answer) -> Iterator[str]:
    provenances = {citation.provenance for citation in answer.citations}
    yield PRIVACY_NOTE
    if provenances and answer.written_by is WrittenBy.EXTRACT:
        yield EXTRACT_NOTE
    if answer.written_by is WrittenBy.MODEL:
        yield MODEL_NOTE
    if Provenance.NOTES in provenances:
        yield NOTES_NOTE
    if Provenance.OFFICIAL in provenances:
        yield OFFICIAL_NOTE
