"""The retriever's promises, on a real small index."""

import pytest
from langchain_core.retrievers import BaseRetriever

from corpus.entry import Kind, Provenance
from index.only import Only
from index.retrieve import PassageRetriever


def test_finds_the_entry_that_tells_of_letters_when_the_person_cannot_be_met(
    retriever: PassageRetriever,
) -> None:
    assert retriever.retrieve("本人と会えないので手紙を書きたい")[0].passage.entry_id == "point-1"


def test_ranks_start_at_one_and_scores_fall(retriever: PassageRetriever) -> None:
    hits = retriever.retrieve("家族の相談", k=4)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in hits)


@pytest.mark.parametrize("query", ["", " ", "　", "。", "😀", "\u200b"])
def test_returns_nothing_for_a_query_without_words(retriever: PassageRetriever, query: str) -> None:
    assert retriever.retrieve(query) == []
    assert retriever.rank_entries(query) == []
    assert retriever.confidence(query) == 0.0


def test_filters_leave_only_what_they_name(retriever: PassageRetriever) -> None:
    cautions = retriever.retrieve("家族の相談", only=Only(kinds={Kind.CAUTION}))
    assert {hit.passage.kind for hit in cautions} == {Kind.CAUTION}
    policy = retriever.retrieve("家族の相談", only=Only(provenances={Provenance.POLICY}))
    assert {hit.passage.provenance for hit in policy} == {Provenance.POLICY}
    chosen = retriever.retrieve("家族の相談", only=Only(entry_ids={"case-1", "point-3"}))
    assert {hit.passage.entry_id for hit in chosen} == {"case-1", "point-3"}


def test_questions_lead_to_their_entry_but_are_never_returned(retriever: PassageRetriever) -> None:
    best = retriever.rank_entries("担当が自分だけで不安です")[0]
    assert best.entry_id == "caution-1"
    assert all("不安です" not in hit.passage.text for hit in best.hits)


def test_serves_langchain_with_ids_and_scores(retriever: PassageRetriever) -> None:
    assert isinstance(retriever, BaseRetriever)
    found = retriever.invoke("手紙を書く")
    assert found[0].metadata["entry_id"] == "point-1"
    assert 0 <= found[0].metadata["score"] <= 1


def test_serves_langchain_as_a_vector_store(retriever: PassageRetriever) -> None:
    found = retriever.as_vector_store().similarity_search("手紙を書く", k=1)
    assert found[0].metadata["entry_id"] == "point-1"


def test_a_question_of_the_corpus_is_more_confident_than_one_from_elsewhere(
    retriever: PassageRetriever,
) -> None:
    assert retriever.confidence("ご本人に会えません") > retriever.confidence("カレーの作り方を知りたい")


def test_filters_together_leave_what_both_name_and_names_that_are_not_there_leave_nothing(
    retriever: PassageRetriever,
) -> None:
    both = retriever.retrieve(
        "家族の相談", only=Only({Kind.POINT}, {Provenance.NOTES}, {"point-2", "case-1"})
    )
    assert {hit.passage.entry_id for hit in both} == {"point-2"}
    assert retriever.retrieve("家族の相談", only=Only(entry_ids={"gone"})) == []
    assert retriever.rank_entries("家族の相談", only=Only(kinds=())) == []
