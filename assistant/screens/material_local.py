"""The routes that change the local material, and the file of each edition to take away."""

from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi import Path as InPath
from pydantic import BaseModel, Field
from starlette.responses import FileResponse, Response

from assistant.change_local import ImportLocal, RemoveLocal
from assistant.screens.desk import Desk, UploadId
from corpus.local.about import About, AboutError
from corpus.shelf import Shelf, ShelfError

IMPORT = "地域の資料の取り込み"
REMOVE = "地域の資料を外す作業"
GONE = "この資料は、もうありません。画面を開き直してください。"

_EDITION = "^local-[0-9a-z-]{1,40}$"


class LocalOrder(BaseModel):
    """Which uploaded file to import, and what is said about it; dates are ISO or ""."""

    files: Annotated[list[UploadId], Field(min_length=1, max_length=1)]
    owner: str
    name: str
    local_kind: str
    issued: str = ""
    expires: str = ""


class EditionOrder(BaseModel):
    """A local edition."""

    id: Annotated[str, Field(pattern=_EDITION)]


def local_routes(desk: Desk) -> APIRouter:
    """Return the routes below `/material/local`."""
    router = APIRouter(prefix="/local")

    @router.post("")
    def import_local(order: LocalOrder) -> Response:
        try:
            about = About.of(order.owner, order.name, order.local_kind, order.issued, order.expires)
        except AboutError as error:
            raise HTTPException(400, str(error)) from error
        return desk.begin(ImportLocal(desk.waiting(order.files[0]), about), IMPORT, order.files)

    @router.post("/remove")
    def remove(order: EditionOrder) -> Response:
        return desk.begin(RemoveLocal(order.id), REMOVE)

    @router.get("/{edition_id}/file")
    def file(edition_id: Annotated[str, InPath(pattern=_EDITION)]) -> Response:
        try:
            kept = Shelf(desk.settings.home).find(edition_id)
            if kept is None:
                raise HTTPException(404, GONE)
            original = kept.originals[0]
            return FileResponse(kept.path_of(original.sha256), filename=original.name)
        except ShelfError as error:
            raise HTTPException(404, GONE) from error

    return router
