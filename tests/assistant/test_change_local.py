from datetime import date
from pathlib import Path

import pytest

from assistant.change_local import ImportLocal, RemoveLocal, masked
from assistant.settings import Settings
from corpus.local.about import About, LocalKind
from corpus.local.kept import list_local
from corpus.shelf import Shelf, ShelfError


def quiet(_message: str, _share: float) -> None:
    """Hears nothing."""


def about(kind: LocalKind = LocalKind.CONTACT) -> About:
    return About("見本市", "相談窓口一覧", kind, date(2026, 4, 1), date(2030, 3, 31))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


def test_a_file_is_imported_and_removed(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "窓口.csv"
    file.write_text("名称,電話番号\n見本市くらしの相談室,092-000-0000\n", encoding="utf-8")
    changed = ImportLocal(file, about()).make(settings, quiet)
    (edition,) = list_local(settings.home)
    assert changed.put == (edition.id,)
    assert edition.about == about()
    RemoveLocal(edition.id).make(settings, quiet)
    assert list_local(settings.home) == []
    with pytest.raises(ShelfError):
        RemoveLocal(edition.id).make(settings, quiet)


def test_what_tells_of_people_is_masked_before_it_is_kept(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "会議.txt"
    file.write_text("山田太郎さんのご家族から、090-1234-5678に電話がありました。\n", encoding="utf-8")
    changed = ImportLocal(file, about(LocalKind.MEETING)).make(settings, quiet)
    kept = Shelf(settings.home).find(changed.put[0])
    assert kept is not None
    held = "".join(path.read_text(encoding="utf-8") for path in kept.folder.rglob("*") if path.is_file())
    assert "090-1234-5678" not in held
    assert "山田" not in held
    assert changed.report["masked"]["電話番号"] == 1


def test_the_mask_tells_what_it_replaced() -> None:
    text, counts = masked("連絡先は090-1234-5678です。")
    assert text == "連絡先は［電話番号］です。"
    assert counts == {"電話番号": 1}
