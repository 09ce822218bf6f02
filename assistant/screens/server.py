"""`serve`: open the screen on this machine, or on a network once people can log in."""

import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from assistant.live import Live
from assistant.screens.application import application, end_streams
from assistant.screens.consult import Answerer
from assistant.screens.loopback import is_loopback
from assistant.screens.renewal import Renewal
from assistant.screens.users import Users, UsersFileError, read_users
from assistant.settings import Settings

STOP_SECONDS = 2
"""How long open connections are waited for when the server stops."""


class ServeError(RuntimeError):
    """The screen cannot be opened with these settings; the message says what to change."""


def serve(assistant: Answerer, settings: Settings) -> None:
    """Serve the screen until it is stopped (Ctrl+C), and say its address once it can be opened.

    Raises:
        ServeError: the address is open to others while nobody has to log in, or is not to be had.
    """
    users = admitted(settings)
    listening = listen(settings.host, settings.port)
    renewal = Renewal(Live(assistant), settings)
    opened_at = address(settings.host, settings.port)
    server = ScreenServer(lambda: application(renewal, users), opened_at)
    server.run(sockets=[listening])


def admitted(settings: Settings) -> Users | None:
    """Return who may log in; None where the screen is for this machine alone and nobody has to.

    Raises:
        ServeError: others could reach the screen without a login, or the users file cannot be used.
    """
    if settings.users_file is None:
        if is_loopback(settings.host):
            return None
        raise ServeError(
            f"このパソコンの外から開けるアドレス（{settings.host}）で使うには、利用者の登録が必要です。"
            "設定 YORISOI_USERS_FILE に利用者のファイルを指定するか、アドレスを 127.0.0.1 に戻してください。"
        )
    try:
        return read_users(settings.users_file)
    except UsersFileError as error:
        raise ServeError(str(error)) from error


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there.

    Raises:
        ServeError: the port is in use, or the address is not one of this machine.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        other = port + 1 if port < 65535 else port - 1
        raise ServeError(
            f"{address(host, port)} を開けません。"
            "同じ番号をほかのプログラム（前に開いた寄り添いナビなど）が使っていないかを確かめるか、"
            f"「--port {other}」のように番号を変えてください。"
        ) from error


def address(host: str, port: int) -> str:
    """The address a browser opens."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class ScreenServer(uvicorn.Server):
    """A server that says its address once the page can be opened, and never waits for open pages.

    `make` builds the application inside the server's event loop: outside of one, Gradio would open loops
    of its own and never close them.
    """

    def __init__(self, make: Callable[[], FastAPI], opened_at: str) -> None:
        self._make = make
        self._opened_at = opened_at
        self._app: FastAPI | None = None
        super().__init__(
            uvicorn.Config(
                self._load,
                factory=True,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=STOP_SECONDS,
            )
        )

    def _load(self) -> FastAPI:
        self._app = self._make()
        return self._app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve."""
        await super().startup(sockets)
        if self.started:
            print(f"寄り添いナビを開きました： {self._opened_at} （終わるには Ctrl+C）", flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop to serve."""
        if self._app is not None:
            end_streams(self._app)
        await super().shutdown(sockets)
