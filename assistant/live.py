"""The assistant in use, and its exchange for a newer one while people go on asking."""

from typing import Generic, Protocol, TypeVar

Answering = TypeVar("Answering")
Held = TypeVar("Held", covariant=True)


class InUse(Protocol[Held]):
    """Tells which assistant is in use."""

    @property
    def current(self) -> Held:
        """The assistant in use now, which is asked for once a turn."""


class Live(Generic[Answering]):
    """Holds the assistant in use. Whoever takes `current` keeps that one for the whole of a turn.

    Exchanging it is one assignment: readers see the old one or the new one, never a mixture of both.
    """

    def __init__(self, assistant: Answering) -> None:
        self._current = assistant

    @property
    def current(self) -> Answering:
        """The assistant in use now."""
        return self._current

    def replace(self, assistant: Answering) -> None:
        """Use this assistant from the next turn on."""
        self._current = assistant
