"""A screen served for a test, on a free port, in a thread of its own."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from assistant.live import Live
from assistant.screens.application import application
from assistant.screens.consult import Answerer
from assistant.screens.renewal import Renewal
from assistant.screens.server import ScreenServer, address, listen
from assistant.screens.users import Users
from assistant.settings import Settings

Made = TypeVar("Made")

NOWHERE = Path("no-such-home")
"""A home folder in which nothing has been imported."""


def in_a_loop(make: Callable[[], Made]) -> Made:
    """What `make` returns, called inside an event loop, as the server does."""

    async def making() -> Made:
        return make()

    return asyncio.run(making())


@contextmanager
def serving(
    answerer: Answerer,
    users: Users | None = None,
    home: Path = NOWHERE,
    renewal: Renewal | None = None,
) -> Iterator[str]:
    """Serve until the block is left; gives the address, without a slash at its end."""
    renewal = renewal or Renewal(Live(answerer), Settings(home=home))
    with listen("127.0.0.1", 0) as listening:
        opened_at = address(*listening.getsockname())
        server = ScreenServer(lambda: application(renewal, users), opened_at)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + 60
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.started, "the screen was not served"
        try:
            yield opened_at
        finally:
            server.should_exit = True
            thread.join(timeout=15)
            assert not thread.is_alive(), "the screen did not stop"
