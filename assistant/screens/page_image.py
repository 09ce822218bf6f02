"""The pages of imported PDFs as pictures: drawn when somebody opens a citation, kept for a short while."""

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi import Path as InPath
from starlette.responses import Response

from assistant.screens.door import Door
from corpus.pdf.failed import ImportFailedError
from corpus.pdf.image import page_image
from corpus.shelf import Shelf, ShelfError

HELD_BYTES = 32 * 1024 * 1024
"""Pictures are kept in memory up to this, the latest seen longest."""

QUOTE_CHARACTERS = 1000
"""A longer quote is not looked for; no passage is as long."""

WAIT_SECONDS = 20.0

GONE = "このページの画像は、もうありません。資料が取り込み直されたのかもしれません。"
NOT_DRAWN = "{}ページの画像を作れませんでした。文字の引用は、そのままお使いいただけます。"
BUSY = "ページの画像を作っているところです。少し待ってから、もう一度開いてください。"


class PageImages:
    """Pictures of the pages of the files on the shelf, and of no other file.

    Safe for several threads. PDFium is not: one page is drawn at a time.
    """

    def __init__(self, home: Path) -> None:
        self._shelf = Shelf(home)
        self._files: dict[str, Path] = {}
        self._held: OrderedDict[tuple[str, int, str], bytes] = OrderedDict()
        self._drawing = threading.Lock()

    def png(self, sha256: str, pdf_page: int, quote: str = "") -> bytes:
        """Return a page (from 1) of the file with this SHA-256 (hex) as PNG, the words of the quote marked.

        Raises:
            ImportFailedError: there is no such file or page, it cannot be drawn, or others take too long.
        """
        path = self._path_of(sha256)
        if not self._drawing.acquire(timeout=WAIT_SECONDS):
            raise ImportFailedError(BUSY)
        try:
            key = (sha256, pdf_page, quote)
            png = self._held.pop(key, None) or page_image(path, pdf_page, quote).png
            self._hold(key, png)
            return png
        except ImportFailedError as error:  # Names the file as it is kept, which says nothing to anyone.
            raise ImportFailedError(NOT_DRAWN.format(pdf_page)) from error
        finally:
            self._drawing.release()

    def _hold(self, key: tuple[str, int, str], png: bytes) -> None:
        self._held[key] = png
        while sum(map(len, self._held.values())) > HELD_BYTES:
            self._held.popitem(last=False)

    def _path_of(self, sha256: str) -> Path:
        """Where the file lies now: an import moves it into a new version's folder."""
        known = self._files.get(sha256)
        if known is None or not known.is_file():
            self._files = self._on_the_shelf()
            known = self._files.get(sha256)
        if known is None:
            raise ImportFailedError(GONE)
        return known

    def _on_the_shelf(self) -> dict[str, Path]:
        try:
            return {
                original.sha256: kept.path_of(original.sha256)
                for kept in self._shelf.kept()
                for original in kept.originals
            }
        except ShelfError as error:
            raise ImportFailedError(str(error)) from error


def page_routes(images: PageImages, door: Door) -> APIRouter:
    """Return the route of the pictures, `/page/<SHA-256>/<page>`, for those who may see the page itself."""
    router = APIRouter(dependencies=[Depends(door.admit)], include_in_schema=False)

    @router.get("/page/{sha256}/{pdf_page}")
    def picture(
        sha256: Annotated[str, InPath(pattern="^[0-9a-f]{64}$")],
        pdf_page: Annotated[int, InPath(ge=1, le=99_999)],
        quote: Annotated[str, Query(max_length=QUOTE_CHARACTERS)] = "",
    ) -> Response:
        # A plain function: FastAPI calls it in a thread, so that nobody's answer waits for a picture.
        try:
            return Response(images.png(sha256, pdf_page, quote), media_type="image/png")
        except ImportFailedError as error:
            raise HTTPException(404, str(error)) from error

    return router
