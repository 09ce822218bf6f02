import json
from pathlib import Path

import pytest

from assistant.change_local import masked
from assistant.cli import main
from assistant.doctor import examine
from assistant.opening import load_material
from assistant.settings import read_settings
from corpus.edition import join
from corpus.local.importing import import_local
from corpus.shelf import Shelf
from index.open import ensure_index
from tests.corpus.local.making import TODAY, about, csv_file, docx_file
from tests.index.small import small_edition

KIND = ("--owner", "〇〇市", "--kind", "contact")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YORISOI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, object]:
    assert main([str(argument) for argument in arguments]) == 0
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_a_dry_run_prints_the_contract_and_changes_nothing(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = csv_file(tmp_path / "窓口.csv", encoding="cp932"), docx_file(tmp_path / "手引き.docx")
    report = run(capsys, "import", "--local", *files, *KIND, "--dry-run", "--json")
    assert {"pages", "characters", "characters_indexed", "entries", "warnings", "sha256"} <= set(report)
    assert report["entries"] == {"local": 3}
    assert report["characters"] == report["characters_indexed"]
    assert len(report["imports"]) == 2  # type: ignore[arg-type]
    assert not home.exists()


def test_a_dry_run_reads_to_a_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = csv_file(tmp_path / "窓口.csv")
    assert main(["import", "--local", str(path), *KIND, "--expires", "2020-01-01", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "〇〇市「窓口」" in told
    assert "期限切れ" in told


def test_meetings_are_masked_without_being_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = docx_file(tmp_path / "会議.docx", ["田中太郎さん（090-1234-5678）を訪ねました。"])
    report = run(
        capsys, "import", "--local", path, "--owner", "〇〇市", "--kind", "meeting", "--dry-run", "--json"
    )
    assert report["imports"][0]["masked"] == {"氏名": 1, "電話番号": 1}  # type: ignore[index]


def test_what_is_kept_is_listed_shown_written_out_and_told_when_expired(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_local(csv_file(tmp_path / "a.csv"), home, about(), today=TODAY, mask=masked)
    said = about("古い一覧", expires="2026-04-01")
    report = import_local(docx_file(tmp_path / "b.docx"), home, said, today=TODAY)
    listed = run(capsys, "import", "--local", "--list", "--json")["editions"]
    assert [(row["name"], row["expired"]) for row in listed] == [("古い一覧", True), ("窓口一覧", False)]  # type: ignore[attr-defined]
    assert main(["import", "--local", "--list"]) == 0
    assert "【期限切れ】〇〇市「古い一覧」" in capsys.readouterr().out
    assert main(["entries", "--json"]) == 0
    rows = [row for row in json.loads(capsys.readouterr().out) if row["provenance"] == "local"]
    assert [row["local"]["expired"] for row in rows if row["entry_id"].startswith(report.id)] == [True]
    written = run(capsys, "import", "--local", "--export", report.id, "--to", tmp_path / "out", "--json")
    assert Path(written["exported"][0]).read_bytes() == (tmp_path / "b.docx").read_bytes()  # type: ignore[index]
    findings = [finding for finding in examine(read_settings()) if finding.name == "地域の資料"]
    assert sorted(finding.ok for finding in findings) == [False, True]
    assert any("期限切れ" in finding.detail for finding in findings)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--local"], 2, "どれか一つ"),
        (["--local", "a.csv", "--list"], 2, "どれか一つ"),
        (["--local", "a.csv", "--official", *KIND], 2, "どれか一つ"),
        (["--local", "a.csv"], 2, "--owner"),
        (["--local", "a.csv", "--owner", "〇〇市"], 2, "--kind"),
        (["--local", "a.csv", "--owner", "", "--kind", "contact"], 2, "作成元が空"),
        (["--local", "a.csv", "--owner", "〇〇市", "--kind", "desk"], 2, "desk"),
        (["--local", "a.csv", *KIND, "--expires", "2026-02-30"], 2, "2026-02-30"),
        (["--local", "a.csv", "b.csv", *KIND, "--name", "一覧"], 2, "--name"),
        (["--local", "--list", "--dry-run"], 2, "--dry-run"),
        (["--local", "--export", "local-x"], 2, "--to"),
        (["--local", "--undo"], 2, "--list"),
        (["a.pdf", "--owner", "〇〇市"], 2, "--local"),
        (["--undo", "local-x"], 2, "--undo"),
        (["--local", "no.csv", *KIND], 1, "no.csv"),
        (["--local", "--remove", "local-x"], 1, "local-x"),
        (["--local", "--undo", "official"], 1, "official"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_an_exit_code(
    arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", *arguments]) == code
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err.count("\n") == 1
    assert told in seen.err


def test_what_was_imported_is_material_and_is_found(tmp_path: Path, home: Path) -> None:
    import_local(csv_file(tmp_path / "窓口.csv", encoding="cp932"), home, about(), today=TODAY)
    material = load_material(read_settings())
    names = {entry.title for entry in material.entries}
    assert "窓口一覧 ＞ くらし相談センター" in names
    retriever = ensure_index(tmp_path / "index", join("all", [small_edition(), *Shelf(home).current()]))
    (best, *_) = retriever.retrieve("くらし相談センターの電話番号", k=3)
    assert best.passage.title == "窓口一覧 ＞ くらし相談センター"
    assert "電話番号：042-111-2222" in best.passage.text
