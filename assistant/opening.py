"""Putting the parts together: settings → material → index → assistant."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from assistant.assistant import Assistant
from assistant.settings import Settings
from corpus.edition import Edition, join, load_shipped
from corpus.shelf import Shelf
from index.build import build_index
from index.open import ensure_index


def load_material(settings: Settings) -> Edition:
    """Return all that may be said: what ships, and what has been imported.

    Raises:
        EditionError: an entry cannot be read.
    """
    return join("all", [load_shipped(), *Shelf(settings.home).current()])


def build(settings: Settings, say: Callable[[str], None]) -> dict[str, Any]:
    """Build the index anew and return its manifest as a plain mapping.

    Raises:
        EditionError: an entry cannot be read.
        IndexUnavailableError: the index cannot be built.
    """
    return asdict(
        build_index(load_material(settings), settings.index_directory, progress=_told(say), **_names(settings))
    )


def open_assistant(settings: Settings, say: Callable[[str], None]) -> Assistant:
    """Return an assistant over all the material; its index is built first where missing or stale.

    Raises:
        EditionError: an entry cannot be read.
        IndexUnavailableError: the index cannot be built or opened.
    """
    edition = load_material(settings)
    retriever = ensure_index(settings.index_directory, edition, progress=_told(say), **_names(settings))
    return Assistant(edition, retriever, settings.max_question_characters, settings.prefecture)


def _names(settings: Settings) -> dict[str, str]:
    return {"embedding_model": settings.embedding_model, "chroma_url": settings.chroma_url}


def _told(say: Callable[[str], None]) -> Callable[[str, float], None]:
    """Progress as a line for each thing begun, with the share done."""
    told: set[str] = set()

    def tell(message: str, share: float) -> None:
        if message not in told:
            told.add(message)
            say(f"[{share:4.0%}] {message}")

    return tell
