import json
from pathlib import Path

import pytest

from assistant.cli import main
from tests.corpus.pdf.sheet import make_pdf

PAGES = [
    [
        ("#ポイント1　次の連絡日を伝える", 60.0, 120.0, 14.0),
        ("ひきこもりの支援は続きます。", 60.0, 150.0, 10.0),
    ],
    [("#ポイント2　沈黙を待つ", 60.0, 120.0, 14.0), ("ひきこもりの支援は待つことです。", 60.0, 150.0, 10.0)],
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YORISOI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_dry_run_prints_the_contract_and_changes_nothing(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(make_pdf(tmp_path / "a.pdf", PAGES)), "--dry-run", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert {"pages", "characters", "characters_indexed", "entries", "warnings", "sha256"} <= set(report)
    assert report["entries"]["point"] == 2
    assert not home.exists()


def test_a_dry_run_reads_to_a_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(make_pdf(tmp_path / "a.pdf", PAGES)), "--dry-run"]) == 0
    assert "2ページ" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["import"], 2),
        (["import", "--undo", "--official"], 2),
        (["import", "--undo"], 1),
        (["import", "no.pdf"], 1),
    ],
)
def test_what_cannot_be_done_is_one_line_and_an_exit_code(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


def test_an_address_that_is_not_https_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YORISOI_OFFICIAL_URL", "http://example.jp/a.pdf")
    assert main(["import", "--official", "--json"]) == 1
    assert "https://" in capsys.readouterr().err
