"""Importing the official text: files → entries, corrected and matched, on the shelf or only reported."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance, Source
from corpus.kept import Kept
from corpus.matching import match_notes, with_matches
from corpus.official.address import OFFICIAL_URL, TITLE
from corpus.official.corrections import Corrections, apply_corrections
from corpus.official.parse import Parsed, parse
from corpus.official.person import with_person
from corpus.official.recognise import HOW_ELSE, are_official, doubts
from corpus.official.report import ImportReport, make_report
from corpus.pdf.document import PdfText, Reading, read_pdf
from corpus.pdf.failed import ImportFailedError
from corpus.pdf.ocr import advice, can_read_japanese
from corpus.pdf.printed import printed_numbers
from corpus.pdf.source import MAX_BYTES, MAX_PAGES, check_file
from corpus.shelf import Shelf, sha256_of

OFFICIAL = "official"
"""The name of the one official edition."""

NOT_OFFICIAL = (
    f"厚生労働省のハンドブックと確かめられないため、「公式」とは示さず「地域」として引用します。{HOW_ELSE}"
)
"""Told where a book that does not name itself is imported: its passages are not called the ministry's."""

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Order:
    """How to import: the address to name as the source, whether only to look, whether to read pictures.

    `ocr`: pages without text are read by tesseract. `max_bytes` and `max_pages` hold for each file.
    `as_official`: a person answers for it that the files are the ministry's.
    """

    url: str = OFFICIAL_URL
    dry_run: bool = False
    ocr: bool = False
    as_official: bool = False
    max_bytes: int = MAX_BYTES
    max_pages: int = MAX_PAGES


def import_official(
    files: Sequence[Path],
    home: Path,
    notes: Sequence[Entry],
    order: Order | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Read the official text from its file or chapter files and make it the current edition.

    Chapter files join those already kept whose printed pages are others; any other file replaces
    them. A book that does not name itself as the ministry's is cited as 地域, and never takes the
    place of one that does. `notes` are our entries, whose questions lead to the official text as well. With
    `order.dry_run` nothing is written. `progress` is told (what is done, share of it in [0, 1]).

    Raises:
        ImportFailedError: a file cannot be imported; nothing has been changed then.
        ShelfError, CorrectionsError: what is kept cannot be read or written.
    """
    order = order or Order()
    paths = _distinct(files, order)
    tell = progress or _silent
    if order.ocr and not can_read_japanese():
        raise ImportFailedError(f"このPCでは文字認識を使えません。{advice()}")
    new = [(path.name, path, _read(path, path.name, order, tell)) for path in paths]
    shelf = Shelf(home)
    kept = shelf.find(OFFICIAL)
    confirmed = {original.sha256 for original in kept.originals} if kept and is_official(kept) else set()
    texts = [text for _, _, text in new]
    official = order.as_official or are_official(texts, confirmed)
    held, warnings = _held(kept, texts, official, order, tell)
    if official and not order.as_official:
        warnings += doubts(texts, confirmed)
    sources = sorted([*held, *new], key=lambda part: _place(part[2]))
    tell("見出しと項目を見分けています", 0.0)
    parsed = parse_official([text for _, _, text in sources], order.url, named=official)
    entries, more = _finished(parsed, Corrections(home), notes)
    if not official:
        entries = tuple(replace(entry, provenance=Provenance.LOCAL) for entry in entries)
        warnings.append(NOT_OFFICIAL)
    report = make_report(parsed, entries, [*warnings, *more])
    if report.characters == 0:
        raise ImportFailedError(_no_text(report))
    if not order.dry_run:
        edition = Edition.of(OFFICIAL, entries)
        shelf.put(edition, report.as_json(), [(name, path) for name, path, _ in sources])
    return report


def parse_official(texts: Sequence[PdfText], url: str = OFFICIAL_URL, *, named: bool = True) -> Parsed:
    """Return the parse of the files of one document; the source names the ministry only where `named`."""
    today = datetime.now(UTC).astimezone().date().isoformat()
    return parse(texts, [_source(text, named, url, today) for text in texts], today)


def is_official(kept: Kept | None) -> bool:
    """Whether what is kept was recognised, or answered for, as the ministry's."""
    return kept is not None and any(e.provenance is Provenance.OFFICIAL for e in kept.edition.entries)


def _silent(_message: str, _share: float) -> None:
    """Tell nobody."""


def _source(text: PdfText, named: bool, url: str, today: str) -> Source:
    if named:
        return Source(TITLE, url, today[:7])
    return Source(f"「{text.title or Path(text.name).stem}」", "", today[:7])


Part = tuple[str, Path, PdfText]


def _distinct(files: Sequence[Path], order: Order) -> list[Path]:
    seen: dict[str, Path] = {}
    for path in files:
        check_file(path, order.max_bytes)
        if path.suffix.lower() != ".pdf":
            raise ImportFailedError(
                f"「{path.name}」の中身はPDFですが、名前が .pdf で終わっていません。名前を直してください。"
            )
        sha256 = sha256_of(path)
        if sha256 in seen:
            raise ImportFailedError(
                f"「{seen[sha256].name}」と「{path.name}」は同じ内容です。どちらか一つを選んでください。"
            )
        seen[sha256] = path
    return list(seen.values())


def _read(path: Path, name: str, order: Order, tell: Progress) -> PdfText:
    def page_done(done: int, pages: int) -> None:
        tell(f"「{name}」を読んでいます", done / pages)

    reading = Reading(order.max_bytes, order.max_pages, name, order.ocr)
    return read_pdf(path, reading, page_done)


def _held(
    kept: Kept | None, new: Sequence[PdfText], official: bool, order: Order, tell: Progress
) -> tuple[list[Part], list[str]]:
    """The kept files that stay beside the new ones, and what to tell about those that do not."""
    if kept is None:
        return [], []
    stay: list[Part] = []
    warnings: list[str] = []
    joins = is_official(kept) == official
    names = {text.sha256 for text in new}
    pages = set().union(*(_printed_pages(text) for text in new))
    for original in kept.originals:
        if original.sha256 in names:
            warnings.append(f"「{original.name}」はすでに取り込まれています。読み取り直しました。")
            continue
        path = kept.path_of(original.sha256)
        text = _read(path, original.name, order, tell)
        known = _printed_pages(text)
        if joins and known and all(_printed_pages(t) for t in new) and not known & pages:
            stay.append((original.name, path, text))
        else:
            warnings.append(
                f"前に取り込んだ「{original.name}」（{len(text.pages)}ページ）を置き換えます。"
                "元に戻すには yorisoi import --undo を使います。"
            )
    return stay, warnings


def _printed_pages(text: PdfText) -> set[int]:
    labels = printed_numbers(text.pages).labels.values()
    return {int(label) for label in labels if label and label.isdigit()}


def _place(text: PdfText) -> tuple[int, list[tuple[int, str]]]:
    """By printed page; files without printed pages last, by name with numbers in their order."""
    pages = _printed_pages(text)
    parts = re.findall(r"(\d+)|(\D+)", text.name)
    return min(pages, default=10**6), [(int(number or 0), word) for number, word in parts]


def _finished(
    parsed: Parsed, corrections: Corrections, notes: Sequence[Entry]
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    by_file = {file.sha256: corrections.of(file.sha256) for file in parsed.files}
    entries, warnings = apply_corrections(parsed.entries, by_file)
    entries = with_person(entries)
    ours = [note for note in notes if note.kind is not Kind.SECTION]
    return with_matches(entries, ours, match_notes(entries, ours)), warnings


def _no_text(report: ImportReport) -> str:
    name = report.files[0].name
    return f"「{name}」は画像だけで、取り出せる文字がありません。{advice()}"
