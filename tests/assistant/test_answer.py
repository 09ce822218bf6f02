"""Answers as values and as the public contract's JSON."""

import json

from assistant.answer import NOTES_SOURCE, Answer, MaskedCount, Role, Status, as_json, source_of
from assistant.assistant import Assistant
from corpus.edition import Edition
from corpus.passage import passages_of
from tests.corpus.making import entry

KEYS = {"id", "question", "status", "reason", "blocks", "citations", "masked", "timings_ms"}
CITATION_KEYS = {"n", "passage_id", "entry_id", "kind", "title", "quote", "provenance", "source"}


def test_json_has_exactly_the_keys_of_the_contract(assistant: Assistant) -> None:
    printed = json.loads(
        json.dumps(as_json(assistant.answer("ご本人に会えないため支援が進みません。"), "q1"))
    )
    assert set(printed) == KEYS
    assert printed["id"] == "q1"
    assert set(printed["citations"][0]) == CITATION_KEYS
    assert set(printed["citations"][0]["source"]) == {"title", "url", "page", "pdf_page"}
    assert all(set(block) == {"role", "sentences"} for block in printed["blocks"])
    assert all(set(s) == {"text", "citations"} for block in printed["blocks"] for s in block["sentences"])


def test_masked_data_is_told_by_kind_and_count() -> None:
    answer = Answer("問い", Status.ABSTAINED, masked=(MaskedCount("電話番号", 2),))
    assert as_json(answer)["masked"] == [{"kind": "電話番号", "count": 2}]


def test_a_note_is_never_shown_as_the_ministrys() -> None:
    made = entry(sources=[{"title": "高齢者虐待防止法"}])
    assert source_of(made, passages_of(made)[0]) == (NOTES_SOURCE, "")
    assert "ハンドブックの本文ではありません" in NOTES_SOURCE


def test_a_policy_entry_shows_its_own_source() -> None:
    made = entry("policy-x", provenance="policy", sources=[{"title": "通知", "url": "https://example.jp/"}])
    assert source_of(made, passages_of(made)[0]) == ("通知", "https://example.jp/")


def test_every_role_but_a_notice_has_a_japanese_title() -> None:
    assert [role.title for role in Role if role is not Role.NOTICE].count("") == 0
    assert Role.NOTICE.title == ""


def test_citations_of_the_shipped_text_name_their_source(assistant: Assistant, shipped: Edition) -> None:
    answer = assistant.answer("市区町村訪問支援加算はいくらですか")
    assert all(citation.source_title for citation in answer.citations)
    assert {c.passage.entry_id for c in answer.citations} <= set(shipped.by_id)
