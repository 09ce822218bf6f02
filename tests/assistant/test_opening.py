"""Putting the parts together."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.doctor import examine
from assistant.opening import load_material, open_assistant
from assistant.settings import Settings
from corpus.edition import Edition
from corpus.shelf import Shelf
from index.manifest import IndexUnavailableError
from index.retrieve import PassageRetriever
from tests.corpus.making import edition, entry
from tests.index.cross import make_cross_encoder


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


def test_a_reranker_that_is_named_reads_the_first_entries_again(
    tmp_path: Path, index_directory: Path, retriever: PassageRetriever
) -> None:
    make_cross_encoder(tmp_path)
    given = settings(index_directory.parent, reranker_model=str(tmp_path))
    assistant = open_assistant(given, lambda message: None)
    question = "ご本人に会えないため支援が進みません。"
    plain, again = (found.rank_entries(question, 20) for found in (retriever, assistant.retriever))
    assert {hit.entry_id for hit in plain} == {hit.entry_id for hit in again}
    assert [hit.entry_id for hit in plain] != [hit.entry_id for hit in again]
    assert ("並べ替えモデル", str(tmp_path)) in [(one.name, one.detail) for one in examine(given)]


def test_a_reranker_that_is_not_here_is_told_before_anything_is_built(tmp_path: Path) -> None:
    given = settings(tmp_path / "home", reranker_model=str(tmp_path / "missing"), embedding_model="x")
    with pytest.raises(IndexUnavailableError, match="missing"):
        open_assistant(given, lambda message: None)
    assert not (tmp_path / "home").exists()
    told = {one.name: one for one in examine(given)}
    assert not told["並べ替えモデル"].ok
    assert told["検索モデル"].detail.startswith("x（")


def test_what_was_imported_joins_what_ships(tmp_path: Path) -> None:
    original = tmp_path / "handbook.txt"
    original.write_text("会えない日も支援は進みます。", encoding="utf-8")
    made = edition(entry("official/point-8", provenance="official"))
    Shelf(tmp_path).put(type(made)("official", made.entries), {}, [original])
    held = load_material(settings(tmp_path)).by_id
    assert held["official/point-8"].provenance.label == "公式"
    assert "point-8" in held


def test_what_was_imported_long_ago_is_asked_for_as_its_notes_are_today(tmp_path: Path) -> None:
    original = tmp_path / "handbook.txt"
    original.write_text("会えない日も支援は進みます。", encoding="utf-8")
    old = replace(
        entry("official/point-8", provenance="official"),
        questions=("むかしの問い",),
        attributes={"matches": ["point-8"]},
    )
    local = replace(entry("local-1", provenance="local"), questions=("窓口の問い",))
    Shelf(tmp_path).put(Edition.of("official", [old]), {}, [original])
    Shelf(tmp_path).put(Edition.of("town", [local]), {}, [original])
    held = load_material(settings(tmp_path)).by_id
    assert held["official/point-8"].questions == held["point-8"].questions
    assert held["official/point-8"].shared_questions == held["point-8"].shared_questions
    assert held["local-1"].questions == ("窓口の問い",)
