"""The manifest: what an index was built from, and proof that its files are whole."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FORMAT = 5
"""Changes whenever an index built by older code can no longer be read."""

_NAME = "manifest.json"


class IndexUnavailableError(RuntimeError):
    """The index cannot be used; the message is one Japanese sentence that says what to do."""


class IndexStaleError(IndexUnavailableError):
    """The index was built from other words or with another model; building it again puts it right."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds. `files` maps each file's path in the index folder to its SHA-256 (hex)."""

    format: int
    edition: str
    fingerprint: str
    embedding_model: str
    dimension: int
    entries: int
    passages: int
    collection: str
    created: str
    build_seconds: float
    files: Mapping[str, str]
    query_prefix: str = ""
    passage_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an index must have been built from: an edition's fingerprint, a model and its prefixes.

    The embedded model (embedding_model "") has no prefixes.
    """

    fingerprint: str
    embedding_model: str = ""
    query_prefix: str = ""
    passage_prefix: str = ""

    @property
    def prefixes(self) -> tuple[str, str]:
        """The prefixes that count: none for the embedded model."""
        return (self.query_prefix, self.passage_prefix) if self.embedding_model else ("", "")


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write the manifest into an index folder."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2, sort_keys=True)
    (directory / _NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of an index folder.

    Raises:
        IndexUnavailableError: there is none, or it cannot be read.
    """
    try:
        record = json.loads((directory / _NAME).read_text(encoding="utf-8"))
        return Manifest(**record)
    except (OSError, ValueError, TypeError) as error:
        raise IndexUnavailableError(
            f"索引（{directory}）がないか、壊れています。yorisoi build で作り直してください。"
        ) from error


def check_manifest(directory: Path, manifest: Manifest, wanted: Wanted) -> None:
    """Pass if the index fits this corpus, this model and its prefixes, and its files are whole.

    Raises:
        IndexStaleError: it was built from another corpus, with another model or by another version.
        IndexUnavailableError: a file is missing or changed.
    """
    if manifest.format != FORMAT:
        raise IndexStaleError(
            f"索引の形式（{manifest.format}）がこの版（{FORMAT}）と異なります。"
            "yorisoi build で作り直してください。"
        )
    if manifest.fingerprint != wanted.fingerprint:
        raise IndexStaleError(
            "資料が索引を作ったときから変わっています。yorisoi build で作り直してください。"
        )
    if manifest.embedding_model != wanted.embedding_model:
        raise IndexStaleError(
            f"索引は別の埋め込みモデル（{manifest.embedding_model or '内蔵'}）で作られています。"
            "yorisoi build で作り直してください。"
        )
    if (manifest.query_prefix, manifest.passage_prefix) != wanted.prefixes:
        raise IndexStaleError(
            f"索引は別の接頭辞（問い「{manifest.query_prefix}」、資料「{manifest.passage_prefix}」）で"
            "作られています。yorisoi build で作り直してください。"
        )
    for name, digest in manifest.files.items():
        if file_digest(directory / name) != digest:
            raise IndexUnavailableError(
                f"索引のファイル（{name}）が壊れています。yorisoi build で作り直してください。"
            )


def file_digest(path: Path) -> str:
    """Return the SHA-256 (hex) of a file, or "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
