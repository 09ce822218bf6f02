"""The HTML document that carries the page: Gradio's own template, made Japanese and closed to the outside."""

import re
import secrets
from dataclasses import dataclass, field
from html import escape

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.screens.wording import NAME, PURPOSE

_FOREIGN = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>|<link rel="manifest"[^>]*>')
"""Cards for social networks and the app manifest: they name outside addresses and serve nobody here."""

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='8' fill='%232d6a58'/%3E%3Cpath d='M16 6l3.2 8.8L28 16l-8.8 1.2L16 26"
    "l-3.2-8.8L4 16l8.8-1.2z' fill='%23fffdf9'/%3E%3C/svg%3E"
)

_HEAD = """<title>{name}</title>
<meta name="description" content="{purpose}">
<meta name="robots" content="noindex">
<link rel="icon" href="{icon}">
<link rel="stylesheet" href="screen/screen.css">
<link rel="stylesheet" href="screen/answer.css">
<link rel="stylesheet" href="screen/page_image.css">
<link rel="stylesheet" href="screen/material.css">
<link rel="stylesheet" href="screen/review.css">
<link rel="stylesheet" href="screen/print.css" media="print">
<script>// Gradio chooses its words by the browser's language; this page is Japanese for everyone.
Object.defineProperty(navigator, "language", {{ get: () => "ja" }});
Object.defineProperty(navigator, "languages", {{ get: () => ["ja"] }});</script>
<script type="module" src="screen/screen.js"></script>
"""

_LOADING = (
    '<p id="loading">画面を読み込んでいます…</p>'
    "<noscript><p>この画面にはJavaScriptが必要です。ブラウザーの設定で有効にしてから、開き直してください。</p></noscript>"
)

_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'"
)
"""What the page may load: this server only. Gradio's HTML component compiles its template with
`Function`, hence 'unsafe-eval'; scripts written into the page run only with this response's nonce."""


def japanese(html: str, nonce: str) -> str:
    """Return Gradio's document in Japanese, with our head, and the nonce on each of its scripts.

    Texts of ours inside it are JSON, in which Gradio writes `<` as an escape, so `<script` is always a tag.
    """
    html = _FOREIGN.sub("", html.replace('lang="en"', 'lang="ja"', 1))
    head = _HEAD.format(name=escape(NAME), purpose=escape(PURPOSE), icon=_ICON)
    html = re.sub(r"(<meta\s+name=\"viewport\")", lambda match: head + match[1], html, count=1)
    html = re.sub(r"(<body[^>]*>)", lambda match: match[1] + _LOADING, html, count=1)
    return html.replace("<script", f'<script nonce="{nonce}"')


class JapaneseDocument:
    """ASGI middleware that passes the page's document through `japanese`; all else goes by untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] != "/":
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, _Rewriting(send))


@dataclass
class _Rewriting:
    """A `send` that holds a document back until it is whole, and then sends it rewritten."""

    send: Send
    start: Message | None = None
    body: bytearray = field(default_factory=bytearray)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if "text/html" in Headers(raw=message["headers"]).get("content-type", ""):
                self.start = message
                return
        elif self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self.start)
            return
        await self.send(message)

    async def _finish(self, start: Message) -> None:
        nonce = secrets.token_urlsafe(16)
        body = japanese(self.body.decode(), nonce).encode() if self.body else b""
        headers = MutableHeaders(raw=start["headers"])
        headers["content-security-policy"] = _POLICY.format(nonce=nonce)
        headers["cache-control"] = "no-store"
        if body:
            headers["content-length"] = str(len(body))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})
