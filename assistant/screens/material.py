"""The routes of the import tab, only for those who may change the material: the tab, uploads, the official text."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse, JSONResponse, Response

from assistant.change_official import FetchOfficial, ImportOfficial, UndoOfficial
from assistant.screens.desk import Desk, UploadId
from assistant.screens.door import Door
from assistant.screens.material_html import material_html
from assistant.screens.uploads import UploadError
from corpus.local.kept import list_local
from corpus.official.importing import OFFICIAL
from corpus.shelf import Shelf, ShelfError

MAX_FILES = 12
"""No handbook comes in more files."""

NAME_CHARACTERS = 300

IMPORT = "ハンドブックの取り込み"
FETCH = "ハンドブックの受け取りと取り込み"
UNDO = "前の取り込みに戻す作業"


class OfficialOrder(BaseModel):
    """Which of the uploaded files to import as the official text, in their order.

    `as_official`: the person answers for it that they are the ministry's.
    """

    files: Annotated[list[UploadId], Field(min_length=1, max_length=MAX_FILES)]
    ocr: bool = False
    as_official: bool = False


def entrance(door: Door) -> APIRouter:
    """Return the one route that everybody may ask: whether the page is to show the tab."""
    router = APIRouter(prefix="/material", include_in_schema=False)

    @router.get("/allowed")
    def allowed(request: Request) -> Response:
        return JSONResponse({"allowed": door.may_import(request)})

    return router


def material_routes(desk: Desk) -> APIRouter:
    """Return the routes of the tab and its uploads."""
    router = APIRouter()

    @router.get("/tab")
    def tab() -> Response:
        return HTMLResponse(_tab(desk))

    @router.get("/progress")
    def progress() -> Response:
        now = desk.renewal.progress
        return JSONResponse({"stage": now.stage.value, "message": now.message, "share": now.share})

    @router.post("/upload")
    async def upload(
        request: Request, name: Annotated[str, Query(min_length=1, max_length=NAME_CHARACTERS)]
    ) -> Response:
        try:
            return JSONResponse({"id": await desk.uploads.receive(name, request.stream())})
        except UploadError as error:
            raise HTTPException(400, str(error)) from error

    return router


def official_routes(desk: Desk) -> APIRouter:
    """Return the routes that change the official text."""
    router = APIRouter()

    @router.post("/official")
    def import_official(order: OfficialOrder) -> Response:
        files = tuple(map(desk.waiting, order.files))
        return desk.begin(ImportOfficial(files, order.ocr, order.as_official), IMPORT, order.files)

    @router.post("/official/fetch")
    def fetch() -> Response:
        return desk.begin(FetchOfficial(), FETCH)

    @router.post("/official/undo")
    def undo() -> Response:
        return desk.begin(UndoOfficial(), UNDO)

    return router


def _tab(desk: Desk) -> str:
    settings = desk.settings
    try:
        official, local = Shelf(settings.home).find(OFFICIAL), list_local(settings.home)
    except ShelfError as error:
        raise HTTPException(500, str(error)) from error
    return str(material_html(desk.renewal.progress, official, local, settings.official_url, date.today()))
