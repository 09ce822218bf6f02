import json
from pathlib import Path

import pytest

from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance, Section, Source
from corpus.record import RecordError, entry_from_record, entry_record, read_lines, write_lines
from corpus.shelf import KEPT_VERSIONS, Shelf, ShelfError, sha256_of


def entry(number: int, body: str = "相談を受けた日に、次の連絡日を伝えます。") -> Entry:
    return Entry(
        entry_id=f"official/point-{number}",
        kind=Kind.POINT,
        title="次の連絡日を伝える",
        provenance=Provenance.OFFICIAL,
        body=body,
        sections=(Section("本文", 0, len(body), "第2章", page="13", pdf_page=1),),
        questions=("会えないまま終わった",),
        links=("point-8",),
        sources=(Source("「手引き」", "https://example.jp/a.pdf", "2026-10", ("body",)),),
        heading=1,
        number=number,
        attributes={"sha256": "ab", "ruby": [["羅針盤", "らしんばん"]]},
    )


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "元のファイル.pdf"
    path.write_bytes(b"%PDF-1.4 bytes of a file")
    return path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "home")


def test_an_entry_comes_back_from_its_record_unchanged() -> None:
    assert entry_from_record(json.loads(json.dumps(entry_record(entry(12))))) == entry(12)


def test_lines_hold_every_entry_even_with_rare_line_separators_in_a_body() -> None:
    odd = entry(1, body="一行目\u2028二行目\x85三行目\n四行目")
    assert list(read_lines(write_lines([odd, entry(2)]))) == [odd, entry(2)]


def test_a_damaged_line_is_named() -> None:
    with pytest.raises(RecordError, match="2行目"):
        list(read_lines(write_lines([entry(1)]) + "{broken\n"))


def test_an_empty_shelf_holds_nothing(shelf: Shelf) -> None:
    assert shelf.current() == []
    assert shelf.find("official") is None


def test_what_is_put_is_current_with_its_file_report_and_date(shelf: Shelf, pdf: Path) -> None:
    kept = shelf.put(Edition.of("official", [entry(1)]), {"pages": 141}, [pdf])
    again = Shelf(shelf.root.parent).find("official")
    assert again == kept
    assert kept.report == {"pages": 141}
    assert kept.originals[0].name == "元のファイル.pdf"
    assert kept.originals[0].sha256 == sha256_of(pdf)
    assert kept.path_of(sha256_of(pdf)).read_bytes() == pdf.read_bytes()
    assert len(kept.originals[0].imported) == 10


def test_a_second_put_replaces_and_undo_brings_the_first_back(shelf: Shelf, pdf: Path) -> None:
    first, second = Edition.of("official", [entry(1)]), Edition.of("official", [entry(1), entry(2)])
    shelf.put(first, {}, [pdf])
    shelf.put(second, {}, [pdf])
    assert shelf.current() == [second]
    assert shelf.undo("official") == first
    assert shelf.current() == [first]
    assert shelf.undo("official") is None
    assert shelf.current() == []
    with pytest.raises(ShelfError, match="取り消せる取り込みがありません"):
        shelf.undo("official")


def test_local_editions_stand_beside_the_official_one(shelf: Shelf, pdf: Path) -> None:
    for name in ("official", "local-a", "local-b"):
        shelf.put(Edition.of(name, [entry(1)]), {}, [pdf])
    shelf.remove("local-a")
    assert [edition.name for edition in shelf.current()] == ["local-b", "official"]
    with pytest.raises(ShelfError, match="local-a"):
        shelf.remove("local-a")


def test_an_import_that_fails_half_way_leaves_the_previous_one_and_no_litter(shelf: Shelf, pdf: Path) -> None:
    shelf.put(Edition.of("official", [entry(1)]), {}, [pdf])
    before = sorted(path.name for path in (shelf.root / "official").iterdir())
    with pytest.raises(ShelfError, match="保存できません"):
        shelf.put(Edition.of("official", [entry(2)]), {}, [pdf, pdf.with_name("missing.pdf")])
    assert [e.entry_id for e in shelf.current()[0].entries] == ["official/point-1"]
    assert sorted(path.name for path in (shelf.root / "official").iterdir()) == before


def test_a_folder_without_its_pointer_is_not_seen(shelf: Shelf, pdf: Path) -> None:
    kept = shelf.put(Edition.of("official", [entry(1)]), {}, [pdf])
    (kept.folder.parent / "versions.json").unlink()
    assert shelf.current() == []


def test_only_the_last_versions_are_kept(shelf: Shelf, pdf: Path) -> None:
    for number in range(1, KEPT_VERSIONS + 3):
        shelf.put(Edition.of("official", [entry(number)]), {}, [pdf])
    folders = [path for path in (shelf.root / "official").iterdir() if path.is_dir()]
    assert len(folders) == KEPT_VERSIONS


@pytest.mark.parametrize("name", ["../evil", "Official", "a/b", "", ".."])
def test_a_name_that_could_leave_the_folder_is_refused(shelf: Shelf, pdf: Path, name: str) -> None:
    with pytest.raises(ShelfError, match="使えません"):
        shelf.put(Edition.of(name, [entry(1)]), {}, [pdf])


def test_a_hostile_file_name_stays_inside_the_shelf(shelf: Shelf, pdf: Path) -> None:
    kept = shelf.put(Edition.of("official", [entry(1)]), {}, [("../../x.p/df", pdf)])
    stored = [path for path in shelf.root.parent.parent.rglob("*") if path.is_file() and path != pdf]
    assert all(shelf.root in path.parents for path in stored)
    assert kept.path_of(sha256_of(pdf)).is_file()


def test_a_damaged_edition_says_to_import_again(shelf: Shelf, pdf: Path) -> None:
    kept = shelf.put(Edition.of("official", [entry(1)]), {}, [pdf])
    (kept.folder / "entries.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(ShelfError, match="もう一度取り込んで"):
        shelf.current()
