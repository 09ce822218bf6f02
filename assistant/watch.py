"""Watching for an index that another program has built: `yorisoi import` in a terminal beside the screen."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from index.manifest import IndexUnavailableError
from index.place import current_version

LOOK_SECONDS = 1.0
"""The folder is looked at no more often than this."""

PAUSE_SECONDS = 10.0
"""After an index that could not be opened (the other program is still at work), it is left alone for so long."""


class Watch:
    """Tells whether the current index of a folder is another one than the one in use. Threads may share it."""

    def __init__(self, directory: Path, now: Callable[[], float] = time.monotonic) -> None:
        self._directory = directory
        self._now = now
        self._lock = threading.Lock()
        self._next = 0.0
        self._used = self.version()

    def version(self) -> str:
        """The name of the current index, "" where there is none."""
        try:
            return current_version(self._directory).name
        except IndexUnavailableError:
            return ""

    def changed(self) -> bool:
        """Whether there is another index than the one in use; False without looking where it was just looked at."""
        with self._lock:
            if self._now() < self._next:
                return False
            self._next = self._now() + LOOK_SECONDS
        return self.version() not in ("", self._used)

    def use(self, version: str) -> None:
        """Note that this one is in use."""
        self._used = version

    def pause(self) -> None:
        """Look away for a while: what is there cannot be used yet."""
        with self._lock:
            self._next = self._now() + PAUSE_SECONDS
