"""What reaches the application at all: only what the screen needs, from where it may come."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.screens.uploads import TOO_LARGE
from corpus.pdf.source import MAX_BYTES

MAX_BODY_BYTES = 256 * 1024
"""The largest request taken: the fullest text box, written as JSON escapes, with room to spare."""

UPLOAD_PATH = "/material/upload"
MAX_UPLOAD_BYTES = MAX_BYTES
"""The one path that takes a file, streamed to the disk, and the largest file any import takes."""

_OPEN_PATHS = frozenset(
    {"/", "/theme.css", "/login", "/logout", "/gradio_api/queue/join", "/gradio_api/queue/data"}
)
_OPEN_FOLDERS = ("/assets/", "/static/", "/screen/", "/page/", "/material/", "/gradio_api/heartbeat/")
"""All that the page asks for. Gradio's uploads, files, API, monitoring and developer pages stay closed."""

_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
_CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""The content policy of everything that is not the page itself."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further: its HTTP status and a sentence."""

    status: int
    message: str


def refusal_of(method: str, path: str, headers: Headers, hosts: Sequence[str]) -> Refusal | None:
    """Return why a request is refused, or None if it may pass. `hosts` are the names we go by; empty: any."""
    if hosts and _name(headers.get("host", "")) not in hosts:
        return Refusal(400, "この名前ではこの画面を開けません。起動時に表示されたアドレスで開いてください。")
    if path not in _OPEN_PATHS and not path.startswith(_OPEN_FOLDERS):
        return Refusal(404, "そのページはありません。")
    if method not in ("GET", "HEAD", "POST"):
        return Refusal(405, "その操作は受け付けていません。")
    return _refusal_of_post(path, headers) if method == "POST" else None


def _refusal_of_post(path: str, headers: Headers) -> Refusal | None:
    origin = headers.get("origin")
    if origin and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
        return Refusal(403, "ほかのサイトからの送信は受け付けていません。")
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return Refusal(411, "送信の長さが分からないため、受け付けられません。")
    if path == UPLOAD_PATH:
        return Refusal(413, TOO_LARGE) if int(length) > MAX_UPLOAD_BYTES else None
    if int(length) > MAX_BODY_BYTES:
        kilobytes = MAX_BODY_BYTES // 1024
        return Refusal(413, f"送信が大きすぎます（上限は{kilobytes}KBです）。短くしてお送りください。")
    return None


class Guard:
    """ASGI middleware that refuses what the screen does not need and marks every response as closed.

    `hosts` are the names this server may be called by (against DNS rebinding); empty allows any.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self._app = app
        self._hosts = tuple(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, _closed(send, _caching(scope["path"])))
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = refusal_of(scope["method"], scope["path"], Headers(scope=scope), self._hosts)
        if refusal:
            await PlainTextResponse(refusal.message, refusal.status)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _caching(path: str) -> str:
    """How long a response may be kept: assets for ever (their names change with them), others not."""
    return "public, max-age=31536000, immutable" if path.startswith("/assets/") else "no-store"


def _closed(send: Send, caching: str) -> Send:
    """A `send` that puts our headers on the response."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers.update(_HEADERS)
            headers.setdefault("content-security-policy", _CLOSED_POLICY)
            headers.setdefault("cache-control", caching)
        await send(message)

    return sending


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()
