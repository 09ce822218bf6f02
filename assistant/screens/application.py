"""The web application: the page in Gradio, its files, and the guard around both."""

from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.responses import FileResponse, Response
from starlette.routing import Mount

from assistant.screens.consult import Answerer
from assistant.screens.document import JapaneseDocument
from assistant.screens.guard import Guard
from assistant.screens.page import page, theme
from assistant.screens.users import Users

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")
"""The names a screen for this machine alone may be opened by."""

LOGIN_MESSAGE = "寄り添いナビは、登録された方だけがお使いになれます。お名前とパスワードを入れてください。"

_FOLDER = Path(__file__).parent
_FILES = ("screen.css", "answer.css", "print.css", "screen.js", "typing.js", "passage.js", "sheet.js")
"""The page's own style sheets and scripts."""


def application(answerer: Answerer, max_characters: int, users: Users | None = None) -> FastAPI:
    """Return the application. Without users it answers to this machine's own names only."""
    hosts = () if users else LOOPBACK_NAMES
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        middleware=[Middleware(Guard, hosts=hosts), Middleware(JapaneseDocument)],
    )
    app.add_api_route("/screen/{name}", _file, methods=["GET"], include_in_schema=False)
    gr.mount_gradio_app(
        app,
        page(answerer, max_characters, logged_in=users is not None),
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


def end_streams(app: FastAPI) -> None:
    """End the connections that open pages hold, so that the server can stop at once."""
    for route in app.routes:
        if isinstance(route, Mount) and isinstance(route.app, gr.routes.App):
            route.app.stop_event.set()


def _file(name: str) -> Response:
    """One of the page's own style sheets and scripts, asked for anew each time so that an update is seen."""
    if name not in _FILES:
        return Response(status_code=404)
    return FileResponse(_FOLDER / name, headers={"cache-control": "no-cache"})
