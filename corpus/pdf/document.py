"""A PDF file read whole: its pages, its bookmarks, its title and its page labels."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.kept import sha256_of
from corpus.pdf.failed import ImportFailedError
from corpus.pdf.line import Line
from corpus.pdf.ocr import read_scan
from corpus.pdf.page import Page, read_page
from corpus.pdf.source import MAX_BYTES, MAX_PAGES, open_pdf


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One line of the file's outline: how deep it stands (from 0), its title, its page (from 1) or None."""

    level: int
    title: str
    page: int | None


@dataclass(frozen=True, slots=True)
class PdfText:
    """All that a PDF file says: `name` and `sha256` tell which file it was."""

    name: str
    sha256: str
    title: str
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a file: the largest (bytes, pages) accepted, its name, whether to read pictures.

    `name` is what the file was called when it was given, if its path no longer says so. With `ocr`
    pages without text are read by tesseract.
    """

    max_bytes: int = MAX_BYTES
    max_pages: int = MAX_PAGES
    name: str = ""
    ocr: bool = False


def read_pdf(
    path: Path, reading: Reading | None = None, progress: Callable[[int, int], None] | None = None
) -> PdfText:
    """Return a PDF file read; `progress` is told (pages done, pages in all).

    Raises:
        ImportFailedError: the file cannot be opened, or a page of it cannot be read.
    """
    how = reading or Reading()
    with open_pdf(path, how.max_bytes, how.max_pages) as document:
        pages = []
        for number in range(1, len(document) + 1):
            pages.append(_read_one(document, number, path.name, how.ocr))
            if progress:
                progress(number, len(document))
        return PdfText(
            name=how.name or path.name,
            sha256=sha256_of(path),
            title=document.get_metadata_value("Title").strip(),
            pages=tuple(pages),
            bookmarks=_bookmarks(document),
        )


def _read_one(document: pypdfium2.PdfDocument, number: int, name: str, ocr: bool) -> Page:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        message = f"「{name}」の{number}ページ目が壊れていて読めません。ダウンロードし直してください。"
        raise ImportFailedError(message) from error
    try:
        read = read_page(page, number)
        return _with_text(read, read_scan(page, number)) if ocr and read.scanned else read
    except pypdfium2.PdfiumError as error:
        message = f"「{name}」の{number}ページ目の文字を読めません。ダウンロードし直してください。"
        raise ImportFailedError(message) from error
    finally:
        page.close()


def _with_text(page: Page, lines: tuple[Line, ...]) -> Page:
    return replace(page, lines=lines, characters=sum(line.characters for line in lines), guessed=True)


def _bookmarks(document: pypdfium2.PdfDocument) -> tuple[Bookmark, ...]:
    found = []
    for item in document.get_toc(max_depth=6):
        target = pdfium.FPDFBookmark_GetDest(document.raw, item.raw)
        index = pdfium.FPDFDest_GetDestPageIndex(document.raw, target) if target else -1
        found.append(Bookmark(item.level, item.get_title().strip(), index + 1 if index >= 0 else None))
    return tuple(found)
