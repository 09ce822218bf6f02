"""The local editions that are kept: listed, brought back, removed, exported."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.kept import Kept
from corpus.local.about import About
from corpus.local.names import safe_name
from corpus.shelf import Shelf, ShelfError

_PREFIX = "local-"


@dataclass(frozen=True, slots=True)
class LocalEdition:
    """One local edition: its id, what was said about it, its file, how many entries it has.

    `masked`: the file itself was not kept, only its text without personal data.
    """

    id: str
    about: About
    file: str
    sha256: str
    imported: str
    entries: int
    masked: bool

    def expired(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.about.expired(today)

    def as_json(self, today: date) -> dict[str, Any]:
        """The edition as an object of plain values, with `expired` as of today."""
        return {
            "id": self.id,
            "name": self.about.name,
            **self.about.attributes(),
            "file": self.file,
            "sha256": self.sha256,
            "imported": self.imported,
            "entries": self.entries,
            "masked": self.masked,
            "expired": self.expired(today),
        }


def list_local(home: Path) -> list[LocalEdition]:
    """Return the local editions by owner and name.

    Raises:
        ShelfError: a kept edition cannot be read.
    """
    found = [_edition(kept) for kept in Shelf(home).kept() if kept.edition.name.startswith(_PREFIX)]
    return sorted(found, key=lambda edition: (edition.about.owner, edition.about.name))


def remove_local(home: Path, edition_id: str) -> LocalEdition:
    """Remove a local edition with all its versions and files; return what it was.

    Raises:
        ShelfError: there is no such local edition.
    """
    edition = _edition(_find(home, edition_id))
    Shelf(home).remove(edition_id)
    return edition


def undo_local(home: Path, edition_id: str) -> LocalEdition | None:
    """Bring the previous version of a local edition back; None where there was none before.

    Raises:
        ShelfError: there is no such local edition.
    """
    _find(home, edition_id)
    Shelf(home).undo(edition_id)
    kept = Shelf(home).find(edition_id)
    return _edition(kept) if kept else None


def export_local(home: Path, edition_id: str, folder: Path) -> list[Path]:
    """Write a local edition's file, and what was said about it as JSON, into a folder; return the paths.

    Raises:
        ShelfError: there is no such local edition, a file of that name is there, or the disk refuses.
    """
    kept = _find(home, edition_id)
    edition = _edition(kept)
    original = kept.originals[0]
    name = safe_name(original.name)
    targets = [folder / name, folder / f"{name}.about.json"]
    for target in targets:
        if target.exists():
            raise ShelfError(f"「{target}」がすでにあります。別のフォルダーを選んでください。")
    about = {"name": edition.about.name, **edition.about.attributes(), "sha256": edition.sha256}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept.path_of(original.sha256), targets[0])
        targets[1].write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        message = f"「{folder}」に書き出せません（{error.strerror}）。空き容量と許可を確かめてください。"
        raise ShelfError(message) from error
    return targets


def _find(home: Path, edition_id: str) -> Kept:
    kept = Shelf(home).find(edition_id) if edition_id.startswith(_PREFIX) else None
    if kept is None:
        raise ShelfError(
            f"地域の資料「{edition_id}」はありません。「yorisoi import --local --list」で番号を確かめてください。"
        )
    return kept


def _edition(kept: Kept) -> LocalEdition:
    report: Mapping[str, Any] = kept.report
    try:
        said = report["about"]
        about = About.of(said["owner"], said["name"], said["local_kind"], said["issued"], said["expires"])
        original = kept.originals[0]
        return LocalEdition(
            id=kept.edition.name,
            about=about,
            file=report["file"],
            sha256=report["sha256"],
            imported=original.imported,
            entries=len(kept.edition.entries),
            masked=original.sha256 != report["sha256"],
        )
    except (KeyError, TypeError, IndexError, ValueError) as error:
        message = f"地域の資料「{kept.edition.name}」を読めません（{error}）。もう一度取り込んでください。"
        raise ShelfError(message) from error
