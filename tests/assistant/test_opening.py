"""Putting the parts together."""

import shutil
from pathlib import Path

import pytest

from assistant.opening import load_material, open_assistant
from assistant.settings import Settings
from corpus.shelf import Shelf
from index.manifest import IndexUnavailableError
from index.retrieve import PassageRetriever
from tests.corpus.making import edition, entry


def settings(home: Path, **given: object) -> Settings:
    return Settings(home=home, **given)  # type: ignore[arg-type]


def test_an_index_that_is_there_is_opened_without_a_word(
    index_directory: Path, retriever: PassageRetriever
) -> None:
    said: list[str] = []
    assistant = open_assistant(settings(index_directory.parent), said.append)
    assert assistant.answer("ご本人に会えないため支援が進みません。").citations
    assert said == []


def test_a_damaged_index_is_built_again_and_why_is_said(
    tmp_path: Path, index_directory: Path, retriever: PassageRetriever
) -> None:
    shutil.copytree(index_directory, tmp_path / "index")
    next((tmp_path / "index").rglob("passages.jsonl")).write_text("{", encoding="utf-8")
    said: list[str] = []
    assistant = open_assistant(settings(tmp_path), said.append)
    assert len(said) == 1
    assert said[0].startswith("索引を作ります。理由：")
    assert assistant.retriever.manifest.passages == retriever.manifest.passages


def test_an_index_that_cannot_be_built_is_told(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("これはフォルダーではない", encoding="utf-8")
    with pytest.raises(IndexUnavailableError, match="索引を作れませんでした"):
        open_assistant(settings(tmp_path), lambda message: None)


def test_what_was_imported_joins_what_ships(tmp_path: Path) -> None:
    original = tmp_path / "handbook.txt"
    original.write_text("会えない日も支援は進みます。", encoding="utf-8")
    made = edition(entry("official/point-8", provenance="official"))
    Shelf(tmp_path).put(type(made)("official", made.entries), {}, [original])
    held = load_material(settings(tmp_path)).by_id
    assert held["official/point-8"].provenance.label == "公式"
    assert "point-8" in held
