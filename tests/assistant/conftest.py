"""An assistant over part of the shipped text, a made-up handbook and a made-up town's own entries."""

from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from corpus.edition import Edition, join
from corpus.entry import Kind, Provenance
from corpus.official.importing import OFFICIAL, Order, import_official
from corpus.shelf import Shelf
from index.open import ensure_index
from tests.assistant.local_entries import LOCAL
from tests.assistant.made_book import print_book

TODAY = date(2026, 11, 25)

_WHOLE = {Kind.VALUE, Kind.STANCE, Kind.CAUTION, Kind.OUTLINE, Kind.HELPLINE}
_SOME = {
    *(f"point-{number}" for number in (3, 8, 9, 10, 23, 24, 25, 33, 34, 35, 36, 37, 42, 44, 48, 49)),
    *(f"case-{number}" for number in (1, 4, 10, 12, 17)),
    *("policy-center", "policy-desk", "policy-trap-four-pillars", "term-ibasho", "term-kazokukai"),
}


@pytest.fixture(scope="session")
def imported_edition(shipped: Edition, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Some shipped entries, the made-up handbook as imported, and local entries."""
    home = tmp_path_factory.mktemp("book")
    notes = [entry for entry in shipped.entries if entry.provenance is Provenance.NOTES]
    import_official([print_book(home / "book.pdf")], home, notes, Order(as_official=True))
    kept = Shelf(home).find(OFFICIAL)
    assert kept is not None
    some = [entry for entry in shipped.entries if entry.kind in _WHOLE or entry.entry_id in _SOME]
    return join("imported", [Edition.of("some", some), kept.edition, LOCAL])


@pytest.fixture(scope="session")
def with_book(imported_edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over all of it, on a fixed day."""
    folder: Path = tmp_path_factory.mktemp("imported") / "index"
    retriever = ensure_index(folder, imported_edition)
    return Assistant(imported_edition, retriever, today=lambda: TODAY)
