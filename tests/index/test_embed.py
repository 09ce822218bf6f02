"""The embedded model, read by the library and by numpy alike; and any other model by name."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers

from index.embed import LangChainEmbeddings, load_embedded, load_named
from index.manifest import IndexStaleError, IndexUnavailableError
from index.open import ensure_index, open_index
from index.place import current_version
from tests.index.small import small_edition

TEXTS = ["会えないときは短い手紙を書きます。", "家族の疲れを労います。", "冷蔵庫の値段", "", "ぬぽぽぬ家族会"]


def test_library_and_numpy_give_equal_vectors(small_index: Path) -> None:
    folder = current_version(small_index) / "model"
    by_library = SentenceTransformer(str(folder), device="cpu", trust_remote_code=True).encode(TEXTS)
    by_numpy = load_embedded(folder).encode_texts(TEXTS)
    np.testing.assert_allclose(by_library, by_numpy, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(by_numpy, axis=1), [1, 1, 1, 0, 1], atol=1e-5)


def test_words_the_corpus_does_not_hold_still_have_meaning(small_index: Path) -> None:
    model = load_embedded(current_version(small_index) / "model")
    near, far = model.encode_texts(["葉書", "冷蔵庫"]) @ model.encode_question("手紙")
    assert near > far


def test_asking_needs_no_torch(small_index: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.open import open_index;"
        "from tests.index.small import small_edition;"
        f"open_index(Path({str(small_index)!r}), small_edition()).retrieve('手紙');"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_serves_langchain_with_plain_lists(small_index: Path) -> None:
    embeddings = LangChainEmbeddings(load_embedded(current_version(small_index) / "model"))
    assert len(embeddings.embed_query("手紙")) == len(embeddings.embed_documents(["手紙"])[0]) == 300


@pytest.fixture
def other_model(tmp_path: Path) -> Path:
    """A tiny model of another make, with prompts of its own."""
    letters = {letter: place for place, letter in enumerate("?手紙家族会働くこと書労支援Q:D")}
    tokenizer = Tokenizer(models.WordLevel(letters, unk_token="?"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    torch.manual_seed(0)
    module = StaticEmbedding(tokenizer, embedding_weights=torch.randn(len(letters), 16))
    model = SentenceTransformer(modules=[module], prompts={"query": "Q:", "document": "D:"}, device="cpu")
    model.save(str(tmp_path / "other"), create_model_card=False)
    return tmp_path / "other"


def test_a_model_by_name_serves_with_its_own_prompts(other_model: Path, tmp_path: Path) -> None:
    model = load_named(str(other_model))
    assert (model.query_prompt, model.passage_prompt) == ("Q:", "D:")
    assert not np.allclose(model.encode_question("手紙"), model.encode_texts(["手紙"])[0])
    retriever = ensure_index(tmp_path / "index", small_edition(), embedding_model=str(other_model))
    assert retriever.manifest.dimension == 16
    assert retriever.retrieve("手紙を書く")[0].passage.entry_id == "point-1"


def test_prefixes_from_settings_replace_the_prompts(other_model: Path) -> None:
    model = load_named(str(other_model), query_prefix="手", passage_prefix="紙")
    assert (model.query_prompt, model.passage_prompt) == ("手", "紙")


def test_an_index_of_other_prefixes_is_stale_and_built_again(other_model: Path, tmp_path: Path) -> None:
    names = {"embedding_model": str(other_model), "query_prefix": "手", "passage_prefix": "紙"}
    manifest = ensure_index(tmp_path, small_edition(), **names).manifest
    assert (manifest.query_prefix, manifest.passage_prefix) == ("手", "紙")
    assert open_index(tmp_path, small_edition(), **names).ranker.model.query_prompt == "手"
    with pytest.raises(IndexStaleError, match="接頭辞（問い「手」、資料「紙」）"):
        open_index(tmp_path, small_edition(), **names | {"passage_prefix": "族"})
    again = ensure_index(tmp_path, small_edition(), **names | {"passage_prefix": "族"})
    assert (again.ranker.model.query_prompt, again.ranker.model.passage_prompt) == ("手", "族")


def test_prefixes_mean_nothing_to_the_embedded_model(small_index: Path) -> None:
    opened = open_index(
        small_index, small_edition(), query_prefix="検索クエリ: ", passage_prefix="検索文書: "
    )
    assert (opened.manifest.query_prefix, opened.manifest.passage_prefix) == ("", "")


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError, match="missing-model"):
        load_named(str(tmp_path / "missing-model"))
