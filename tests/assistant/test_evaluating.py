"""`yorisoi eval`: what it takes, and what it refuses before measuring anything."""

import json
from pathlib import Path

import pytest

from assistant.cli import main


@pytest.mark.parametrize(
    "arguments",
    [
        ("retrieval",),
        ("retrieval", "--dataset", "a", "--dataset", "b"),
        ("retrieval", "--dataset", "a", "--only", "speed"),
        ("--quick", "--dataset", "a"),
        ("--update-baseline", "--only", "speed"),
        ("--only", "nothing"),
        ("--dataset", "there-is-no-such-folder"),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_one_line(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_report_that_cannot_be_written_is_told_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "file"
    taken.write_text("", encoding="utf-8")
    assert main(["eval", "--only", "growth", "--out", str(taken / "report.html")]) == 1
    assert "--out" in capsys.readouterr().err


def test_a_report_is_one_file_and_its_figures_are_printed(
    index_directory: Path,
    retriever: object,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("YORISOI_HOME", str(index_directory.parent))
    assert main(["eval", "--only", "grounding", "--json"]) == 0
    printed = capsys.readouterr()
    made = json.loads(printed.out)
    assert made["sections"][0]["name"] == "grounding"
    assert Path(made["report"]).parent == index_directory.parent / "reports"
    assert "出典との照らし合わせ" in Path(made["report"]).read_text(encoding="utf-8")
    assert "[1/1] grounding" in printed.err
