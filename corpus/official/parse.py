"""Parse: PDF files read → entries and a report; nothing is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.entry import Entry, Source
from corpus.official.candidate import find_candidates
from corpus.official.contents import find_contents
from corpus.official.entries import Origin, build_entries
from corpus.official.flow import Spot
from corpus.official.kinds import Heading
from corpus.official.outline import find_outline
from corpus.pdf.document import PdfText
from corpus.pdf.furniture import Furniture, find_furniture
from corpus.pdf.letters import squashed
from corpus.pdf.line import printing
from corpus.pdf.printed import Numbering, printed_numbers

HANDBOOK = "ひきこもり支援ハンドブック"
"""The name by which the ministry's handbook is known."""

_SUBJECT = "ひきこもり"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file held. Pages are of the file, from 1; counts are of printing characters."""

    name: str
    sha256: str
    pages: int
    characters: int
    characters_indexed: int
    furniture: dict[str, int]
    printed_offset: int | None
    first_printed: str | None
    last_printed: str | None
    scanned_pages: tuple[int, ...]
    garbled_pages: tuple[int, ...]
    guessed_pages: tuple[int, ...]

    @property
    def characters_lost(self) -> int:
        """Letters of the text layer that stand nowhere; 0, or the importer has a fault."""
        return self.characters - self.characters_indexed - sum(self.furniture.values())


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A line taken for a heading: the SHA-256 of its file, its page there, its words, its depth from 0."""

    sha256: str
    page: int
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """The entries of a document and what was found in each of its files.

    `chapters`: number of a chapter → printed page on which it begins. `handbook`: it speaks of the
    handbook's subject often enough to be it. `headings`: every heading, with and without an entry.
    """

    entries: tuple[Entry, ...]
    files: tuple[FileReport, ...]
    chapters: dict[int, str | None]
    handbook: bool
    headings: tuple[FoundHeading, ...]


@dataclass(frozen=True, slots=True)
class _File:
    text: PdfText
    numbering: Numbering
    furniture: dict[tuple[int, int], Furniture]
    titles: frozenset[str]

    def spots(self, number: int) -> list[Spot]:
        return [
            Spot(line, number, self.numbering.labels[page.number])
            for page in self.text.pages
            for place, line in enumerate(page.lines)
            if (page.number, place) not in self.furniture
        ]


def parse(texts: Sequence[PdfText], sources: Sequence[Source], imported: str) -> Parsed:
    """Return the entries of one document that stands in one file or several, in their order."""
    files = [_survey(text) for text in texts]
    spots = [spot for number, file in enumerate(files) for spot in file.spots(number)]
    listed = frozenset(title for file in files for title in file.titles)
    handbook = is_handbook(spots)
    headings = find_outline(find_candidates(spots, listed), spots, scoped=handbook)
    origins = [
        Origin(text.name, text.sha256, source, imported) for text, source in zip(texts, sources, strict=True)
    ]
    built = build_entries(spots, headings, origins)
    indexed = Counter[str]()
    for entry in built.entries:
        indexed[str(entry.attributes["sha256"])] += printing(entry.body)
    reports = (
        _report(file, indexed[file.text.sha256], built.heading_only.get(number, 0))
        for number, file in enumerate(files)
    )
    found = (_found(heading, spots[heading.candidate.start], texts) for heading in headings)
    return Parsed(built.entries, tuple(reports), _chapters(spots, headings), handbook, tuple(found))


def _found(heading: Heading, spot: Spot, texts: Sequence[PdfText]) -> FoundHeading:
    return FoundHeading(texts[spot.file].sha256, spot.line.page, heading.candidate.text, heading.depth)


def is_handbook(spots: Sequence[Spot]) -> bool:
    """Whether a text is about the support the handbook is about, in most of its pages."""
    text = squashed("".join(spot.line.text for spot in spots))
    pages = len({spot.page for spot in spots})
    return HANDBOOK in text or text.count(_SUBJECT) >= max(3, pages // 3)


def _chapters(spots: Sequence[Spot], headings: Sequence[Heading]) -> dict[int, str | None]:
    found: dict[int, str | None] = {}
    for heading in headings:
        label = heading.candidate.label
        if label and label.family == "第章":
            found.setdefault(label.number[0], spots[heading.candidate.start].printed)
    return found


def _survey(text: PdfText) -> _File:
    numbering = printed_numbers(text.pages)
    furniture = find_furniture(text.pages, numbering)
    contents = find_contents(text.pages, furniture)
    furniture.update(dict.fromkeys(contents.places, Furniture.CONTENTS))
    bookmarks = {squashed(bookmark.title) for bookmark in text.bookmarks}
    titles = {title for title in bookmarks | {line.title for line in contents.lines} if len(title) > 1}
    return _File(text, numbering, furniture, frozenset(titles))


def _report(file: _File, indexed: int, heading_only: int) -> FileReport:
    counts = Counter[str]()
    for page in file.text.pages:
        counts[Furniture.RUBY] += page.ruby_characters
        for place, line in enumerate(page.lines):
            if (page.number, place) in file.furniture:
                counts[file.furniture[page.number, place]] += line.characters
    counts[Furniture.HEADING_ONLY] += heading_only
    pages, labels = file.text.pages, file.numbering.labels
    return FileReport(
        name=file.text.name,
        sha256=file.text.sha256,
        pages=len(pages),
        characters=sum(page.characters for page in pages),
        characters_indexed=indexed,
        furniture={name.value: counts[name] for name in Furniture},
        printed_offset=file.numbering.offset,
        first_printed=labels[pages[0].number],
        last_printed=labels[pages[-1].number],
        scanned_pages=tuple(page.number for page in pages if page.scanned),
        garbled_pages=tuple(page.number for page in pages if page.garbled),
        guessed_pages=tuple(page.number for page in pages if page.guessed),
    )
