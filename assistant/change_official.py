"""Changes of the official text: imported from files or from the ministry's address, read again, undone."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.change import Changed, Tell
from assistant.settings import Settings
from corpus.edition import load_shipped
from corpus.entry import Provenance
from corpus.official.address import is_ministrys
from corpus.official.download import download
from corpus.official.importing import OFFICIAL, Order, import_official
from corpus.shelf import Shelf, ShelfError

RECEIVING = "厚生労働省のサイトから受け取っています"
UNKNOWN_BYTES = 30_000_000
"""Taken for the size of a download whose size is not told, only to show how far it is."""


@dataclass(frozen=True, slots=True)
class ImportOfficial:
    """Import these files.

    `ocr`: pages without text are read by tesseract. `as_official`: a person answers for it that the
    files are the ministry's.
    """

    files: tuple[Path, ...]
    ocr: bool = False
    as_official: bool = False

    def make(self, settings: Settings, tell: Tell) -> Changed:
        """Put the text of the files on the shelf."""
        return _imported(self.files, settings, Order(ocr=self.ocr, as_official=self.as_official), tell)


@dataclass(frozen=True, slots=True)
class FetchOfficial:
    """Fetch the file from the address in the settings, and import it."""

    def make(self, settings: Settings, tell: Tell) -> Changed:
        """Put the text of the fetched file on the shelf."""

        def received(done: int, total: int | None) -> None:
            tell(RECEIVING, min(0.5 * done / (total or UNKNOWN_BYTES), 0.5))

        fetched = download(settings.official_url, settings.home / "downloads", progress=received)
        try:
            order = Order(as_official=is_ministrys(settings.official_url))
            return _imported([fetched], settings, order, lambda said, share: tell(said, 0.5 + 0.5 * share))
        finally:
            fetched.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Import the kept files once more, so that the corrections made since are followed."""

    def make(self, settings: Settings, tell: Tell) -> Changed:
        """Put the text as corrected on the shelf."""
        kept = Shelf(settings.home).find(OFFICIAL)
        if kept is None:
            raise ShelfError("取り込んだハンドブックがありません。先にPDFを取り込んでください。")
        with TemporaryDirectory(dir=settings.home) as folder:
            files = []
            for number, original in enumerate(kept.originals):
                # A folder each: chapter files may bear the same name.
                file = Path(folder) / str(number) / original.name
                file.parent.mkdir()
                shutil.copyfile(kept.path_of(original.sha256), file)
                files.append(file)
            return _imported(files, settings, Order(ocr=_was_guessed(kept.report)), tell)


@dataclass(frozen=True, slots=True)
class UndoOfficial:
    """Bring back what was before the latest import."""

    def make(self, settings: Settings, tell: Tell) -> Changed:
        """Put the previous edition in the place of the current one."""
        tell("前の取り込みに戻しています", 0.5)
        previous = Shelf(settings.home).undo(OFFICIAL)
        return Changed({"undone": True, "entries_now": len(previous.entries) if previous else 0})


def _imported(files: Sequence[Path], settings: Settings, order: Order, tell: Tell) -> Changed:
    notes = [entry for entry in load_shipped().entries if entry.provenance is Provenance.NOTES]
    order = replace(order, url=settings.official_url)
    report = import_official(files, settings.home, notes, order, tell)
    return Changed(report.as_json(), (OFFICIAL,))


def _was_guessed(report: Mapping[str, Any]) -> bool:
    """Whether pages of the kept files were read from their pictures; they must be read so again."""
    return any(file["guessed_pages"] for file in report["files"])
