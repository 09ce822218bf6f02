"""The routes of the review tab: the structure found, one entry of it, and corrections kept and followed."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse, Response

from assistant.change_official import ReadAgain
from assistant.screens.desk import Desk
from assistant.screens.review_html import KEEP, NO_NOTE, entry_html, review_html
from corpus.edition import load_shipped
from corpus.entry import Entry, Kind, Provenance
from corpus.official.corrections import Correction, Corrections, CorrectionsError
from corpus.official.importing import OFFICIAL
from corpus.official.review import Finding, changed, find, review
from corpus.shelf import Shelf, ShelfError

FOLLOW = "修正の反映"
GONE = "この項目は、もうありません。画面を開き直してください。"
NO_TITLE = "題を書いてください。"
NO_NUMBER = "番号を1から999までの数字で書いてください。"
NO_SUCH_NOTE = "その実践ノートはありません。選び直してください。"

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Anchor = Annotated[str, Field(min_length=1, max_length=1000)]


class Place(BaseModel):
    """Where in which file an entry stands."""

    sha256: Sha256
    anchor: Anchor


class Wish(Place):
    """What an entry shall be; `note` is a note's id, `keep` or `none`."""

    kind: Kind
    number: Annotated[int, Field(ge=1, le=999)] | None = None
    title: Annotated[str, Field(max_length=200)]
    note: Annotated[str, Field(max_length=60)] = KEEP


def review_routes(desk: Desk) -> APIRouter:
    """Return the routes below `/material/review`."""
    router = APIRouter(prefix="/review")
    corrections = Corrections(desk.settings.home)

    @router.get("/tab")
    def tab() -> Response:
        return HTMLResponse(str(review_html(_findings(desk), desk.renewal.progress)))

    @router.get("/entry")
    def entry(place: Annotated[Place, Query()]) -> Response:
        return HTMLResponse(str(entry_html(_at(desk, place), _notes())))

    @router.post("/save")
    def save(wish: Wish) -> Response:
        finding = _at(desk, wish)
        try:
            corrections.set(wish.sha256, wish.anchor, changed(finding, _correction(wish)))
        except CorrectionsError as error:
            raise HTTPException(400, str(error)) from error
        return Response(status_code=204)

    @router.post("/withdraw")
    def withdraw(place: Place) -> Response:
        try:
            corrections.remove(place.sha256, place.anchor)
        except CorrectionsError as error:
            raise HTTPException(400, str(error)) from error
        return Response(status_code=204)

    @router.post("/follow")
    def follow() -> Response:
        return desk.begin(ReadAgain(), FOLLOW)

    return router


def _correction(wish: Wish) -> Correction:
    """What is wished for, once it can be."""
    title = " ".join(wish.title.split())
    if not title:
        raise HTTPException(400, NO_TITLE)
    if wish.kind is not Kind.SECTION and wish.number is None:
        raise HTTPException(400, NO_NUMBER)
    if wish.note not in (KEEP, NO_NOTE, *_notes()):
        raise HTTPException(400, NO_SUCH_NOTE)
    matches = {KEEP: None, NO_NOTE: ()}.get(wish.note, (wish.note,))
    return Correction(wish.kind, wish.number, title, matches)


def _findings(desk: Desk) -> list[Finding]:
    try:
        kept = Shelf(desk.settings.home).find(OFFICIAL)
        return review(kept, Corrections(desk.settings.home)) if kept else []
    except (ShelfError, CorrectionsError) as error:
        raise HTTPException(500, str(error)) from error


def _at(desk: Desk, place: Place) -> Finding:
    finding = find(_findings(desk), place.sha256, place.anchor)
    if finding is None:
        raise HTTPException(404, GONE)
    return finding


@cache
def _notes() -> Mapping[str, Entry]:
    """The practice notes by id; they come with the program and do not change while it runs."""
    return {entry.entry_id: entry for entry in load_shipped().entries if entry.provenance is Provenance.NOTES}
