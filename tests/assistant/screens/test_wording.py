from assistant.screens.wording import EXAMPLES, header_html, legend_html, start_html
from corpus.entry import Provenance
from tests.assistant.screens.seen import seen


def test_the_head_says_what_this_is_and_what_it_is_not() -> None:
    html = seen(header_html())
    assert html.one("h1").text == "寄り添いナビ"
    assert html.one(cls="not-handbook").text == (
        "実践ノートは当プロジェクトの作成で、ハンドブックの本文ではありません。"
    )


def test_a_way_out_is_offered_to_those_who_logged_in() -> None:
    assert seen(header_html(logged_in=True)).one("a", "logout").attributes["href"] == "logout"
    assert seen(header_html()).all("a", "logout") == []


def test_six_to_eight_troubles_are_offered_each_as_a_button_that_asks_it() -> None:
    buttons = seen(start_html()).all("button", "example")
    assert 6 <= len(buttons) <= 8
    assert [b.attributes["data-ask"] for b in buttons] == [b.text for b in buttons]
    assert [b.text for b in buttons] == [trouble for _, troubles in EXAMPLES for trouble in troubles]


def test_nobody_is_asked_for_personal_data() -> None:
    assert "書かれた場合は伏せてから扱います" in seen(start_html()).one(cls="privacy").text


def test_the_legend_explains_every_badge() -> None:
    badges = [badge.text for badge in seen(legend_html()).all(cls="badge")]
    assert badges == [provenance.label for provenance in Provenance]
