"""A rest for a chat model that keeps failing, so that nobody waits for it in vain."""

import threading
from collections.abc import Callable
from time import monotonic


class Rest:
    """Counts failures in a row; after `max_failures` of them the model rests for `seconds`."""

    def __init__(
        self, max_failures: int = 3, seconds: float = 60, clock: Callable[[], float] = monotonic
    ) -> None:
        self._max_failures = max_failures
        self._seconds = seconds
        self._clock = clock
        self._failures = 0
        self._until = 0.0
        self._lock = threading.Lock()

    @property
    def is_on(self) -> bool:
        """Whether the model is resting now."""
        return self._clock() < self._until

    def failed(self) -> None:
        """Count a failure."""
        with self._lock:
            self._failures += 1
            if self._failures >= self._max_failures:
                self._failures = 0
                self._until = self._clock() + self._seconds

    def worked(self) -> None:
        """Forget the failures so far."""
        with self._lock:
            self._failures = 0
