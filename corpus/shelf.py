"""The shelf: imported editions below a home folder, each with the file it came from.

    home/editions/<name>/<version>/entries.jsonl   the entries
                                   report.json     what the import found
                                   originals.json  file name, SHA-256 and import date of each file
                                   originals/      the files themselves, named by their SHA-256
    home/editions/<name>/versions.json             the versions in order; the last one is current

A version is written beside the others and becomes visible by one rename of `versions.json`.
"""

import json
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.edition import Edition
from corpus.kept import Kept, Original, ShelfError, read_version, sha256_of, write_text, write_version

__all__ = ["KEPT_VERSIONS", "Kept", "Original", "Shelf", "ShelfError", "sha256_of"]

KEPT_VERSIONS = 3
"""The current version and the ones `undo` can bring back."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POINTER = "versions.json"


class Shelf:
    """The imported editions below a home folder."""

    def __init__(self, home: Path) -> None:
        self.root = home / "editions"

    def put(
        self, edition: Edition, report: Mapping[str, Any], originals: Iterable[Path | tuple[str, Path]]
    ) -> Kept:
        """Keep an edition as the new current version of its name, and return it as kept.

        `originals` are paths, or pairs of (name as given, path).

        Raises:
            ShelfError: the edition's name cannot be a folder, or the disk refuses.
        """
        if not _NAME.fullmatch(edition.name):
            raise ShelfError(f"版の名前「{edition.name}」は使えません。英小文字と数字にしてください。")
        home = self.root / edition.name
        version = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
        unfinished = home / f"unfinished-{version}"
        try:
            unfinished.mkdir(parents=True)
            write_version(unfinished, edition, report, [_named(original) for original in originals])
            unfinished.rename(home / version)
            kept = [*self._versions(edition.name), version][-KEPT_VERSIONS:]
            _point(home, kept)
        except OSError as error:
            shutil.rmtree(unfinished, ignore_errors=True)
            message = f"取り込んだ内容を保存できません（{error}）。空き容量と許可を確かめてください。"
            raise ShelfError(message) from error
        _sweep(home, kept)
        return read_version(home / version, edition.name)

    def undo(self, name: str) -> Edition | None:
        """Bring the previous version of an edition back; return it, or None where there was none before.

        Raises:
            ShelfError: there is no such edition.
        """
        versions = self._versions(name)
        if not versions:
            raise ShelfError("取り消せる取り込みがありません。")
        _point(self.root / name, versions[:-1])
        _sweep(self.root / name, versions[:-1])
        return read_version(self.root / name / versions[-2], name).edition if versions[:-1] else None

    def remove(self, name: str) -> None:
        """Remove an edition with all its versions and files.

        Raises:
            ShelfError: there is no such edition.
        """
        if not self._versions(name):
            raise ShelfError(f"「{name}」という取り込みはありません。")
        _point(self.root / name, [])
        shutil.rmtree(self.root / name)

    def current(self) -> list[Edition]:
        """The current editions, by name.

        Raises:
            ShelfError: a kept edition cannot be read.
        """
        return [kept.edition for kept in self.kept()]

    def kept(self) -> list[Kept]:
        """The current version of every edition, by name.

        Raises:
            ShelfError: a kept edition cannot be read.
        """
        names = sorted(path.name for path in self.root.iterdir()) if self.root.is_dir() else []
        return [kept for name in names if (kept := self.find(name))]

    def find(self, name: str) -> Kept | None:
        """The current version of the named edition, or None where there is none.

        Raises:
            ShelfError: it cannot be read.
        """
        versions = self._versions(name)
        return read_version(self.root / name / versions[-1], name) if versions else None

    def _versions(self, name: str) -> list[str]:
        if not _NAME.fullmatch(name):
            return []
        try:
            return list(json.loads((self.root / name / _POINTER).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return []
        except (OSError, ValueError) as error:
            raise ShelfError(f"取り込みの一覧を読めません（{name}：{error}）。") from error


def _named(original: Path | tuple[str, Path]) -> tuple[str, Path]:
    return (original.name, original) if isinstance(original, Path) else original


def _point(home: Path, versions: list[str]) -> None:
    """Make these the versions, in one step: readers see the old list or the new one."""
    unfinished = home / f"{_POINTER}.{secrets.token_hex(4)}"
    write_text(unfinished, json.dumps(versions))
    os.replace(unfinished, home / _POINTER)


def _sweep(home: Path, kept: list[str]) -> None:
    for path in home.iterdir():
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
