import signal
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.change import ANOTHER, STOPPED, Changed, ChangeError, Tell, carry_out, carry_out_apart
from assistant.settings import Settings
from corpus.edition import Edition
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import Shelf
from tests.corpus.making import entry

NAME = "local-made"


@dataclass(frozen=True)
class Refuse:
    """A change that cannot be made."""

    def make(self, settings: Settings, tell: Tell) -> Changed:
        raise ImportFailedError("「a.pdf」は壊れています。ダウンロードし直してください。")


@dataclass(frozen=True)
class Die:
    """A change whose process ends in the middle, as one without memory does."""

    def make(self, settings: Settings, tell: Tell) -> Changed:
        tell("読んでいます", 0.5)
        signal.raise_signal(signal.SIGKILL)
        return Changed({})


@dataclass(frozen=True)
class Put:
    """Keeps an edition after which no index can be built: the embedding model has no such name."""

    title: str

    def make(self, settings: Settings, tell: Tell) -> Changed:
        edition = Edition.of(NAME, [entry(f"{NAME}-x", title=self.title, provenance="local")])
        Shelf(settings.home).put(edition, {}, [])
        return Changed({"title": self.title}, (NAME,))


def kept_title(home: Path) -> str | None:
    kept = Shelf(home).find(NAME)
    return kept.edition.entries[0].title if kept else None


def told() -> tuple[list[tuple[str, float]], Tell]:
    heard: list[tuple[str, float]] = []
    return heard, lambda message, share: heard.append((message, share))


def test_a_refusal_is_told_in_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(ChangeError, match="ダウンロードし直してください"):
        carry_out(Refuse(), Settings(home=tmp_path), told()[1])


def test_one_change_at_a_time_also_of_other_processes(tmp_path: Path) -> None:
    with FileLock(tmp_path / "import.lock"), pytest.raises(ChangeError) as refusal:
        carry_out(Refuse(), Settings(home=tmp_path), told()[1])
    assert str(refusal.value) == ANOTHER


def unbuildable(home: Path) -> Settings:
    return Settings(home=home, embedding_model=str(home / "no-such-model"))


def test_where_no_index_can_be_built_the_earlier_edition_is_back(tmp_path: Path) -> None:
    Put("前の版").make(Settings(home=tmp_path), told()[1])
    with pytest.raises(ChangeError):
        carry_out(Put("新しい版"), unbuildable(tmp_path), told()[1])
    assert kept_title(tmp_path) == "前の版"


def test_where_there_was_none_before_there_is_none_after(tmp_path: Path) -> None:
    with pytest.raises(ChangeError):
        carry_out(Put("新しい版"), unbuildable(tmp_path), told()[1])
    assert kept_title(tmp_path) is None


def test_a_refusal_comes_back_from_the_other_process(tmp_path: Path) -> None:
    with pytest.raises(ChangeError, match="壊れています"):
        carry_out_apart(Refuse(), Settings(home=tmp_path), told()[1])


def test_a_process_that_dies_is_told_and_what_it_said_was_heard(tmp_path: Path) -> None:
    heard, tell = told()
    with pytest.raises(ChangeError) as failure:
        carry_out_apart(Die(), Settings(home=tmp_path), tell)
    assert str(failure.value) == STOPPED
    assert heard == [("読んでいます", 0.125)]
