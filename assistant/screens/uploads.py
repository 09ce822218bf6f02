"""Files on their way in: streamed to the disk below the home folder, and removed once they are imported."""

import asyncio
import re
import secrets
import shutil
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from corpus.local.names import safe_name
from corpus.pdf.source import MAX_BYTES

MAX_UPLOADS = 30
"""More files than this do not wait at once: the oldest give way."""

TOO_LARGE = f"ファイルが大きすぎます（上限は{MAX_BYTES // 1024**2}MBです）。章ごとのPDFに分けてください。"

_ID = re.compile(r"[0-9a-f]{16}")


class UploadError(Exception):
    """A file did not come in; the message is one sentence with what to do next."""


class Uploads:
    """The files that have come and wait to be imported, each in a folder of its own."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "incoming"

    async def receive(self, name: str, pieces: AsyncIterator[bytes]) -> str:
        """Write a file as it comes, and return its id. Never more than one piece is held in memory.

        Raises:
            UploadError: it is too large or empty, or the disk refuses; nothing of it stays.
        """
        upload_id = secrets.token_hex(8)
        folder = self._folder / upload_id
        whole = False
        try:
            await asyncio.to_thread(self._make_room, folder)
            size = await _write(folder / safe_name(name), pieces)
            whole = size > 0
        except OSError as error:
            message = f"ファイルを保存できません（{error.strerror}）。空き容量と許可を確かめてください。"
            raise UploadError(message) from error
        finally:
            if not whole:
                shutil.rmtree(folder, ignore_errors=True)
        if not whole:
            raise UploadError(f"「{safe_name(name)}」は空（0バイト）です。ファイルを確かめてください。")
        return upload_id

    def path_of(self, upload_id: str) -> Path:
        """Where a file waits.

        Raises:
            UploadError: no file of this id does.
        """
        files = list((self._folder / upload_id).glob("*")) if _ID.fullmatch(upload_id) else []
        if len(files) != 1:
            raise UploadError("送られたファイルが見つかりません。もう一度選んでください。")
        return files[0]

    def remove(self, upload_ids: Iterable[str]) -> None:
        """Remove these files."""
        for upload_id in upload_ids:
            if _ID.fullmatch(upload_id):
                shutil.rmtree(self._folder / upload_id, ignore_errors=True)

    def _make_room(self, folder: Path) -> None:
        """Make a folder for one more; files left behind by people who went away give way to it."""
        folder.mkdir(parents=True)
        waiting = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)
        self.remove(path.name for path in waiting[:-MAX_UPLOADS])


async def _write(path: Path, pieces: AsyncIterator[bytes]) -> int:
    size = 0
    with path.open("xb") as file:
        async for piece in pieces:
            size += len(piece)
            if size > MAX_BYTES:
                raise UploadError(TOO_LARGE)
            await asyncio.to_thread(file.write, piece)
    return size
