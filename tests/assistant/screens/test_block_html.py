from dataclasses import replace

from assistant.answer import AnswerSentence, Block, Role
from assistant.heading import title_of
from assistant.screens.block_html import block_html, lines_html, marks, notice_html
from assistant.screens.passage_html import citation_ref, entry_ref
from corpus.edition import Edition
from tests.assistant.screens.made import answered, crisis, factual, notice
from tests.assistant.screens.seen import Element, seen


def shown(shipped: Edition, role: Role) -> Element:
    answer = answered(shipped)
    block = answer.block(role)
    assert block is not None
    return seen(block_html(block, answer, shipped, "k"))


def test_blocks_are_titled_by_their_role(shipped: Edition) -> None:
    answer = answered(shipped)
    assert [title_of(block, answer) for block in answer.blocks] == [
        "まず大切にしたいこと",
        "進め方",
        "似た事例",
        "気をつけること",
    ]


def test_a_first_block_of_facts_is_titled_as_an_answer(shipped: Edition) -> None:
    answer = factual(shipped)
    assert title_of(answer.blocks[0], answer) == "お答え"


def test_every_sentence_is_followed_by_a_button_for_its_citation(shipped: Edition) -> None:
    answer = answered(shipped)
    for block in answer.blocks:
        buttons = seen(block_html(block, answer, shipped, "k")).all("button", "cite")
        numbers = [number for sentence in block.sentences for number in sentence.citations]
        assert [b.attributes["aria-label"] for b in buttons] == [f"出典{n}を開く" for n in numbers]
        assert [b.attributes["data-open"] for b in buttons] == [citation_ref("k", n) for n in numbers]


def test_the_words_of_a_sentence_are_shown_unchanged(shipped: Edition) -> None:
    html = shown(shipped, Role.STEPS)
    block = answered(shipped).block(Role.STEPS)
    assert block is not None
    assert all(sentence.text in html.text for sentence in block.sentences)


def test_words_to_say_are_shown_as_speech(shipped: Edition) -> None:
    speech = shown(shipped, Role.STEPS).one("blockquote")
    assert shipped.passage_by_id["point-8#words"].sentences()[0].text in speech.text


def test_steps_are_a_list_and_a_selection_is_not_numbered(shipped: Edition) -> None:
    html = shown(shipped, Role.STEPS)
    assert len(html.all("ul")[0].all("li")) == 2
    assert html.all("ol") == []


def test_a_list_told_whole_keeps_its_numbers(shipped: Edition) -> None:
    answer = factual(shipped)
    html = seen(block_html(answer.blocks[0], answer, shipped, "k"))
    assert [item.text.rstrip("12345678") for item in html.one("ol").all("li")] == [
        shipped.by_id[f"stance-{number}"].title for number in range(1, 5)
    ]


def test_each_entry_is_named_and_opens_whole(shipped: Edition) -> None:
    title = shown(shipped, Role.STEPS).one("button", "entry-title")
    assert title.text == shipped.by_id["point-8"].title
    assert title.attributes["data-open"] == entry_ref("k", "point-8")


def test_a_case_is_named_told_to_be_made_up_and_its_turn_is_dated(shipped: Edition) -> None:
    html = shown(shipped, Role.CASE)
    assert html.one("button", "entry-title").text == shipped.by_id["case-1"].title
    assert "架空の事例です" in html.one(cls="facts").text
    assert shipped.passage_by_id["case-1#turn-2"].heading in [part.text for part in html.all(cls="part")]


def test_what_to_avoid_is_named_as_such(shipped: Edition) -> None:
    assert "避けたいこと" in [part.text for part in shown(shipped, Role.CAUTION).all(cls="part")]


def test_words_of_a_model_are_plain_paragraphs_with_their_citations(shipped: Edition) -> None:
    answer = answered(shipped)
    block = Block(Role.STEPS, (AnswerSentence("言い換えた文です。", (2, 3)),))
    html = seen(block_html(block, answer, shipped, "k"))
    assert html.one("p", "said").text.startswith("言い換えた文です。")
    assert len(html.all("button", "cite")) == 2
    assert html.all("button", "entry-title") == []


def test_a_telephone_line_is_shown_large_with_its_hours_and_its_citation(shipped: Edition) -> None:
    block = crisis(shipped).block(Role.HELPLINE)
    assert block is not None
    rows = seen(lines_html(block, "k")).all("li")
    assert [row.one("a", "tel").text for row in rows] == ["110", "0120-279-338"]
    assert "24時間" in rows[1].one(cls="line-details").text
    assert rows[1].one("button", "cite").text == "2"


def test_a_line_told_in_another_way_still_shows_its_words(shipped: Edition) -> None:
    block = Block(Role.HELPLINE, (AnswerSentence("困ったら0120-279-338へ。", (1,)),))
    assert "困ったら0120-279-338へ。" in seen(lines_html(block, "k")).text


def test_a_notice_cites_nothing_and_dials() -> None:
    html = seen(notice_html(notice("110番へ。", "上司へ。")))
    assert [p.text for p in html.all("p")] == ["110番へ。", "上司へ。"]
    assert html.all("button") == []


def test_the_last_character_and_its_marks_never_part() -> None:
    assert seen(marks(AnswerSentence("あ。", (1, 2)), "k")).text == "12"


def test_a_first_block_without_citations_keeps_its_title(shipped: Edition) -> None:
    answer = replace(answered(shipped), blocks=(Block(Role.FIRST, ()),))
    assert title_of(answer.blocks[0], answer) == "まず大切にしたいこと"
