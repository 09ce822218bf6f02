from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.edition import load_shipped
from corpus.entry import Entry, Kind
from corpus.kept import Kept
from corpus.official.corrections import Correction, Corrections
from corpus.official.importing import OFFICIAL, import_official
from corpus.official.review import Finding, Standing, changed, find, review
from corpus.shelf import Shelf
from tests.assistant.screens.imported import TITLES, handbook, kept

NOTES = [note for note in load_shipped().entries if note.entry_id == "point-5"]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return handbook(tmp_path / "第2章.pdf")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def book(home: Path, pdf: Path) -> Kept:
    return kept(home, pdf)


def points(home: Path) -> list[Finding]:
    book = Shelf(home).find(OFFICIAL)
    assert book is not None
    return [f for f in review(book, Corrections(home)) if f.entry.kind is Kind.POINT]


def with_entries(book: Kept, entries: Sequence[Entry]) -> Kept:
    edition = type(book.edition)(book.edition.name, tuple(entries))
    return replace(book, edition=edition)


def doubts(book: Kept, home: Path) -> list[tuple[str, ...]]:
    return [f.doubts for f in review(book, Corrections(home)) if f.entry.kind is Kind.POINT]


def test_what_was_found_without_doubt_stands_as_found(book: Kept, home: Path) -> None:
    found = points(home)
    assert [(f.kind, f.number, f.title) for f in found] == [
        (Kind.POINT, number, title) for number, title in enumerate(TITLES, start=1)
    ]
    assert {f.standing for f in found} == {Standing.FOUND}
    assert doubts(book, home) == [(), (), ()]


def test_a_correction_is_saved_then_followed_then_withdrawn(book: Kept, home: Path, pdf: Path) -> None:
    corrections, second = Corrections(home), points(home)[1]
    corrections.set(second.sha256, second.anchor, Correction(title="沈黙を一緒に待つ", matches=("point-5",)))
    saved = points(home)[1]
    assert (saved.standing, saved.title, saved.matches) == (Standing.SAVED, "沈黙を一緒に待つ", ("point-5",))
    import_official([pdf], home, NOTES)
    assert points(home)[1].standing is Standing.FOLLOWED
    corrections.remove(second.sha256, second.anchor)
    assert points(home)[1].standing is Standing.WITHDRAWN
    import_official([pdf], home, NOTES)
    assert (points(home)[1].standing, points(home)[1].title) == (Standing.FOUND, TITLES[1])


def test_only_what_differs_is_kept_and_earlier_corrections_stay(book: Kept, home: Path) -> None:
    second = points(home)[1]
    assert changed(second, Correction(Kind.POINT, 2, TITLES[1])) == Correction()
    assert changed(second, Correction(matches=second.matches)).matches == second.matches
    once = replace(second, correction=Correction(title="直した題"))
    assert changed(once, Correction(Kind.POINT, 5, "直した題")) == Correction(number=5, title="直した題")
    assert changed(once, Correction(matches=())) == Correction(title="直した題", matches=())
    assert changed(once, Correction(matches=("point-5",))).matches == ("point-5",)


def test_a_number_that_is_missing_or_doubled_is_to_be_looked_at(book: Kept, home: Path) -> None:
    entries = list(book.edition.entries)
    third = entries[-1]
    entries[-1] = replace(third, number=4)
    assert "ポイント3が、この前に見つかりません" in doubts(with_entries(book, entries), home)[2][0]
    entries[-1] = replace(third, number=2)
    twice = doubts(with_entries(book, entries), home)
    assert twice[1] == twice[2] == ("ポイント2が、ほかにもあります。",)


def test_a_long_title_an_empty_text_and_uncertain_letters_are_to_be_looked_at(book: Kept, home: Path) -> None:
    first, *others = [e for e in book.edition.entries if e.kind is Kind.POINT]
    file = {**book.report["files"][0], "garbled_pages": [1]}
    strange = replace(first, title="長" * 46, body=str(first.attributes["label"]))
    changed_book = replace(with_entries(book, [strange, *others]), report={**book.report, "files": [file]})
    told = "".join(doubts(changed_book, home)[0])
    for words in ("題が長く", "本文がほとんどありません", "文字を正しく読めていない"):
        assert words in told
    assert doubts(changed_book, home)[1] == ()


def test_a_heading_left_without_a_kind_is_to_be_looked_at(book: Kept, home: Path) -> None:
    entries = [replace(e, kind=Kind.SECTION, number=None) for e in book.edition.entries]
    told = [f.doubts for f in review(with_entries(book, entries), Corrections(home))]
    assert ("ポイントの見出しのようですが、種類を決めていません。",) in told


def test_a_finding_is_found_by_its_place(book: Kept, home: Path) -> None:
    findings = review(book, Corrections(home))
    assert find(findings, findings[1].sha256, findings[1].anchor) is findings[1]
    assert find(findings, "0" * 64, findings[1].anchor) is None
