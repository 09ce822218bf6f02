"""The web application: the page in Gradio, its files, and the guard around both."""

from pathlib import Path

import gradio as gr
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from starlette.middleware import Middleware
from starlette.responses import FileResponse, PlainTextResponse, Response

from assistant.screens.desk import Desk
from assistant.screens.document import JapaneseDocument
from assistant.screens.door import Door, page_of
from assistant.screens.guard import Guard
from assistant.screens.loopback import LOOPBACK_NAMES
from assistant.screens.material import entrance, material_routes, official_routes
from assistant.screens.material_local import local_routes
from assistant.screens.page import page, theme
from assistant.screens.page_image import PageImages, page_routes
from assistant.screens.renewal import Renewal
from assistant.screens.review import review_routes
from assistant.screens.uploads import Uploads
from assistant.screens.users import Users

LOGIN_MESSAGE = "寄り添いナビは、登録された方だけがお使いになれます。お名前とパスワードを入れてください。"

_FOLDER = Path(__file__).parent
_FILES = frozenset(path.name for path in _FOLDER.iterdir() if path.suffix in (".css", ".js"))
"""The page's own style sheets and scripts."""


def application(renewal: Renewal, users: Users | None = None) -> FastAPI:
    """Return the application over the assistant in use, which a change of the material exchanges.

    Without users it answers to this machine's own names only.
    """
    settings, door = renewal.settings, Door(users)
    hosts = () if users else LOOPBACK_NAMES
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        middleware=[Middleware(Guard, hosts=hosts), Middleware(JapaneseDocument)],
        exception_handlers={HTTPException: _refused},
    )
    app.add_api_route("/screen/{name}", _file, methods=["GET"], include_in_schema=False)
    app.include_router(page_routes(PageImages(settings.home), door))
    app.include_router(entrance(door))
    app.include_router(_material(Desk(renewal, Uploads(settings.home)), door))
    gr.mount_gradio_app(
        app,
        page(renewal, settings.max_question_characters, logged_in=users is not None),
        path="/",
        auth=users.admit if users else None,
        auth_message=LOGIN_MESSAGE if users else None,
        theme=theme(),
        footer_links=[],
        allowed_paths=[],
        max_file_size=1,
        show_error=False,
        # Gradio otherwise keeps every question in the browser as "run history".
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
    )
    return app


def _material(desk: Desk, door: Door) -> APIRouter:
    """All that changes the material, for those who may."""
    allowed = [Depends(door.admit_importing)]
    router = APIRouter(prefix="/material", dependencies=allowed, include_in_schema=False)
    for routes in (material_routes, official_routes, local_routes, review_routes):
        router.include_router(routes(desk))
    return router


def end_streams(app: FastAPI) -> None:
    """End the connections that open pages hold, so that the server can stop at once."""
    page_of(app).stop_event.set()


def _file(name: str) -> Response:
    """One of the page's own style sheets and scripts, asked for anew each time so that an update is seen."""
    if name not in _FILES:
        return Response(status_code=404)
    return FileResponse(_FOLDER / name, headers={"cache-control": "no-cache"})


async def _refused(_request: Request, refusal: HTTPException) -> Response:
    """A refusal as its sentence alone."""
    return PlainTextResponse(str(refusal.detail), refusal.status_code)
