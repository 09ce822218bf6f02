"""Editions."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.edition import SHIPPED, Edition, EditionError, join, load_edition, load_shipped
from corpus.entry import Kind, Provenance
from tests.corpus.making import edition, entry


def test_the_shipped_editions_load_with_the_numbers_of_the_framework() -> None:
    shipped = load_shipped()
    counts = {kind: len(shipped.of_kind(kind)) for kind in Kind}
    assert (counts[Kind.VALUE], counts[Kind.STANCE], counts[Kind.CAUTION]) == (3, 4, 6)
    assert (counts[Kind.POINT], counts[Kind.CASE]) == (50, 30)
    assert counts[Kind.TERM] >= 40
    assert counts[Kind.HELPLINE] >= 11


def test_nothing_that_ships_is_called_official() -> None:
    assert all(e.provenance is not Provenance.OFFICIAL for e in load_shipped().entries)


def test_passage_ids_are_distinct() -> None:
    shipped = load_shipped()
    assert len(shipped.passage_by_id) == len(shipped.passages)


def test_two_entries_of_one_id_are_refused() -> None:
    with pytest.raises(EditionError, match="point-8"):
        Edition.of("test", (entry(), entry()))


def test_joining_two_editions_of_one_id_is_refused() -> None:
    with pytest.raises(EditionError, match="point-8"):
        join("all", [edition(), edition()])


def test_fingerprint_changes_with_any_word() -> None:
    one = edition(entry())
    other = edition(replace(entry(), questions=("会えない",)))
    assert one.fingerprint == edition(entry()).fingerprint
    assert one.fingerprint != other.fingerprint


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="項目のファイルがありません"):
        load_edition(tmp_path)


def test_papers_about_an_edition_are_no_entries() -> None:
    assert (SHIPPED / "notes" / "EDITORIAL.md").exists()
    assert all(e.title for e in load_edition(SHIPPED / "notes").entries)
