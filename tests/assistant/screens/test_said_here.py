"""What the importers tell a person at the command line never sends one at the screen there."""

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.screens.said_here import said_here
from corpus.local.about import About
from corpus.local.importing import import_local
from corpus.local.kept import remove_local
from corpus.official.download import download
from corpus.official.importing import import_official
from corpus.official.recognise import HOW_ELSE
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import ShelfError
from tests.assistant.screens.imported import handbook

COMMAND = re.compile(r"yorisoi|--[a-z]")


def check(told: str) -> None:
    assert COMMAND.search(told)
    assert not COMMAND.search(said_here(told))


def test_the_warnings_of_an_import(tmp_path: Path) -> None:
    import_official([handbook(tmp_path / "a.pdf")], tmp_path / "home", [])
    report = import_official(
        [handbook(tmp_path / "b.pdf", ("別の題", "もう一つの題"))], tmp_path / "home", []
    )
    told = [warning for warning in report.warnings if COMMAND.search(warning)]
    assert len(told) == 2
    for warning in told:
        check(warning)


def test_why_a_local_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("試験の窓口です。", encoding="utf-8")
    today = date(2026, 11, 25)
    import_local(file, tmp_path / "home", About.of("試験市", "一", "contact"), today=today)
    with pytest.raises(ImportFailedError) as twice:
        import_local(file, tmp_path / "home", About.of("試験市", "二", "contact"), today=today)
    check(str(twice.value))
    with pytest.raises(ShelfError) as gone:
        remove_local(tmp_path / "home", "local-0123456789")
    check(str(gone.value))


def test_why_nothing_could_be_fetched(tmp_path: Path) -> None:
    with pytest.raises(ImportFailedError) as refused:
        download("http://127.0.0.1:9/none.pdf", tmp_path)
    check(str(refused.value))


@pytest.mark.parametrize(
    "told", [HOW_ELSE, "読むには、--ocr を付けて取り込んでください。", "--ocr を外してください。"]
)
def test_other_ways(told: str) -> None:
    check(told)


def test_other_text_stays_as_it_is() -> None:
    assert said_here("「a.pdf」は壊れています。") == "「a.pdf」は壊れています。"
