"""Ours, behind the same interface."""

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.dataset import Text, as_edition
from evals.peers.peer import Search
from index.open import ensure_index


def yorisoi(texts: Sequence[Text]) -> Search:
    """Our retriever with its default settings, in a throw-away folder."""
    edition = as_edition(list(texts))
    place = Path(tempfile.mkdtemp(prefix="yorisoi-bench-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    retriever = ensure_index(place, edition)
    names = {entry.entry_id: text.text_id for entry, text in zip(edition.entries, texts, strict=True)}

    def search(query: str, k: int) -> list[str]:
        return [names[found.entry_id] for found in retriever.rank_entries(query, k)]

    return search
