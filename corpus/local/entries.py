"""Entries: headings, paragraphs and rows of a file, as entries of the place it comes from."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.entry import Entry, Kind, Provenance, Section, Source
from corpus.local.about import About, LocalKind
from corpus.local.contact import contact_in, contact_of, name_in
from corpus.local.matter import Block, Heading, Paragraph, Record

STEP = " ＞ "
"""Stands between the parts of a title."""

MAX_PART = 60
"""Longer parts of a title are cut; their words stand in the body."""

_SECTION = "内容"
_PLACES = frozenset({LocalKind.CONTACT, LocalKind.RESOURCE, LocalKind.SCHEME})
"""Kinds that tell whom to call; what a meeting's table calls 日時 are nobody's opening hours."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that entries come from; `imported` is a day (YYYY-MM-DD)."""

    about: About
    file: str
    sha256: str
    imported: str

    @property
    def source(self) -> Source:
        """What a citation names."""
        issued = self.about.issued
        day = f"（{issued.year}年{issued.month}月{issued.day}日）" if issued else ""
        return Source(f"{self.about.title}{day}", "", self.imported[:7])


@dataclass(slots=True)
class _Draft:
    path: tuple[str, ...]
    parts: list[Paragraph] = field(default_factory=list)
    record: Record | None = None


def build_entries(blocks: Sequence[Block], origin: Origin) -> tuple[Entry, ...]:
    """Return the entries of a file: one for each row of a table, one for the text below each heading."""
    names: Counter[str] = Counter()
    return tuple(_entry(draft, origin, names) for draft in _drafts(blocks) if draft.parts)


def _drafts(blocks: Iterable[Block]) -> Iterator[_Draft]:
    path: list[Heading] = []
    draft, bare = _Draft(()), False
    for block in map(_as_text, blocks):
        if isinstance(block, Heading):
            yield draft
            if bare and path and block.level <= path[-1].level:
                yield _alone(path)
            path = [*(heading for heading in path if heading.level < block.level), block]
            draft, bare = _Draft(_words(path)), True
        elif isinstance(block, Record):
            yield draft
            yield _Draft((*_words(path), name_in(block.cells)), [Paragraph(block.text)], block)
            draft, bare = _Draft(_words(path)), False
        elif block.text.strip():
            draft.parts.append(block)
            bare = False
    yield draft
    if bare:
        yield _alone(path)


def _as_text(block: Block) -> Block:
    """A heading too long for a title is text."""
    long = isinstance(block, Heading) and len(block.text) > MAX_PART
    return Paragraph(block.text) if long else block


def _alone(path: Sequence[Heading]) -> _Draft:
    """A heading with nothing below it is a text of its own."""
    return _Draft(_words(path[:-1]), [Paragraph(path[-1].text)])


def _words(path: Iterable[Heading]) -> tuple[str, ...]:
    return tuple(" ".join(heading.text.split()) for heading in path)


def _entry(draft: _Draft, origin: Origin, names: Counter[str]) -> Entry:
    body, sections = _body(draft.parts)
    title = _title(draft.path, origin.about)
    return Entry(
        entry_id=_entry_id(title, origin.about, names),
        kind=Kind.LOCAL,
        title=title,
        provenance=Provenance.LOCAL,
        body=body,
        sections=sections,
        sources=(origin.source,),
        attributes={
            **origin.about.attributes(),
            **_contact(draft, body, origin.about),
            "edition": origin.about.edition_id,
            "file": origin.file,
            "sha256": origin.sha256,
            "imported": origin.imported,
        },
    )


def _body(parts: Sequence[Paragraph]) -> tuple[str, tuple[Section, ...]]:
    """The paragraphs on lines of their own; those without a page are one section."""
    text = ""
    sections: list[Section] = []
    for part in parts:
        text += "\n" if text else ""
        start = len(text)
        text += part.text
        if sections and part.pdf_page is None and sections[-1].pdf_page is None:
            start = sections.pop().start
        sections.append(Section(_SECTION, start, len(text), "", part.page, part.pdf_page))
    return text, tuple(sections)


def _title(path: Sequence[str], about: About) -> str:
    parts = list(path) if path and path[0].startswith(about.name) else [about.name, *path]
    return STEP.join(dict.fromkeys(_short(part) for part in parts if part))


def _short(text: str) -> str:
    return text if len(text) <= MAX_PART else text[: MAX_PART - 1] + "…"


def _entry_id(title: str, about: About, names: Counter[str]) -> str:
    """From the edition and the title, so that a new version of a file keeps the ids it can."""
    stem = f"{about.edition_id}-{hashlib.sha256(title.encode()).hexdigest()[:8]}"
    names[stem] += 1
    return stem if names[stem] == 1 else f"{stem}-{names[stem]}"


def _contact(draft: _Draft, body: str, about: About) -> Mapping[str, str]:
    if about.local_kind not in _PLACES:
        return {}
    return contact_of(draft.record.cells) if draft.record else contact_in(body)
