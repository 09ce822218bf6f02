"""File names from outside, made safe to show and to write."""

import re
from pathlib import Path

from corpus.invisible import without_invisible

MAX_FILE_NAME = 120
"""Longer file names are cut (in characters; a file system takes 255 bytes)."""

_MAX_BYTES = 200
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def safe_name(name: str) -> str:
    """Return a file's own name, without folders, control characters and names that systems reserve."""
    last = without_invisible(name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    clean = _UNSAFE.sub("_", last).strip(" .") or "資料"
    clean = f"_{clean}" if _RESERVED.fullmatch(clean) else clean
    stem, ending = Path(clean).stem, Path(clean).suffix[:10]
    stem = stem[: MAX_FILE_NAME - len(ending)]
    while len((stem + ending).encode()) > _MAX_BYTES:
        stem = stem[:-1]
    return stem + ending
