from dataclasses import replace

from assistant.screens.passage_html import citation_ref, entry_ref, marked, nearest_ref, openings
from corpus.edition import Edition
from corpus.entry import Provenance
from tests.assistant.screens.made import abstained, answered, hostile, hostile_edition
from tests.assistant.screens.seen import Element, seen


def opened(shipped: Edition) -> Element:
    return seen(openings(answered(shipped), shipped, "k"))


def test_marks_are_the_cited_words_and_nothing_else() -> None:
    html = seen(marked("一つ目の文。二つ目の文。", [(6, 12)]))
    assert [mark.text for mark in html.all("mark")] == ["二つ目の文。"]
    assert html.text == "一つ目の文。二つ目の文。"


def test_a_list_mark_stands_apart_from_its_words() -> None:
    text = "1. 名乗ります。\n2. 帰ります。"
    items = seen(marked(text, [(12, 18)])).all(cls="item")
    assert [item.all("span")[0].text for item in items] == ["1.", "2."]
    assert items[1].one("mark").text == "帰ります。"


def test_overlapping_and_repeated_marks_lose_no_words() -> None:
    html = seen(marked("あいうえお", [(0, 3), (2, 4), (0, 3)]))
    assert html.text == "あいうえお"
    assert "".join(mark.text for mark in html.all("mark")) == "あいうえ"


def test_a_mark_over_two_lines_is_marked_in_both() -> None:
    assert [m.text for m in seen(marked("あい\nうえ", [(1, 4)])).all("mark")] == ["い", "う"]


def test_all_text_is_escaped() -> None:
    assert seen(marked("<script>x</script> & <b>", [(0, 8)])).all("script") == []


def test_every_citation_opens_its_whole_passage_with_its_quote_marked(shipped: Edition) -> None:
    html = opened(shipped)
    for citation in answered(shipped).citations:
        template = html.by_id(citation_ref("k", citation.n))
        assert [mark.text for mark in template.all("mark")] == [citation.quote]
        for sentence in citation.passage.sentences():
            assert sentence.text in template.text


def test_an_opened_passage_says_whose_words_these_are_and_where_they_stand(shipped: Edition) -> None:
    template = opened(shipped).by_id(citation_ref("k", 3))
    assert template.one("h2").text == shipped.by_id["point-8"].title
    assert template.one(cls="badge").text == "実践ノート"
    assert template.one(cls="ours").text == "当プロジェクトの作成"
    assert "ポイント8" in template.one(cls="where").text
    assert template.one(cls="place").text == "どう進めるか"
    assert "ハンドブックの本文ではありません" in template.one("dl").text


def test_an_official_passage_carries_its_badge_its_pages_and_its_address(shipped: Edition) -> None:
    answer = answered(shipped)
    cited = answer.citations[0]
    official = replace(cited.passage, provenance=Provenance.OFFICIAL, page="31", pdf_page=45)
    url = "https://www.mhlw.go.jp/content/12200000/001605332.pdf"
    citation = replace(cited, passage=official, source_title="ハンドブック", source_url=url)
    html = seen(openings(replace(answer, citations=(citation,)), shipped, "k"))
    template = html.by_id(citation_ref("k", 1))
    assert template.one(cls="badge").text == "公式"
    assert template.all(cls="ours") == []
    assert "31ページ（PDF 45ページ）" in template.one("dl").text
    assert template.one("a").attributes["href"] == url


def test_the_whole_entry_can_be_opened_from_a_passage(shipped: Edition) -> None:
    html = opened(shipped)
    ref = html.by_id(citation_ref("k", 3)).one("button").attributes["data-open"]
    assert ref == entry_ref("k", "point-8")
    entry = html.by_id(ref)
    assert [h3.text for h3 in entry.all("h3")] == list(
        dict.fromkeys(section.name for section in shipped.by_id["point-8"].sections)
    )
    assert {mark.text for mark in entry.all("mark")} == {
        c.quote for c in answered(shipped).citations if c.passage.entry_id == "point-8"
    }


def test_a_case_is_opened_with_its_turns_in_order(shipped: Edition) -> None:
    entry = opened(shipped).by_id(entry_ref("k", "case-1"))
    headings = [section.heading for section in shipped.by_id["case-1"].sections if section.heading]
    assert [h4.text for h4 in entry.all("h4")] == headings


def test_near_passages_open_without_marks(shipped: Edition) -> None:
    html = seen(openings(abstained(shipped), shipped, "k"))
    template = html.by_id(nearest_ref("k", 1))
    assert template.all("mark") == []
    assert shipped.passage_by_id["point-1#summary"].text.strip() in template.text


def test_no_id_is_used_twice(shipped: Edition) -> None:
    ids = [element.attributes["id"] for element in opened(shipped).all("template")]
    assert len(ids) == len(set(ids))


def test_an_official_entry_has_an_id_of_its_own() -> None:
    assert entry_ref("k", "official/point-8") != entry_ref("k", "point-8")


def test_a_hostile_passage_stays_text() -> None:
    edition = hostile_edition()
    html = seen(openings(hostile(edition), edition, "k"))
    assert html.all("script") == html.all("img") == html.all("a") == []
