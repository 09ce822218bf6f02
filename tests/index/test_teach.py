"""Teaching: what is learned holds for questions that nobody taught."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.edition import Edition, join
from corpus.entry import Entry, Kind, Provenance, Section
from index.open import ensure_index
from index.rank import Ranker
from index.retrieve import PassageRetriever
from index.teach import held_out, teach
from tests.index.small import small_edition

COVERED = (
    "何か月も訪ねているのに、息子さんの顔を見られません",
    "父親が面談で怒ってばかりいる",
    "担当になったばかりで何から始めればよいか分からない",
    "びょういんにいくのをいやがります",
    "8050とは",
    "CRAFT",
    "家族会",
)
NOT_COVERED = (
    "市民病院の皮膚科の予約を変えたい",
    "二級建築士の試験日を教えて",
    "ハムの燻製を家で作りたい",
    "軽トラックの名義変更に要る書類",
    "ひきこもりの息子に着せる喪服を買いたい",
    "ごみのしゅうしゅうびはいつ",
)


@pytest.fixture(scope="module")
def real(shipped: Edition, index_directory: Path) -> PassageRetriever:
    """The retriever over the shipped text."""
    return ensure_index(index_directory, shipped)


def test_every_second_question_is_held_out_and_none_is_lost() -> None:
    seen, unseen = held_out(small_edition())
    kept = [question for entry in seen.entries for question in entry.questions]
    assert not set(kept) & {asked.query for asked in unseen}
    assert len(kept) + len(unseen) == sum(len(entry.questions) for entry in small_edition().entries)


def test_the_same_seed_teaches_the_same(retriever: PassageRetriever) -> None:
    seen, unseen = held_out(small_edition())
    first, second = (teach(retriever.ranker, seen, unseen, 7) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("question", COVERED)
def test_answers_what_the_shipped_text_covers(real: PassageRetriever, question: str) -> None:
    assert real.confidence(question) >= 0.5


@pytest.mark.parametrize("question", NOT_COVERED)
def test_declines_what_it_does_not_cover(real: PassageRetriever, question: str) -> None:
    assert real.confidence(question) < 0.5


SCHEMES = ("市民病院の皮膚科の予約", "軽トラックの名義変更", "竹林の手入れ助成金")


@pytest.fixture(scope="module")
def with_schemes(tmp_path_factory: pytest.TempPathFactory, shipped: Edition) -> PassageRetriever:
    """The shipped text with three entries of an operator's own, which have no `questions`."""
    entries = [_scheme(f"local-{number}", title) for number, title in enumerate(SCHEMES)]
    edition = join("with", [shipped, Edition.of("local", entries)])
    return ensure_index(tmp_path_factory.mktemp("schemes"), edition)


def _scheme(entry_id: str, title: str) -> Entry:
    text = f"{title}について。申し込みは本庁舎の一階で、平日の八時半から受け付けます。"
    return Entry(entry_id, Kind.LOCAL, title, Provenance.LOCAL, text, (Section("内容", 0, len(text)),))


@pytest.mark.parametrize("title", SCHEMES)
def test_what_was_imported_becomes_answerable(with_schemes: PassageRetriever, title: str) -> None:
    assert with_schemes.confidence(f"{title}はどこで申し込めますか") >= 0.5


def test_what_was_not_imported_stays_declined(with_schemes: PassageRetriever) -> None:
    others = ("二級建築士の試験日を教えて", "ハムの燻製を家で作りたい")
    assert max(with_schemes.confidence(question) for question in others) < 0.5


def test_a_corpus_without_questions_is_judged_without_a_topic(retriever: PassageRetriever) -> None:
    bare = [_scheme(f"point-{number}", title) for number, title in enumerate(("手紙", "訪問"), 1)]
    calibration = teach(retriever.ranker, Edition.of("bare", bare), [], 7)
    assert not calibration.topic.features
    assert np.isfinite(calibration.confidence([0.0, 1.0, 1.0, 0.0]))


def test_ranker_is_left_as_it_was(retriever: PassageRetriever) -> None:
    ranker: Ranker = retriever.ranker
    before = ranker.rank("手紙を書く").fused.tolist()
    seen, unseen = held_out(small_edition())
    teach(ranker, seen, unseen, 7)
    assert ranker.rank("手紙を書く").fused.tolist() == before


def test_the_calibration_stays_small(small_index: Path) -> None:
    (path,) = small_index.glob("v-*/calibration.json")
    assert path.stat().st_size < 2_000_000


def test_a_question_of_several_entries_is_held_out_of_all_of_them() -> None:
    entries = [
        replace(
            _scheme(f"local-{number}", title), shared_questions=("役所のどこに頼めますか", "何が要りますか")
        )
        for number, title in enumerate(SCHEMES)
    ]
    seen, unseen = held_out(Edition.of("shared", entries))
    assert [(asked.query, asked.answers) for asked in unseen] == [
        ("何が要りますか", frozenset(entry.entry_id for entry in entries))
    ]
    assert {entry.all_questions for entry in seen.entries} == {("役所のどこに頼めますか",)}
