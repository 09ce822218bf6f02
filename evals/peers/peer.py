"""What a peer is: something built from texts that ranks them for a query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.dataset import Text

Search = Callable[[str, int], list[str]]
"""A query and k → the ids of the k best texts, best first."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A retriever to compare with. `build` may raise ImportError where its package is not installed."""

    name: str
    build: Callable[[Sequence[Text]], Search]


def whole(text: Text) -> str:
    """Title and text, as every peer is given them."""
    return f"{text.title}\n{text.text}".strip()
