"""Opening a PDF file: everything that can be wrong with it is told in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.pdf.failed import ImportFailedError

MAX_BYTES = 300 * 1024 * 1024
"""A larger file is refused; the handbook has a few megabytes."""

MAX_PAGES = 2000
"""A longer file is refused."""

_HEAD_BYTES = 1024
_DAMAGED = "壊れています。ダウンロードし直してください。"
_ACTIONS = {
    pdfium.FPDF_ERR_PASSWORD: "パスワードで保護されています。パスワードを外したPDFを用意してください。",
    pdfium.FPDF_ERR_SECURITY: "開くことを制限されています。制限のないPDFを用意してください。",
}


def check_file(path: Path, max_bytes: int = MAX_BYTES) -> None:
    """Return only if the path names a file that can be a PDF.

    Raises:
        ImportFailedError: it is missing, empty, too large, or does not begin as a PDF does.
    """
    name = path.name
    if not path.is_file():
        raise ImportFailedError(f"「{path}」というファイルがありません。場所と名前を確かめてください。")
    size = path.stat().st_size
    if size == 0:
        raise ImportFailedError(f"「{name}」は空（0バイト）です。ダウンロードし直してください。")
    if size > max_bytes:
        raise ImportFailedError(
            f"「{name}」は{size / 1024**2:,.0f}MBあり、上限の{max_bytes / 1024**2:,.0f}MBを超えます。"
            "章ごとのPDFに分けてください。"
        )
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        message = f"「{name}」を開けません（{error.strerror}）。許可を確かめてください。"
        raise ImportFailedError(message) from error
    if b"%PDF-" not in head:
        raise ImportFailedError(f"「{name}」はPDFではありません（{_seen(head)}）。PDFを選んでください。")


@contextmanager
def open_pdf(
    path: Path, max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES
) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for reading and close it afterwards.

    Raises:
        ImportFailedError: it is no PDF, is damaged, locked, too large or too long.
    """
    check_file(path, max_bytes)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        reason = _ACTIONS.get(getattr(error, "err_code", None) or 0, _DAMAGED)
        raise ImportFailedError(f"「{path.name}」は{reason}") from error
    try:
        pages = len(document)
        if pages == 0:
            raise ImportFailedError(f"「{path.name}」にはページがありません。ダウンロードし直してください。")
        if pages > max_pages:
            raise ImportFailedError(
                f"「{path.name}」は{pages:,}ページあり、上限の{max_pages:,}ページを超えます。分けてください。"
            )
        yield document
    finally:
        document.close()


def _seen(head: bytes) -> str:
    """What the first bytes look like, in a word a person knows."""
    start = head.lstrip()[:15].lower()
    if start.startswith((b"<!doctype", b"<html")):
        return "中身はウェブページ"
    if head.startswith(b"PK"):
        return "中身はWordやExcel、またはzip"
    return "PDFの印で始まっていません"
