import re
from dataclasses import replace

from assistant.answer import MaskedCount, Role, WrittenBy
from assistant.screens.answer_html import announcement, turn_html
from corpus.edition import Edition
from tests.assistant.screens.made import (
    HOSTILE,
    abstained,
    answered,
    crisis,
    factual,
    hostile,
    hostile_edition,
    unreadable,
)
from tests.assistant.screens.seen import Element, seen


def turn(answer_edition: Edition, make: object = answered) -> Element:
    return seen(turn_html(make(answer_edition), answer_edition, "k"))  # type: ignore[operator]


def test_the_question_is_shown_as_it_was_read(shipped: Edition) -> None:
    answer = replace(answered(shipped), question="［氏名］さんに会えません。")
    bubble = seen(turn_html(answer, shipped, "k")).one(cls="question")
    assert bubble.one("p").text == "［氏名］さんに会えません。"


def test_what_was_masked_is_told_by_kind_and_number(shipped: Edition) -> None:
    assert turn(shipped).one(cls="masked").text == "個人が分かる情報を伏せました（電話番号1件、氏名2件）"


def test_nothing_is_said_of_masking_where_nothing_was_masked(shipped: Edition) -> None:
    answer = replace(answered(shipped), masked=())
    assert seen(turn_html(answer, shipped, "k")).all(cls="masked") == []


def test_blocks_come_in_the_order_of_the_answer(shipped: Edition) -> None:
    titles = [h3.text for h3 in turn(shipped).one("article").all("h3")]
    assert titles[:4] == ["まず大切にしたいこと", "進め方", "似た事例", "気をつけること"]


def test_a_crisis_begins_with_what_to_do_now_and_the_lines(shipped: Edition) -> None:
    article = turn(shipped, crisis).one("article")
    first = article.inside[0]
    assert isinstance(first, Element)
    assert "emergency" in first.classes
    assert first.text.index("ためらわずに110番") < first.text.index("0120-279-338")
    assert [h3.text for h3 in article.all("h3")][:2] == ["今すぐ使える窓口", "まず大切にしたいこと"]


def test_an_abstention_gives_its_reason_the_centre_and_what_is_near(shipped: Edition) -> None:
    html = turn(shipped, abstained)
    assert html.one(cls="notice").text == "お尋ねに合う記述を見つけられませんでした。"
    near = html.one(cls="nearest")
    assert [b.text for b in near.all("button")] == [shipped.by_id[n].title for n in ("point-1", "point-2")]
    assert [b.text for b in near.all(cls="badge")] == ["実践ノート", "実践ノート"]
    assert "つなぎ先" in html.text


def test_a_question_that_cannot_be_read_gets_its_sentence_and_no_bubble(shipped: Edition) -> None:
    html = seen(turn_html(unreadable(), shipped, "k"))
    assert html.all(cls="question") == []
    assert html.one("article").text == "ご質問が長すぎます（2,001字）。"


def test_everything_that_opens_is_there_to_be_opened(shipped: Edition) -> None:
    for make in (answered, factual, crisis, abstained):
        html = turn(shipped, make)
        templates = {element.attributes["id"] for element in html.all("template")}
        wanted = {e.attributes["data-open"] for e in html.walk() if "data-open" in e.attributes}
        assert wanted
        assert wanted <= templates


def test_two_turns_share_no_id(shipped: Edition) -> None:
    answer = answered(shipped)
    both = seen(turn_html(answer, shipped, "a") + turn_html(answer, shipped, "b"))
    ids = [element.attributes["id"] for element in both.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def test_a_screen_reader_hears_what_the_answer_holds(shipped: Edition) -> None:
    heard = announcement(answered(shipped))
    assert heard == "お返事が届きました。まず大切にしたいこと、進め方、似た事例、気をつけること。"
    assert announcement(crisis(shipped)).startswith("いま命に危険があるときは")
    assert turn(shipped).one("section", "turn").attributes["data-announce"] == heard


def test_ways_on_are_buttons_that_ask(shipped: Edition) -> None:
    buttons = turn(shipped).all("button", "way")
    assert [(b.text, b.attributes["data-ask"]) for b in buttons] == [
        (path.label, path.question) for path in answered(shipped).paths
    ]


def test_paper_shows_every_citation_in_words(shipped: Edition) -> None:
    rows = turn(shipped).one(cls="printed").all("li")
    assert len(rows) == len(answered(shipped).citations)
    assert rows[0].text.startswith("【実践ノート（当プロジェクトの作成）】一歩ずつ支援する")
    policy = turn(shipped, abstained).one(cls="printed").one("li").text
    assert policy.startswith("【制度】")
    assert "白書" in policy


def test_words_of_a_model_are_said_to_be_so(shipped: Edition) -> None:
    answer = replace(answered(shipped), written_by=WrittenBy.MODEL)
    assert "生成AI" in seen(turn_html(answer, shipped, "k")).one(cls="author").text
    assert turn(shipped).all(cls="author") == []


def test_hostile_text_is_shown_as_text_everywhere() -> None:
    edition = hostile_edition()
    html = turn(edition, hostile)
    assert html.all("script") == html.all("img") == html.all("b") == html.all("strong") == []
    assert not any(re.fullmatch(r"on\w+", name) for element in html.walk() for name in element.attributes)
    assert html.one(cls="question").one("p").text == HOSTILE
    assert HOSTILE in html.one(cls="notice").text
    assert [h4.one("button").text for h4 in html.all("h4")] == [HOSTILE]
    assert html.one("button", "way").attributes["data-ask"] == HOSTILE


def test_masked_kinds_are_escaped(shipped: Edition) -> None:
    answer = replace(answered(shipped), masked=(MaskedCount("<b>", 1),))
    assert seen(turn_html(answer, shipped, "k")).one(cls="masked").all("b") == []


def test_guidance_follows_the_lines_in_a_crisis_even_where_it_has_other_roles(shipped: Edition) -> None:
    answer = replace(crisis(shipped), blocks=crisis(shipped).blocks[::-1])
    titles = [h3.text for h3 in seen(turn_html(answer, shipped, "k")).one("article").all("h3")]
    assert titles[0] == Role.HELPLINE.title
