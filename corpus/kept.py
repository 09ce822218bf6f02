"""One kept version of an imported edition: a folder with its entries, report and original files."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.edition import Edition
from corpus.record import RecordError, read_lines, write_lines


class ShelfError(ValueError):
    """The shelf cannot do what was asked; the message says what was seen and what to do."""


@dataclass(frozen=True, slots=True)
class Original:
    """An imported file: its name as given, its SHA-256 (hex), the day it was imported (YYYY-MM-DD)."""

    name: str
    sha256: str
    imported: str

    @property
    def stored_name(self) -> str:
        """The name it is kept under; only its ending comes from outside, and only where harmless."""
        ending = Path(self.name).suffix.lower()
        return self.sha256 + (ending if re.fullmatch(r"\.[a-z0-9]{1,5}", ending) else "")


@dataclass(frozen=True, slots=True)
class Kept:
    """The current version of one edition: its entries, its report, its files and their folder."""

    edition: Edition
    report: Mapping[str, Any]
    originals: tuple[Original, ...]
    folder: Path

    def path_of(self, sha256: str) -> Path:
        """The kept file with this SHA-256.

        Raises:
            ShelfError: no such file belongs to this edition.
        """
        for original in self.originals:
            path = self.folder / "originals" / original.stored_name
            if original.sha256 == sha256 and path.is_file():
                return path
        raise ShelfError(f"取り込んだファイル（{sha256[:12]}…）がありません。もう一度取り込んでください。")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 (hex) of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_version(
    folder: Path, edition: Edition, report: Mapping[str, Any], originals: Iterable[tuple[str, Path]]
) -> None:
    """Write a version into an existing folder; `originals` are pairs of (name as given, path)."""
    (folder / "originals").mkdir()
    today = datetime.now(UTC).astimezone().date().isoformat()
    records = []
    for name, path in originals:
        original = Original(Path(name).name, sha256_of(path), today)
        shutil.copyfile(path, folder / "originals" / original.stored_name)
        records.append(asdict(original))
    write_text(folder / "entries.jsonl", write_lines(edition.entries))
    write_text(folder / "report.json", json.dumps(report, ensure_ascii=False, indent=1))
    write_text(folder / "originals.json", json.dumps(records, ensure_ascii=False, indent=1))


def write_text(path: Path, text: str) -> None:
    """Write a text and see it safely on the disk."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def read_version(folder: Path, name: str) -> Kept:
    """Return the version of the named edition that a folder holds.

    Raises:
        ShelfError: a file is missing or damaged.
    """
    try:
        entries = tuple(read_lines((folder / "entries.jsonl").read_text(encoding="utf-8")))
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        originals = json.loads((folder / "originals.json").read_text(encoding="utf-8"))
        return Kept(Edition.of(name, entries), report, tuple(Original(**o) for o in originals), folder)
    except (OSError, RecordError, ValueError, TypeError) as error:
        message = f"取り込んだ「{name}」を読めません（{error}）。もう一度取り込んでください。"
        raise ShelfError(message) from error
