"""The second stage: a real cross-encoder, made here, reads the first entries again."""

from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import CrossEncoder

from corpus.edition import Edition
from index.manifest import IndexUnavailableError
from index.open import ensure_index, open_index
from index.rerank import DEPTH, Reranker, load_reranker, reranked
from index.retrieve import PassageRetriever
from tests.index.cross import make_cross_encoder
from tests.index.small import small_edition


class Fixed(Reranker):
    """A reranker that finds texts the better, the later their first letters stand in `order`."""

    def __init__(self, order: list[str]) -> None:
        self.order = order
        self.read: list[str] = []

    def scores(self, query: str, texts: object) -> np.ndarray:
        self.read = list(texts)  # type: ignore[call-overload]
        return np.array([self.order.index(text.split("\n")[0]) for text in self.read], dtype=np.float32)


@pytest.fixture(scope="session")
def whole(index_directory: Path, shipped: Edition) -> PassageRetriever:
    """The retriever over the shipped text, which has more entries than are read."""
    return ensure_index(index_directory, shipped)


@pytest.fixture(scope="session")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny cross-encoder of random weights."""
    folder = tmp_path_factory.mktemp("reranker")
    make_cross_encoder(folder)
    return folder


def test_a_cross_encoder_in_a_folder_scores_each_text(cross_encoder: Path) -> None:
    texts = ["家族会", "働くこと", "手紙を書く"]
    scores = load_reranker(str(cross_encoder)).scores("手紙", texts)
    by_library = CrossEncoder(str(cross_encoder), device="cpu").predict([("手紙", text) for text in texts])
    np.testing.assert_allclose(scores, by_library, atol=1e-5)
    assert len(set(scores.tolist())) == len(texts)


def test_what_was_said_of_a_text_is_not_asked_again(cross_encoder: Path) -> None:
    reranker = load_reranker(str(cross_encoder))
    first = reranker.scores("手紙", ["家族会", "働くこと"])
    reranker.model = None
    np.testing.assert_array_equal(reranker.scores("手紙", ["働くこと", "家族会"]), first[::-1])


def test_a_cross_encoder_that_is_not_there_is_named_and_not_fetched() -> None:
    with pytest.raises(IndexUnavailableError, match=r"nobody/no-such-reranker.*yorisoi build"):
        load_reranker("nobody/no-such-reranker")


def test_entries_are_found_through_an_index_opened_with_it(small_index: Path, cross_encoder: Path) -> None:
    reranker = load_reranker(str(cross_encoder))
    plain = open_index(small_index, small_edition())
    opened = open_index(small_index, small_edition(), reranker=reranker)
    found = opened.rank_entries("手紙を書く")
    assert {hit.entry_id for hit in found} == {hit.entry_id for hit in plain.rank_entries("手紙を書く")}
    assert opened.confidence("手紙を書く") == plain.confidence("手紙を書く")


def test_the_order_is_new_and_the_scores_are_the_old_ones(retriever: PassageRetriever) -> None:
    ranked = retriever.ranker.rank("手紙には何を書けばよいですか")
    titles = [retriever.parts.passages[row].title for row in ranked.rows]
    # The second stage likes the last best: both at unit deviation, it decides between the first and second.
    again = reranked(ranked, "手紙には何を書けばよいですか", retriever.parts, Fixed(titles))
    assert again.rows.tolist() != ranked.rows.tolist()
    np.testing.assert_allclose(again.fused, ranked.fused, atol=1e-5)
    cosine_of = dict(zip(ranked.rows.tolist(), ranked.cosine.tolist(), strict=True))
    assert [cosine_of[row] for row in again.rows.tolist()] == again.cosine.tolist()


def test_agreement_of_both_stages_changes_nothing(retriever: PassageRetriever) -> None:
    ranked = retriever.ranker.rank("家族が疲れ切っています")
    titles = [retriever.parts.passages[row].title for row in ranked.rows]
    again = reranked(ranked, "家族が疲れ切っています", retriever.parts, Fixed(titles[::-1]))
    assert again.rows.tolist() == ranked.rows.tolist()


def test_only_the_first_entries_are_read(whole: PassageRetriever) -> None:
    ranked = whole.ranker.rank("家族が疲れ切っています")
    titles = list(dict.fromkeys(passage.title for passage in whole.parts.passages))
    reader = Fixed(titles)
    again = reranked(ranked, "家族が疲れ切っています", whole.parts, reader)
    assert len(reader.read) == DEPTH
    entries = whole.parts.entry_of_passage
    first = list(dict.fromkeys(entries[ranked.rows].tolist()))
    later = list(dict.fromkeys(entries[again.rows].tolist()))
    assert set(later[:DEPTH]) == set(first[:DEPTH])
    assert later[DEPTH:] == first[DEPTH:]
    assert np.all(np.diff(again.fused) <= 0)
