"""What a file is by its content, whatever its name says; what cannot be imported is told why."""

import zipfile
from enum import StrEnum
from pathlib import Path

from corpus.pdf.failed import ImportFailedError
from corpus.pdf.source import MAX_BYTES

MEBIBYTE = 1024 * 1024
MAX_OFFICE_BYTES = 50 * MEBIBYTE
"""A larger Word or Excel file is refused before it is opened."""

MAX_TEXT_BYTES = 20 * MEBIBYTE
"""A larger csv, md, html or txt file is refused; it would be some ten million characters."""

MAX_WEB_BYTES = 8 * MEBIBYTE
"""A larger web page is refused; its elements take many times their size in memory."""

_HEAD_BYTES = 4096
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ARCHIVE = b"PK"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WEB = (b"<!doctype html", b"<html")
_FOREIGN = (
    (b"{\\rtf", "リッチテキスト", "Wordで開き、.docx の形で保存し直してください"),
    (b"\x89PNG", "画像", "文字の入ったファイル（Word、Excel、PDFなど）を選んでください"),
    (b"\xff\xd8\xff", "画像", "文字の入ったファイル（Word、Excel、PDFなど）を選んでください"),
    (b"GIF8", "画像", "文字の入ったファイル（Word、Excel、PDFなど）を選んでください"),
    (b"MZ", "プログラム", "資料のファイルを選んでください"),
    (b"\x7fELF", "プログラム", "資料のファイルを選んでください"),
    (b"7z\xbc\xaf", "圧縮ファイル", "中のファイルを取り出してから選んでください"),
    (b"Rar!", "圧縮ファイル", "中のファイルを取り出してから選んでください"),
    (b"\x1f\x8b", "圧縮ファイル", "中のファイルを取り出してから選んでください"),
)
"""First bytes → what the file is and what to do."""


class Format(StrEnum):
    """The formats that can be imported."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"


_BY_ENDING = {
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
}
_LIMITS = {
    Format.PDF: MAX_BYTES,
    Format.DOCX: MAX_OFFICE_BYTES,
    Format.XLSX: MAX_OFFICE_BYTES,
    Format.HTML: MAX_WEB_BYTES,
}
ENDINGS = {**_BY_ENDING, ".pdf": Format.PDF, ".docx": Format.DOCX, ".xlsx": Format.XLSX, ".txt": Format.TEXT}
"""The ending of a name → the format it promises."""


def sniff(path: Path, name: str) -> Format:
    """Return the format of a file, by its content first; among texts the name decides.

    Raises:
        ImportFailedError: it is missing, empty, too large, or of a kind that cannot be imported.
    """
    if not path.is_file():
        raise ImportFailedError(f"「{name}」というファイルがありません。場所と名前を確かめてください。")
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        message = f"「{name}」を開けません（{error.strerror}）。許可を確かめてください。"
        raise ImportFailedError(message) from error
    if not head:
        raise ImportFailedError(f"「{name}」は空（0バイト）です。中身のあるファイルを選んでください。")
    _check_size(path, name, MAX_BYTES)
    found = _format(path, name, head)
    _check_size(path, name, _LIMITS.get(found, MAX_TEXT_BYTES))
    return found


def _format(path: Path, name: str, head: bytes) -> Format:
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(_OLE):
        raise ImportFailedError(_old_or_locked(path, name))
    if head.startswith(_ARCHIVE):
        return _office(path, name)
    for start, what, how in _FOREIGN:
        if head.startswith(start):
            raise ImportFailedError(f"「{name}」の中身は{what}です。{how}。")
    if b"\0" in head and not head.startswith(_UTF16):
        raise ImportFailedError(
            f"「{name}」は文字のファイルではありません。Word、Excel、PDF、CSVなどの資料を選んでください。"
        )
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_WEB):
        return Format.HTML
    return _BY_ENDING.get(Path(name).suffix.lower(), Format.TEXT)


def _check_size(path: Path, name: str, limit: int) -> None:
    size = path.stat().st_size
    if size > limit:
        raise ImportFailedError(
            f"「{name}」は{size / MEBIBYTE:,.0f}MBあり、上限の{limit / MEBIBYTE:,.0f}MBを超えます。"
            "画像を減らすか、ファイルを分けてください。"
        )


def _old_or_locked(path: Path, name: str) -> str:
    tail = b""
    with path.open("rb") as file:
        while (piece := file.read(MEBIBYTE)) and file.tell() <= MAX_OFFICE_BYTES:
            if _ENCRYPTED in tail + piece:
                return f"「{name}」はパスワードで保護されています。パスワードを外して保存し直してください。"
            tail = piece[-len(_ENCRYPTED) :]
    return (
        f"「{name}」は古い形式のファイル（.doc や .xls）です。"
        "WordやExcelで開き、.docx か .xlsx の形で保存し直してください。"
    )


def _office(path: Path, name: str) -> Format:
    """Which office file a zip archive is, by the names of its parts."""
    if path.stat().st_size > MAX_OFFICE_BYTES:
        return Format.DOCX
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        message = f"「{name}」は壊れていて開けません。元のファイルから保存し直してください。"
        raise ImportFailedError(message) from error
    if "word/document.xml" in names or any(part.startswith("word/document") for part in names):
        return Format.DOCX
    if any(part.startswith("xl/") for part in names):
        return Format.XLSX
    if any(part.startswith("ppt/") for part in names):
        raise ImportFailedError(f"「{name}」はPowerPointのファイルです。PDFの形で保存し直してください。")
    if "mimetype" in names:
        raise ImportFailedError(
            f"「{name}」はOpenDocument（.odt や .ods）です。.docx か .xlsx の形で保存し直してください。"
        )
    raise ImportFailedError(
        f"「{name}」の中身は圧縮ファイルです。中のファイルを取り出してから選んでください。"
    )
