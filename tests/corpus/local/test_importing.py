import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.entry import ENTRY_ID
from corpus.local.importing import Incoming, import_files, import_local
from corpus.local.kept import export_local, list_local, remove_local, undo_local
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import Shelf, ShelfError
from tests.corpus.local.making import DESKS, HEAD, TODAY, about, csv_file, docx_file, take_in, xlsx_file


def hide(text: str) -> tuple[str, Mapping[str, int]]:
    hidden, count = re.subn("田中太郎", "［氏名］", text)
    return hidden, {"氏名": count}


def test_a_list_of_desks_becomes_an_entry_a_row_with_phone_hours_and_address(
    tmp_path: Path, home: Path
) -> None:
    report, edition = take_in(csv_file(tmp_path / "窓口.csv", encoding="cp932"), home)
    first = edition.entries[0]
    assert first.title == "窓口一覧 ＞ くらし相談センター"
    assert (
        first.body
        == "名称：くらし相談センター\n電話番号：042-111-2222\n受付時間：平日9時～17時\n所在地：本町1-2"
    )
    assert {key: first.attributes[key] for key in ("owner", "local_kind", "issued", "expires")} == {
        "owner": "〇〇市",
        "local_kind": "contact",
        "issued": "2026-04-01",
        "expires": "2027-03-31",
    }
    assert first.attributes["phone"] == "042-111-2222"
    assert edition.entries[1].attributes["hours"] == "月・水・金 10:00-16:00"
    assert first.attributes["address"] == "本町1-2"
    assert first.sources[0].title == "〇〇市「窓口一覧」（2026年4月1日）"
    assert (report.entries, report.characters) == ({"local": 2}, report.characters_indexed)


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_every_cell_can_be_found_and_every_id_keeps_the_rule(
    make: object, tmp_path: Path, home: Path
) -> None:
    _, edition = take_in(make(tmp_path / f"a.{'csv' if make is csv_file else 'xlsx'}"), home)  # type: ignore[operator]
    said = "\n".join(passage.text for passage in edition.passages)
    assert all(cell in said for row in (HEAD, *DESKS) for cell in row)
    assert all(ENTRY_ID.fullmatch(entry.entry_id) for entry in edition.entries)


def test_a_newer_file_of_the_same_name_replaces_and_can_be_taken_back(tmp_path: Path, home: Path) -> None:
    _, old = take_in(csv_file(tmp_path / "a.csv"), home)
    report, new = take_in(
        csv_file(tmp_path / "a.csv", [HEAD, DESKS[1], ("新しい窓口", "042-9-9999", "", "")]), home
    )
    assert report.replaced
    assert len(list_local(home)) == 1
    assert new.entries[0].entry_id == old.entries[1].entry_id
    undo_local(home, report.id)
    kept = Shelf(home).find(report.id)
    assert kept is not None
    assert kept.edition.fingerprint == old.fingerprint
    assert undo_local(home, report.id) is None
    assert list_local(home) == []


def test_the_same_bytes_under_another_name_are_told(tmp_path: Path, home: Path) -> None:
    take_in(csv_file(tmp_path / "a.csv"), home)
    with pytest.raises(ImportFailedError, match="〇〇市「窓口一覧」と同じ内容"):
        take_in(csv_file(tmp_path / "b.csv"), home, about("別の名前"))
    report, _ = take_in(csv_file(tmp_path / "c.csv"), home)
    assert report.replaced


def test_of_several_files_all_are_taken_or_none(tmp_path: Path, home: Path) -> None:
    good, bad = csv_file(tmp_path / "a.csv"), tmp_path / "b.csv"
    bad.write_bytes(b"")
    with pytest.raises(ImportFailedError, match="b.csv"):
        import_files([Incoming(good, about("一")), Incoming(bad, about("二"))], home, today=TODAY)
    assert list_local(home) == []


def test_several_files_are_taken_back_when_a_later_one_cannot_be_written(tmp_path: Path, home: Path) -> None:
    take_in(csv_file(tmp_path / "a.csv", [HEAD, DESKS[0]]), home, about("一"))
    before = list_local(home)
    blocked = home / "editions" / about("二").edition_id
    blocked.symlink_to(tmp_path / "nowhere")
    files = [
        Incoming(csv_file(tmp_path / "b.csv"), about("一")),
        Incoming(docx_file(tmp_path / "c.docx"), about("三")),
        Incoming(xlsx_file(tmp_path / "d.xlsx"), about("二")),
    ]
    with pytest.raises(ShelfError, match="保存できません"):
        import_files(files, home, today=TODAY)
    blocked.unlink()
    assert list_local(home) == before


def test_two_files_of_one_name_are_refused(tmp_path: Path, home: Path) -> None:
    files = [Incoming(csv_file(tmp_path / f"{n}.csv"), about()) for n in "ab"]
    with pytest.raises(ImportFailedError, match="名前が同じ"):
        import_files(files, home, today=TODAY)


def test_a_dry_run_writes_nothing(tmp_path: Path, home: Path) -> None:
    report = import_local(csv_file(tmp_path / "a.csv"), home, about(), dry_run=True, today=TODAY)
    assert report.entries == {"local": 2}
    assert not home.exists()


def test_what_tells_of_people_is_masked_and_the_file_itself_not_kept(tmp_path: Path, home: Path) -> None:
    path = docx_file(tmp_path / "会議.docx", ["田中太郎さんを訪ねました。"])
    report = import_local(path, home, about("会議", "meeting"), today=TODAY, mask=hide)
    assert report.masked == {"氏名": 1}
    assert any("氏名1か所" in warning for warning in report.warnings)
    held = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert "田中太郎".encode() not in held
    assert not any(path.suffix == ".docx" for path in home.rglob("*"))
    (listed,) = list_local(home)
    assert listed.masked
    assert listed.sha256 == report.sha256


def test_desks_are_not_masked(tmp_path: Path, home: Path) -> None:
    rows = [HEAD, ("田中太郎相談室", *DESKS[0][1:])]
    report = import_local(csv_file(tmp_path / "a.csv", rows), home, about(), today=TODAY, mask=hide)
    assert report.masked == {}


def test_an_expired_file_is_told_and_flagged(tmp_path: Path, home: Path) -> None:
    report, _ = take_in(csv_file(tmp_path / "a.csv"), home, about(expires="2026-11-24"))
    assert any("期限切れ" in warning for warning in report.warnings)
    (listed,) = list_local(home)
    assert listed.expired(TODAY)
    assert listed.as_json(TODAY)["expired"] is True


def test_a_file_can_be_written_out_again_but_never_over_another(tmp_path: Path, home: Path) -> None:
    path = csv_file(tmp_path / "窓口.csv")
    report, _ = take_in(path, home)
    written, said = export_local(home, report.id, tmp_path / "out")
    assert written.read_bytes() == path.read_bytes()
    assert '"owner": "〇〇市"' in said.read_text(encoding="utf-8")
    with pytest.raises(ShelfError, match="すでにあります"):
        export_local(home, report.id, tmp_path / "out")


def test_a_removed_edition_leaves_nothing(tmp_path: Path, home: Path) -> None:
    report, _ = take_in(csv_file(tmp_path / "a.csv"), home)
    assert remove_local(home, report.id).about == about()
    assert list_local(home) == []
    assert not (home / "editions" / report.id).exists()


@pytest.mark.parametrize("edition_id", ["local-0000000000", "official", "../../x", ""])
def test_only_a_local_edition_can_be_removed_or_written_out(
    edition_id: str, tmp_path: Path, home: Path
) -> None:
    with pytest.raises(ShelfError, match="ありません"):
        remove_local(home, edition_id)
    with pytest.raises(ShelfError, match="ありません"):
        export_local(home, edition_id, tmp_path)


def test_a_name_from_outside_is_shown_and_kept_without_its_folders(tmp_path: Path, home: Path) -> None:
    incoming = Incoming(csv_file(tmp_path / "a.csv"), about(), "..\\..\\窓口\u202e.csv")
    (report,) = import_files([incoming], home, today=TODAY)
    assert report.file == "窓口.csv"
    (written, _) = export_local(home, report.id, tmp_path / "out")
    assert written == tmp_path / "out" / "窓口.csv"


def test_headings_alone_lose_no_word(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# 一つ目\n\n## 二つ目\n\n# 三つ目\n\n" + "# " + "長" * 70 + "\n", encoding="utf-8")
    _, edition = take_in(path, home)
    said = "".join(entry.title + entry.body for entry in edition.entries)
    assert all(word in said for word in ("一つ目", "二つ目", "三つ目", "長" * 70))
