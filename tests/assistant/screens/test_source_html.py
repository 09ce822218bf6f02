from dataclasses import replace

import pytest

from assistant.screens.source_html import authorship, badge, numbered, pages, source_list
from corpus.edition import Edition
from corpus.entry import Provenance, Source
from tests.assistant.screens.seen import seen


@pytest.mark.parametrize("provenance", list(Provenance))
def test_a_badge_says_its_provenance_in_words(provenance: Provenance) -> None:
    assert seen(badge(provenance)).one("span").text == provenance.label


def test_only_a_practice_note_is_said_to_be_ours() -> None:
    assert authorship(Provenance.NOTES) == "実践ノート（当プロジェクトの作成）"
    others = [authorship(provenance) for provenance in Provenance if provenance is not Provenance.NOTES]
    assert others == ["公式", "公表概要", "制度", "地域"]


def test_an_entry_is_named_by_kind_and_number(shipped: Edition) -> None:
    assert numbered(shipped.by_id["point-8"]) == "ポイント8"
    assert numbered(shipped.by_id["policy-center"]) == "制度"


def test_printed_page_and_page_of_the_file_are_both_told(shipped: Edition) -> None:
    passage = shipped.passage_by_id["point-8#steps"]
    assert pages(passage) == ""
    assert pages(replace(passage, page="31")) == "31ページ"
    assert pages(replace(passage, pdf_page=45)) == "PDF 45ページ"
    assert pages(replace(passage, page="31", pdf_page=45)) == "31ページ（PDF 45ページ）"


def test_an_address_is_a_link_that_tells_the_other_site_nothing(shipped: Edition) -> None:
    entry = replace(shipped.by_id["policy-center"], sources=())
    passage = shipped.passage_by_id["policy-center#body"]
    link = seen(source_list(entry, passage, "白書", "https://example.jp/a?b=1&c=2")).one("a")
    assert link.attributes["href"] == link.text == "https://example.jp/a?b=1&c=2"
    assert link.attributes["rel"] == "noopener noreferrer"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.jp", "ftp://example.jp"]
)
def test_an_address_of_another_scheme_is_never_a_link(shipped: Edition, url: str) -> None:
    entry = replace(shipped.by_id["policy-center"], sources=(Source("別の資料", url),))
    html = source_list(entry, shipped.passage_by_id["policy-center#body"], "白書", url)
    assert seen(html).all("a") == []
    assert url in seen(html).text


def test_the_other_sources_and_the_month_of_checking_are_told(shipped: Edition) -> None:
    sources = (Source("一", checked="2026-09"), Source("二", checked="2026-11"))
    entry = replace(shipped.by_id["policy-center"], sources=sources)
    text = seen(source_list(entry, shipped.passage_by_id["policy-center#body"], "一", "")).text
    assert "参考にした資料二" in text
    assert "確認した時期2026年11月" in text
