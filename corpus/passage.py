"""Passages: the smallest parts of an entry that can be found, opened and cited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.entry import Entry, Kind, Provenance, Section
from corpus.sentences import Sentence, split_sentences

MAX_CHARACTERS = 480
"""A section longer than this is divided between sentences (in characters)."""

SECTION_SLUGS = {
    "一言で": "summary",
    "なぜ": "why",
    "どう進めるか": "steps",
    "言葉の例": "words",
    "避けたいこと": "avoid",
    "こんなときは": "forks",
    "どういうことか": "meaning",
    "現場では": "practice",
    "使いたい言葉": "words",
    "避けたい言葉": "avoid",
    "場面": "scene",
    "プロフィール": "profile",
    "背景": "background",
    "時系列": "turn",
    "ふりかえりの問い": "review",
    "別の道": "alternatives",
    "意味": "meaning",
    "内容": "body",
}
"""Section name → the ASCII slug in a passage id; names not listed become `part`."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim part of an entry's body: `entry.body[start:end] == text`.

    `passage_id` is `<entry id>#<section slug>`, with `-2`, `-3` … for later parts of that name.
    `page` is the printed page, `pdf_page` the page of the file (both start at 1; None if no pages).
    """

    passage_id: str
    entry_id: str
    kind: Kind
    title: str
    section: str
    heading: str
    text: str
    start: int
    end: int
    provenance: Provenance
    page: str | None = None
    pdf_page: int | None = None

    @property
    def slug(self) -> str:
        """The part of the passage id that names the section, without its running number."""
        return SECTION_SLUGS.get(self.section, "part")

    def sentences(self) -> list[Sentence]:
        """The sentences of the passage in order; offsets are into `text`."""
        return split_sentences(self.text)


def passages_of(entry: Entry) -> tuple[Passage, ...]:
    """Return the passages of an entry in reading order.

    Together they hold all of every section but the white space between them.
    """
    counts: dict[str, int] = {}
    passages = []
    for section in entry.sections:
        for start, end in _pieces(entry.body, section):
            slug = SECTION_SLUGS.get(section.name, "part")
            counts[slug] = counts.get(slug, 0) + 1
            passages.append(_passage(entry, section, start, end, _place(slug, counts[slug])))
    return tuple(passages)


def _place(slug: str, count: int) -> str:
    return f"{slug}-{count}" if count > 1 or slug == "turn" else slug


def _passage(entry: Entry, section: Section, start: int, end: int, place: str) -> Passage:
    return Passage(
        passage_id=f"{entry.entry_id}#{place}",
        entry_id=entry.entry_id,
        kind=entry.kind,
        title=entry.title,
        section=section.name,
        heading=section.heading,
        text=entry.body[start:end],
        start=start,
        end=end,
        provenance=entry.provenance,
        page=section.page,
        pdf_page=section.pdf_page,
    )


def _pieces(body: str, section: Section) -> Iterator[tuple[int, int]]:
    """Spans of at most MAX_CHARACTERS that end where a sentence ends and leave nothing out."""
    start = section.start
    for end in _breaks(split_sentences(body[section.start : section.end]), section):
        text = body[start:end]
        if text.strip():
            yield start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        start = end


def _breaks(sentences: Sequence[Sentence], section: Section) -> list[int]:
    breaks, start = [], section.start
    for before, after in zip(sentences, sentences[1:], strict=False):
        if section.start + after.end - start > MAX_CHARACTERS:
            start = section.start + before.end
            breaks.append(start)
    return [*breaks, section.end]
