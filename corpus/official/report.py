"""The report of an import: what was found, and what a person should look at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from corpus.entry import Entry, Kind
from corpus.official.kinds import EXPECTED
from corpus.official.parse import FileReport, Parsed

EXPECTED_PAGES = 141
"""Pages of the whole handbook, as the press reported them: a reason to warn, never assumed."""

EXPECTED_CHAPTER_PAGES = {2: 13, 4: 27}
"""Chapter → printed page on which it begins, as reported."""

_WHOLE = 60


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import found. Counts are of printing characters of the text layer.

    `characters` = `characters_indexed` + everything in `furniture`. `entries`: kind → how many.
    """

    pages: int
    characters: int
    characters_indexed: int
    entries: dict[str, int]
    furniture: dict[str, int]
    files: tuple[FileReport, ...]
    warnings: tuple[str, ...]
    sha256: str

    def as_json(self) -> dict[str, Any]:
        """The report as an object of the public contract (`yorisoi import --json`)."""
        return asdict(self)


def make_report(parsed: Parsed, entries: Sequence[Entry], more: Sequence[str] = ()) -> ImportReport:
    """Return the report of a parse; `entries` are those kept (after corrections), `more` are warnings."""
    counts = Counter(entry.kind.value for entry in entries)
    furniture = Counter[str]()
    for file in parsed.files:
        furniture.update(file.furniture)
    return ImportReport(
        pages=sum(file.pages for file in parsed.files),
        characters=sum(file.characters for file in parsed.files),
        characters_indexed=sum(file.characters_indexed for file in parsed.files),
        entries={kind.value: counts[kind.value] for kind in (*EXPECTED, Kind.SECTION)},
        furniture=dict(furniture),
        files=parsed.files,
        warnings=tuple([*more, *_warnings(parsed, entries)]),
        sha256=joint_sha256([file.sha256 for file in parsed.files]),
    )


def joint_sha256(hashes: Sequence[str]) -> str:
    """Return the one hash given, or the SHA-256 of several, whatever their order."""
    return hashes[0] if len(hashes) == 1 else sha256("".join(sorted(hashes)).encode()).hexdigest()


def page_list(pages: Sequence[int]) -> str:
    """Return page numbers in short: 1-3, 7."""
    parts: list[list[int]] = []
    for page in pages:
        if parts and page == parts[-1][-1] + 1:
            parts[-1].append(page)
        else:
            parts.append([page])
    return "、".join(str(p[0]) if len(p) == 1 else f"{p[0]}-{p[-1]}" for p in parts)


def _warnings(parsed: Parsed, entries: Sequence[Entry]) -> Iterator[str]:
    for file in parsed.files:
        yield from file_warnings(file)
    if not parsed.handbook:
        yield "「ひきこもり支援ハンドブック」の本文ではないようです。ファイルを確かめてください。"
    if all(entry.kind is Kind.SECTION for entry in entries):
        yield "ポイントや事例の見出しを見分けられませんでした。本文はページごとに検索できます。"
        return
    if parsed.handbook:
        yield from _count_warnings(parsed, entries)
        yield from _place_warnings(parsed)


def file_warnings(file: FileReport) -> Iterator[str]:
    """Yield what a person should know of one file: letters lost, pictures only, garbled, no page numbers."""
    if file.characters_lost:
        yield f"「{file.name}」の{file.characters_lost}文字が項目に入りません。開発者に知らせてください。"
    if file.scanned_pages:
        yield (
            f"「{file.name}」の{page_list(file.scanned_pages)}ページは画像だけで、文字がありません。"
            "文字認識（OCR）をかけたPDFを取り込んでください。"
        )
    if file.guessed_pages:
        yield (
            f"「{file.name}」の{page_list(file.guessed_pages)}ページは文字認識で読みました。"
            "誤りがありうるので、ページの画像と見比べてください。"
        )
    if file.garbled_pages:
        yield (
            f"「{file.name}」の{page_list(file.garbled_pages)}ページは文字を正しく取り出せません。"
            "ページの画像で確かめてください。"
        )
    if file.characters and file.first_printed is None and file.last_printed is None:
        yield f"「{file.name}」には印刷されたページ番号が見つかりません。PDFのページ番号で示します。"


def _count_warnings(parsed: Parsed, entries: Sequence[Entry]) -> Iterator[str]:
    whole = sum(file.pages for file in parsed.files) >= _WHOLE
    for kind, expected in EXPECTED.items():
        numbers = sorted(entry.number or 0 for entry in entries if entry.kind is kind)
        if len(numbers) == expected or not (numbers or whole):
            continue
        missing = sorted(set(range(1, max([expected, *numbers]) + 1)) - set(numbers))
        which = f"（ない番号：{page_list(missing)}）" if numbers and missing else ""
        yield f"{kind.label}は{len(numbers)}件見つかりました。国の概要では{expected}件です{which}。"
    headings = {_path(entry)[-1:] for entry in entries if entry.kind is Kind.POINT}
    if whole and len(headings) not in (0, 7):
        yield f"ポイントの見出しは{len(headings)}つ見つかりました。国の概要では7つです。"


def _path(entry: Entry) -> tuple[str, ...]:
    path = entry.attributes.get("path")
    return tuple(str(part) for part in path) if isinstance(path, list) else ()


def _place_warnings(parsed: Parsed) -> Iterator[str]:
    pages = sum(file.pages for file in parsed.files)
    if pages >= _WHOLE and pages != EXPECTED_PAGES:
        yield f"全部で{pages}ページです。全体版は{EXPECTED_PAGES}ページと報じられています。"
    for number, expected in EXPECTED_CHAPTER_PAGES.items():
        printed = parsed.chapters.get(number)
        if printed and printed != str(expected):
            yield f"第{number}章は{printed}ページから始まります。{expected}ページからと報じられています。"
