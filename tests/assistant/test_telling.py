"""How a case is told."""

from assistant.select import Selector
from assistant.telling import told_case
from corpus.edition import Edition
from index.retrieve import PassageRetriever


def test_a_case_opens_with_its_whole_first_line(shipped: Edition, retriever: PassageRetriever) -> None:
    passages = shipped.passages_by_entry["case-1"]
    told = told_case(passages, (), Selector("会えない日が続く", retriever), 1)
    assert (
        told[0].text == "22歳の女性。中学二年の秋から学校に行けなくなり、八年ほど自室を中心に暮らしています。"
    )
    assert len(told) == 2


def test_a_moment_that_uses_a_told_point_comes_first(shipped: Edition, retriever: PassageRetriever) -> None:
    passages = shipped.passages_by_entry["case-1"]
    for number, turn in ((33, "case-1#turn-1"), (3, "case-1#turn-2")):
        point = shipped.by_id[f"point-{number}"]
        told = told_case(passages, (point,), Selector("家族への声かけ", retriever), 1)
        assert told[1].passage.passage_id == turn
