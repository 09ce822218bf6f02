from pathlib import Path

import pytest

from assistant.change import Tell, carry_out_apart
from assistant.change_official import FetchOfficial, ImportOfficial, ReadAgain, UndoOfficial
from assistant.opening import load_material, open_assistant
from assistant.settings import Settings
from corpus.kept import Kept
from corpus.official.corrections import Correction, Corrections
from corpus.official.importing import OFFICIAL, is_official
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import Shelf, ShelfError
from tests.assistant.screens.imported import TITLES, handbook


def quiet(_message: str, _share: float) -> None:
    """Hears nothing."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", official_url="http://127.0.0.1:9/none.pdf")


def current(settings: Settings) -> Kept:
    kept = Shelf(settings.home).find(OFFICIAL)
    assert kept is not None
    return kept


def titles(settings: Settings) -> list[str]:
    points = [e for e in current(settings).edition.entries if e.entry_id.startswith("official/point")]
    return [entry.title for entry in points]


def test_files_are_imported_and_found_to_match_the_notes(settings: Settings, tmp_path: Path) -> None:
    changed = ImportOfficial((handbook(tmp_path / "第2章.pdf"),)).make(settings, quiet)
    assert changed.put == (OFFICIAL,)
    assert changed.report["entries"]["point"] == len(TITLES)
    by_id = current(settings).edition.by_id
    assert by_id["official/point-1"].attributes["matches"] == ["point-1"]


def test_reading_again_follows_the_corrections_and_keeps_the_names(
    settings: Settings, tmp_path: Path
) -> None:
    ImportOfficial((handbook(tmp_path / "第2章.pdf"),)).make(settings, quiet)
    before = current(settings)
    found = before.edition.by_id["official/point-2"]
    sha256, anchor = (str(found.attributes[name]) for name in ("sha256", "anchor"))
    Corrections(settings.home).set(sha256, anchor, Correction(title="沈黙を一緒に待つ"))
    ReadAgain().make(settings, quiet)
    assert titles(settings) == [TITLES[0], "沈黙を一緒に待つ", TITLES[2]]
    assert [original.name for original in current(settings).originals] == ["第2章.pdf"]
    assert list(settings.home.glob("tmp*")) == []


def test_chapter_files_of_one_name_are_read_again_side_by_side(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    files = (
        handbook(tmp_path / "a" / "chapter.pdf"),
        handbook(tmp_path / "b" / "chapter.pdf", ("揺れる意向を確かめる", "家族を労う")),
    )
    ImportOfficial(files).make(settings, quiet)
    before = [original.sha256 for original in current(settings).originals]
    ReadAgain().make(settings, quiet)
    assert [original.sha256 for original in current(settings).originals] == before
    assert len(before) == 2


def test_what_a_person_answers_for_is_official_and_stays_so_when_read_again(
    settings: Settings, tmp_path: Path
) -> None:
    file = handbook(tmp_path / "第2章.pdf")
    ImportOfficial((file,)).make(settings, quiet)
    assert not is_official(current(settings))
    ImportOfficial((file,), as_official=True).make(settings, quiet)
    assert is_official(current(settings))
    ReadAgain().make(settings, quiet)
    assert is_official(current(settings))


def test_there_must_be_something_to_read_again(settings: Settings) -> None:
    with pytest.raises(ShelfError, match="先にPDFを取り込んでください"):
        ReadAgain().make(settings, quiet)


def test_an_import_is_taken_back(settings: Settings, tmp_path: Path) -> None:
    ImportOfficial((handbook(tmp_path / "a.pdf"),)).make(settings, quiet)
    ImportOfficial((handbook(tmp_path / "b.pdf", ("別の題", "もう一つの題")),)).make(settings, quiet)
    UndoOfficial().make(settings, quiet)
    assert titles(settings) == list(TITLES)
    assert UndoOfficial().make(settings, quiet).report == {"undone": True, "entries_now": 0}
    with pytest.raises(ShelfError, match="取り消せる取り込みがありません"):
        UndoOfficial().make(settings, quiet)


def test_a_fetch_that_fails_says_so_and_changes_nothing(settings: Settings) -> None:
    with pytest.raises(ImportFailedError, match="つながりません"):
        FetchOfficial().make(settings, quiet)
    assert Shelf(settings.home).find(OFFICIAL) is None


def test_after_the_change_an_assistant_opens_over_the_new_material(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    heard: list[float] = []
    tell: Tell = lambda _, share: heard.append(share)  # noqa: E731
    report = carry_out_apart(ImportOfficial((handbook(tmp_path / "第2章.pdf"),)), settings, tell)
    assert report["entries"]["point"] == len(TITLES)
    assert heard[-1] == 1.0
    said: list[str] = []
    assistant = open_assistant(settings, said.append)
    assert said == []  # The index is there, and is the one for this material.
    assert assistant.edition.fingerprint == load_material(settings).fingerprint
    found = assistant.retriever.rank_entries("沈黙を待つことを、日を変えて続ける", 10)
    assert "official/point-2" in [hit.entry_id for hit in found]
