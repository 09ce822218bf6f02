"""A real HTTP server that speaks the OpenAI chat protocol, and can misbehave in every way we know of.

A behaviour is a function from the request and the connection to what it sends; `ChatServer(behaviour)`
serves it on 127.0.0.1 and keeps the requests it has got.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = dict[str, Any]
Behaviour = Callable[["Connection", Request], None]


class Connection:
    """What a behaviour may send on; each write goes out at once."""

    def __init__(self, handler: BaseHTTPRequestHandler, stopped: threading.Event) -> None:
        self._handler = handler
        self.stopped = stopped

    def head(self, status: int = 200, content_type: str = "text/event-stream", **headers: str) -> None:
        self._handler.send_response(status)
        self._handler.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.send_header("Connection", "close")
        self._handler.end_headers()

    def send(self, text: str) -> None:
        self._handler.wfile.write(text.encode())
        self._handler.wfile.flush()

    def event(self, delta: dict[str, Any], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "test",
            "choices": [choice],
        }
        self.send(f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n")

    def content(self, text: str, size: int = 7) -> None:
        for start in range(0, len(text), size):
            self.event({"content": text[start : start + size]})

    def finish(self, reason: str = "stop") -> None:
        self.event({}, reason)
        self.send("data: [DONE]\n\n")

    def wait(self, seconds: float) -> None:
        """Wait, but not past the end of the test."""
        self.stopped.wait(seconds)


class ChatServer:
    """Serves one behaviour until closed; use it in a `with`."""

    def __init__(self, *behaviours: Behaviour) -> None:
        self.requests: list[Request] = []
        self._behaviours = behaviours
        self._stopped = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> "ChatServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                request = json.loads(self.rfile.read(length))
                server.requests.append(request)
                place = min(len(server.requests), len(server._behaviours)) - 1
                try:
                    server._behaviours[place](Connection(self, server._stopped), request)
                except (BrokenPipeError, ConnectionResetError):
                    return

            def log_message(self, *_: object) -> None:
                return

        return Handler


def passages_in(request: Request) -> list[dict[str, Any]]:
    """The passages of a request, as the model is given them."""
    lines = request["messages"][-1]["content"].splitlines()
    return [json.loads(line) for line in lines if line.startswith('{"n"')]


def reply(sentences: Sequence[tuple[str, Sequence[int]]]) -> str:
    """The reply we ask models for."""
    records = [{"text": text, "passages": list(numbers)} for text, numbers in sentences]
    return json.dumps({"sentences": records}, ensure_ascii=False)


def says(*sentences: tuple[str, Sequence[int]]) -> Behaviour:
    """A model that behaves, and writes these sentences with these passages."""
    return answers(reply(sentences))


def answers(text: str, finish: str = "stop") -> Behaviour:
    """A model that streams this text, whatever it is."""

    def behave(connection: Connection, _: Request) -> None:
        connection.head()
        connection.content(text)
        connection.finish(finish)

    return behave


def quotes(connection: Connection, request: Request) -> None:
    """A model that writes the first sentence of each passage, word for word."""
    connection.head()
    sentences = [(passage["sentences"][0], [passage["n"]]) for passage in passages_in(request)]
    connection.content(reply(sentences))
    connection.finish()


def fails(status: int, message: str = "error", **headers: str) -> Behaviour:
    """A server that refuses with this status."""

    def behave(connection: Connection, _: Request) -> None:
        connection.head(status, "application/json", **headers)
        connection.send(json.dumps({"error": {"message": message, "type": "server_error", "code": status}}))

    return behave


def refuses_schema(connection: Connection, request: Request) -> None:
    """A server that does not know `response_format`."""
    if "response_format" in request:
        fails(400, "response_format is not supported")(connection, request)
    else:
        quotes(connection, request)


def is_silent(connection: Connection, _: Request) -> None:
    """A server that takes the request and never says a word."""
    connection.wait(60)


def drips_comments(connection: Connection, _: Request) -> None:
    """A server that keeps the line open with comments and says nothing."""
    connection.head()
    while not connection.stopped.is_set():
        connection.send(": still here\n\n")
        connection.wait(0.05)


def drips_letters(connection: Connection, _: Request) -> None:
    """A model that writes so slowly that it never ends in time."""
    connection.head()
    for letter in reply([("会えない日も、支援は進みます。" * 40, [1])]):
        connection.event({"content": letter})
        connection.wait(0.1)
        if connection.stopped.is_set():
            return


def never_ends(connection: Connection, _: Request) -> None:
    """A model that repeats itself for ever."""
    connection.head()
    while not connection.stopped.is_set():
        connection.content("会えない日も、会えない日も、" * 10, size=140)


def is_cut_inside(connection: Connection, request: Request) -> None:
    """A line that breaks in the middle of a sentence."""
    connection.head()
    text = reply(
        [(passages_in(request)[0]["sentences"][0], [1]), ("会えなかったときは、責める言葉のない", [1])]
    )
    connection.content(text[:-12])


def is_cut_between(connection: Connection, request: Request) -> None:
    """A line that breaks between two sentences, so that what came is whole."""
    connection.head()
    first = passages_in(request)[0]["sentences"][0]
    connection.content(json.dumps({"text": first, "passages": [1]}, ensure_ascii=False) + "\n")


def sends_garbage(connection: Connection, _: Request) -> None:
    """A stream whose events are not JSON."""
    connection.head()
    connection.send('data: {"choices": [{"delta": {"content": \n\n')
    connection.send("data: [DONE]\n\n")


def sends_a_page(connection: Connection, _: Request) -> None:
    """A proxy that answers with its login page."""
    connection.head(200, "text/html")
    connection.send("<html><body><h1>Sign in</h1><script>alert(1)</script></body></html>")


def refuses_in_protocol(connection: Connection, _: Request) -> None:
    """A model that refuses in the field the protocol has for it."""
    connection.head()
    connection.event({"role": "assistant", "refusal": "I can't help with that."})
    connection.finish()


def reports_error_midway(connection: Connection, request: Request) -> None:
    """A server that fails after its first sentence, and says so in the stream."""
    connection.head()
    connection.content(
        '{"sentences": [' + json.dumps({"text": passages_in(request)[0]["sentences"][0], "passages": [1]})
    )
    connection.send('data: {"error": {"message": "CUDA out of memory", "type": "server_error"}}\n\n')


def pieces_of(text: str, sizes: Sequence[int]) -> Iterator[str]:
    """A text in pieces of these sizes, the last one taking what is left."""
    start = 0
    for size in sizes:
        yield text[start : start + size]
        start += size
    yield text[start:]


def closed_port() -> str:
    """An address where nothing listens."""
    with ChatServer(is_silent) as server:
        url = server.url
    time.sleep(0.01)
    return url
