"""Building and opening: what is built is whole, and what is not whole is not opened."""

import json
from pathlib import Path

import pytest

from corpus.edition import Edition
from index.build import build_index
from index.manifest import IndexStaleError, IndexUnavailableError
from index.open import ensure_index, open_index
from index.place import current_version
from tests.index.small import small_edition


def test_manifest_tells_what_was_built(small_index: Path) -> None:
    manifest = open_index(small_index, small_edition()).manifest
    assert (manifest.entries, manifest.passages) == (6, 6)
    assert manifest.fingerprint == small_edition().fingerprint


def test_the_same_corpus_gives_the_same_model(small_index: Path, tmp_path: Path) -> None:
    again = build_index(small_edition(), tmp_path)
    first = open_index(small_index, small_edition()).manifest
    name = next(name for name in again.files if name.endswith("model.safetensors"))
    assert again.files[name] == first.files[name]


def test_an_index_of_other_words_is_stale(small_index: Path) -> None:
    with pytest.raises(IndexStaleError, match="資料が"):
        open_index(small_index, small_edition("増えた文です。"))


def test_an_index_of_another_model_is_stale(small_index: Path) -> None:
    with pytest.raises(IndexStaleError, match="内蔵"):
        open_index(small_index, small_edition(), embedding_model="other/model")


def test_a_missing_index_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError, match="yorisoi build"):
        open_index(tmp_path, small_edition())


def test_an_edition_without_passages_cannot_be_built(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError, match="本文"):
        build_index(Edition.of("none", []), tmp_path)


@pytest.mark.parametrize(
    "name", ["passages.jsonl", "vectors.npz", "model/0_SudachiEmbedding/model.safetensors"]
)
def test_a_damaged_index_is_built_again_with_a_message(tmp_path: Path, name: str) -> None:
    edition = small_edition()
    build_index(edition, tmp_path)
    damaged = current_version(tmp_path) / name
    damaged.write_bytes(damaged.read_bytes()[:-7])
    said: list[str] = []
    retriever = ensure_index(tmp_path, edition, progress=lambda message, share: said.append(message))
    assert "壊れています" in said[0]
    assert retriever.retrieve("手紙")


def test_a_reader_goes_on_while_a_new_version_takes_over(tmp_path: Path) -> None:
    reader = ensure_index(tmp_path, small_edition())
    build_index(small_edition("増えた文です。"), tmp_path)
    assert reader.retrieve("手紙を書く")[0].passage.entry_id == "point-1"
    newer = open_index(tmp_path, small_edition("増えた文です。"))
    assert newer.retrieve("増えた文")[0].passage.text.endswith("増えた文です。")


def test_passages_lie_outside_the_store_too(small_index: Path) -> None:
    lines = (current_version(small_index) / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["passage_id"] for line in lines] == [
        passage.passage_id for passage in small_edition().passages
    ]


def test_the_saved_model_is_small(small_index: Path) -> None:
    model = current_version(small_index) / "model"
    assert sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) <= 40_000_000
