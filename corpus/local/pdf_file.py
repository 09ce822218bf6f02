"""PDF files as matter: headings and sections with their pages, as the official importer finds them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.entry import Entry, Source
from corpus.local.matter import Block, Heading, Matter, Paragraph
from corpus.local.visible import visible
from corpus.official.parse import parse
from corpus.official.report import file_warnings
from corpus.pdf.document import Reading, read_pdf
from corpus.pdf.failed import ImportFailedError
from corpus.pdf.ocr import advice
from corpus.pdf.source import MAX_BYTES

MAX_PAGES = 500
"""A longer file is refused."""


def read_pdf_matter(path: Path, name: str) -> Matter:
    """Return a PDF file's text with printed and PDF pages; running heads and page numbers stand aside.

    Raises:
        ImportFailedError: it cannot be opened, is too long, or holds pictures only.
    """
    text = read_pdf(path, Reading(MAX_BYTES, MAX_PAGES, name))
    parsed = parse([text], [Source(name)], "")
    file = parsed.files[0]
    if file.characters == 0:
        raise ImportFailedError(f"「{name}」は画像だけで、取り出せる文字がありません。{advice()}")
    hidden = sum(len(entry.body) - len(visible(entry.body)) for entry in parsed.entries)
    return Matter(
        tuple(_blocks(parsed.entries)),
        file.characters - hidden,
        {kind: count for kind, count in file.furniture.items() if count},
        tuple(file_warnings(file)),
        file.pages,
    )


def _blocks(entries: Sequence[Entry]) -> Iterator[Block]:
    """Each entry under the headings that it stands under; their words stand in the bodies too."""
    above: tuple[str, ...] = ()
    for entry in entries:
        path = entry.attributes["path"]
        headings = (*(path if isinstance(path, list) else ()), entry.attributes["label"] or entry.title)
        for level, text in enumerate(headings, start=1):
            if headings[:level] != above[:level]:
                yield Heading(str(text), level, repeated=True)
        above = headings
        for section in entry.sections:
            yield Paragraph(entry.body[section.start : section.end], section.page, section.pdf_page)
