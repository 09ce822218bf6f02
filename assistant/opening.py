"""Putting the parts together: settings → material → index → assistant."""

import multiprocessing
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from assistant.assistant import Assistant
from assistant.generate import open_writer
from assistant.settings import Settings
from corpus.edition import Edition, EditionError, join, load_shipped
from corpus.matching import with_notes_of_today
from corpus.shelf import Shelf, ShelfError
from index.build import build_index
from index.manifest import IndexUnavailableError, Manifest
from index.open import Names, open_index
from index.rerank import Reranker, load_reranker


def load_material(settings: Settings) -> Edition:
    """Return all that may be said: what ships, and what has been imported.

    Raises:
        EditionError: an entry cannot be read.
    """
    shipped = load_shipped()
    imported = (
        Edition.of(edition.name, with_notes_of_today(edition.entries, shipped.entries))
        for edition in Shelf(settings.home).current()
    )
    return join("all", [shipped, *imported])


def build(settings: Settings, say: Callable[[str], None]) -> dict[str, Any]:
    """Build the index anew and return its manifest as a plain mapping; models that are named are fetched.

    Raises:
        EditionError: an entry cannot be read.
        IndexUnavailableError: the index cannot be built, or a model cannot be fetched.
    """
    if settings.reranker_model:
        load_reranker(settings.reranker_model, fetch=True)
    return asdict(renew_index(settings, _told(say)))


def renew_index(settings: Settings, tell: Callable[[str, float], None]) -> Manifest:
    """Build the index anew and return its manifest; `tell` hears what is done and the share done, in [0, 1].

    Raises:
        EditionError: an entry cannot be read.
        IndexUnavailableError: the index cannot be built.
    """
    material = load_material(settings)
    return build_index(material, settings.index_directory, progress=tell, **index_names(settings))


def open_assistant(settings: Settings, say: Callable[[str], None]) -> Assistant:
    """Return an assistant over all the material; its index is built first where missing or stale.

    Raises:
        EditionError: an entry cannot be read.
        IndexUnavailableError: the index cannot be built or opened.
    """
    edition = load_material(settings)
    reranker = _reranker(settings)
    try:
        return _opened(settings, edition, reranker)
    except IndexUnavailableError as reason:
        say(f"索引を作ります。理由：{reason}")
        build_apart(settings)
        return _opened(settings, edition, reranker)


def open_built(settings: Settings) -> Assistant:
    """Return an assistant over all the material, whose index somebody has built.

    Raises:
        EditionError, ShelfError: an entry cannot be read.
        IndexUnavailableError: there is no index, or it is one of other material.
    """
    return _opened(settings, load_material(settings), _reranker(settings))


def _reranker(settings: Settings) -> Reranker | None:
    return load_reranker(settings.reranker_model) if settings.reranker_model else None


def _opened(settings: Settings, edition: Edition, reranker: Reranker | None) -> Assistant:
    names = index_names(settings)
    retriever = open_index(settings.index_directory, edition, reranker=reranker, **names)
    return Assistant(
        edition,
        retriever,
        settings.max_question_characters,
        settings.prefecture,
        open_writer(settings, edition),
    )


def build_apart(settings: Settings) -> None:
    """Build the index in a process of its own, whose memory (torch, training) is given back at its end.

    Raises:
        IndexUnavailableError: it could not be built.
    """
    process = multiprocessing.get_context("spawn").Process(target=_build_and_tell, args=(settings,))
    process.start()
    process.join()
    if process.exitcode:
        raise IndexUnavailableError(
            "索引を作れませんでした。上に出た理由を直して、もう一度実行してください。"
        )


def _build_and_tell(settings: Settings) -> None:
    """The whole of the process that builds: progress and failure go to stderr."""
    try:
        renew_index(settings, _told(lambda message: print(message, file=sys.stderr, flush=True)))
    except (IndexUnavailableError, EditionError, ShelfError) as error:
        print(error, file=sys.stderr, flush=True)
        raise SystemExit(1) from error


def index_names(settings: Settings) -> Names:
    """Return what the index is built and opened with."""
    return Names(
        embedding_model=settings.embedding_model,
        query_prefix=settings.query_prefix,
        passage_prefix=settings.passage_prefix,
        chroma_url=settings.chroma_url,
    )


def _told(say: Callable[[str], None]) -> Callable[[str, float], None]:
    """Progress as a line for each thing begun, with the share done."""
    told: set[str] = set()

    def tell(message: str, share: float) -> None:
        if message not in told:
            told.add(message)
            say(f"[{share:4.0%}] {message}")

    return tell
