"""Where index versions lie: each in its own folder, and one small file that names the current one."""

import os
import shutil
import time
import uuid
from pathlib import Path

from index.manifest import IndexUnavailableError

_POINTER = "current"
_KEPT_SECONDS = 3600.0


def new_version(directory: Path) -> Path:
    """Return a new, empty folder for a version of the index."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    folder = directory / f"v-{stamp}-{uuid.uuid4().hex[:8]}"
    folder.mkdir(parents=True)
    return folder


def current_version(directory: Path) -> Path:
    """Return the folder of the current version.

    Raises:
        IndexUnavailableError: no index has been built here, or the pointer names a missing folder.
    """
    try:
        name = (directory / _POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise IndexUnavailableError(
            f"索引（{directory}）がまだありません。yorisoi build で作ってください。"
        ) from error
    folder = directory / name
    if not name.startswith("v-") or not folder.is_dir():
        raise IndexUnavailableError(f"索引（{folder}）が見つかりません。yorisoi build で作り直してください。")
    return folder


def publish(directory: Path, folder: Path) -> list[Path]:
    """Make a version the current one, at once; remove versions that no reader should still use.

    Returns the folders of those that were removed, or that could not be removed yet.

    Replacing one small file is atomic on every system, also on Windows while readers hold the old
    version open. What cannot be removed yet is removed at a later build.
    """
    pointer = directory / f"{_POINTER}.{uuid.uuid4().hex}"
    pointer.write_text(folder.name + "\n", encoding="utf-8")
    os.replace(pointer, directory / _POINTER)
    outdated = _outdated(directory, folder)
    for old in outdated:
        shutil.rmtree(old, ignore_errors=True)
    return outdated


def _outdated(directory: Path, current: Path) -> list[Path]:
    """All other versions but the newest of them, which may still have readers, unless long past."""
    others = sorted((path for path in directory.glob("v-*") if path != current), key=lambda path: path.name)
    now = time.time()
    newest = others[-1:]
    return [path for path in others if path not in newest or now - path.stat().st_mtime > _KEPT_SECONDS]
