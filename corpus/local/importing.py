"""Importing local files: each file → one local edition on the shelf, or only a report of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.edition import Edition
from corpus.entry import Entry
from corpus.local.about import TELLS_OF_PEOPLE, About
from corpus.local.entries import Origin, build_entries
from corpus.local.kept import LocalEdition, list_local
from corpus.local.matter import Block, Heading, Matter, Paragraph, Record
from corpus.local.names import safe_name
from corpus.local.reading import read_matter
from corpus.local.report import LocalReport, about_json, count_indexed, warnings_of
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import Shelf, ShelfError, sha256_of

Mask = Callable[[str], tuple[str, Mapping[str, int]]]
"""A text → the text without personal data, and kind → how many pieces were replaced."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to import. `file_name` is what it was called when given, if its path no longer says so."""

    path: Path
    about: About
    file_name: str = ""

    @property
    def name(self) -> str:
        """The name to show and keep, safe on every system."""
        return safe_name(self.file_name or self.path.name)


@dataclass(frozen=True, slots=True)
class _Read:
    incoming: Incoming
    entries: tuple[Entry, ...]
    report: LocalReport
    masked: bool


def import_local(  # noqa: PLR0913  # the choices of one import, all but three named
    file: Path, home: Path, about: About, *, dry_run: bool = False, today: date, mask: Mask | None = None
) -> LocalReport:
    """Read one file and make it the current edition of its owner and name; see `import_files`.

    Raises:
        ImportFailedError: the file cannot be imported; nothing has been changed then.
        ShelfError: what is kept cannot be read or written.
    """
    return import_files([Incoming(file, about)], home, dry_run=dry_run, today=today, mask=mask)[0]


def import_files(
    files: Sequence[Incoming],
    home: Path,
    *,
    dry_run: bool = False,
    today: date,
    mask: Mask | None = None,
) -> list[LocalReport]:
    """Read files and make each the current edition of its owner and name: all of them or none.

    `mask` is applied to kinds that tell of people; of those the file itself is not kept, only the
    masked text. With `dry_run` nothing is written. The index is the caller's to rebuild, once.

    Raises:
        ImportFailedError: a file cannot be imported; nothing has been changed then.
        ShelfError: what is kept cannot be read or written.
    """
    kept = list_local(home)
    _check_distinct(files)
    read = [_read(incoming, kept, today, mask) for incoming in files]
    if not dry_run:
        _put_all(Shelf(home), read)
    return [part.report for part in read]


def _check_distinct(files: Sequence[Incoming]) -> None:
    seen: dict[str, Incoming] = {}
    for incoming in files:
        other = seen.setdefault(incoming.about.edition_id, incoming)
        if other is not incoming:
            raise ImportFailedError(
                f"「{other.name}」と「{incoming.name}」の作成元と名前が同じです。別の名前を付けてください。"
            )


def _read(incoming: Incoming, kept: Sequence[LocalEdition], today: date, mask: Mask | None) -> _Read:
    about, name = incoming.about, incoming.name
    matter = read_matter(incoming.path, name)
    sha256 = sha256_of(incoming.path)
    _check_new(incoming, sha256, kept)
    masks = mask if about.local_kind in TELLS_OF_PEOPLE else None
    blocks, masked = _masked(matter.blocks, masks) if masks else (matter.blocks, None)
    entries = build_entries(blocks, Origin(about, name, sha256, today.isoformat()))
    if not entries:
        raise ImportFailedError(f"「{name}」には取り込める文字がありません。内容を確かめてください。")
    report = replace(
        _report(incoming, matter, entries),
        sha256=sha256,
        masked=masked or {},
        replaced=any(edition.id == about.edition_id for edition in kept),
        warnings=tuple(warnings_of(matter, about, masked, today)),
    )
    return _Read(incoming, entries, report, masks is not None)


def _report(incoming: Incoming, matter: Matter, entries: Sequence[Entry]) -> LocalReport:
    return LocalReport(
        id=incoming.about.edition_id,
        about=about_json(incoming.about),
        file=incoming.name,
        sha256="",
        pages=matter.pages,
        characters=matter.characters,
        characters_indexed=count_indexed(matter),
        furniture={name: count for name, count in matter.furniture.items() if count},
        entries={"local": len(entries)},
        masked={},
        replaced=False,
        warnings=(),
    )


def _check_new(incoming: Incoming, sha256: str, kept: Sequence[LocalEdition]) -> None:
    for edition in kept:
        if edition.sha256 == sha256 and edition.id != incoming.about.edition_id:
            raise ImportFailedError(
                f"「{incoming.name}」は、すでに取り込んだ{edition.about.title}と同じ内容です。"
                f"名前を変えるには、先に「yorisoi import --local --remove {edition.id}」で外してください。"
            )


def _masked(blocks: Sequence[Block], mask: Mask) -> tuple[tuple[Block, ...], dict[str, int]]:
    counts: Counter[str] = Counter()

    def hide(text: str) -> str:
        shown, found = mask(text)
        counts.update(found)
        return shown

    def masked() -> Iterator[Block]:
        for block in blocks:
            match block:
                case Heading() | Paragraph():
                    yield replace(block, text=hide(block.text))
                case Record():
                    cells = tuple((column, hide(value)) for column, value in block.cells)
                    yield replace(block, cells=cells)

    return tuple(masked()), dict(counts)


def _put_all(shelf: Shelf, read: Sequence[_Read]) -> None:
    """Keep all; what has been kept is taken back where a later one fails."""
    done: list[LocalReport] = []
    try:
        with TemporaryDirectory() as folder:
            for part in read:
                _put(shelf, part, Path(folder))
                done.append(part.report)
    except (OSError, ShelfError) as error:
        for report in done:
            shelf.undo(report.id) if report.replaced else shelf.remove(report.id)
        if isinstance(error, ShelfError):
            raise
        raise ShelfError(f"資料を保存できません（{error}）。空き容量と許可を確かめてください。") from error


def _put(shelf: Shelf, part: _Read, folder: Path) -> None:
    edition = Edition.of(part.report.id, part.entries)
    original = (part.report.file, part.incoming.path)
    if part.masked:
        name = f"{Path(part.report.file).stem}.md"
        path = folder / f"{part.report.id}.md"
        path.write_text(_as_text(part.entries), encoding="utf-8")
        original = (name, path)
    shelf.put(edition, part.report.as_json(), [original])


def _as_text(entries: Sequence[Entry]) -> str:
    return "\n".join(f"## {entry.title}\n\n{entry.body}\n" for entry in entries)
