"""Whole lists are told whole."""

import pytest

from assistant.answer import Answer, Role, Status
from assistant.assistant import Assistant
from assistant.citing import Citations
from assistant.listing import Lister, Listing, listing_asked
from assistant.plain_text import as_text
from corpus.edition import Edition
from corpus.entry import HEADINGS, Kind, Provenance


def items(answer: Answer) -> list[tuple[str, str, str]]:
    """Title of the block, entry and words of each sentence of the titled blocks."""
    return [
        (block.title, answer.citations[s.citations[0] - 1].passage.entry_id, s.text)
        for block in answer.blocks
        if block.title
        for s in block.sentences
    ]


def notices(answer: Answer) -> str:
    return "".join(s.text for block in answer.blocks if block.role is Role.NOTICE for s in block.sentences)


@pytest.mark.parametrize(
    ("question", "listing"),
    [
        ("1の項目を全部", Listing(Kind.POINT, 1)),
        ("2番目の項目のポイントは", Listing(Kind.POINT, 2)),
        ("三つ目の見出しを全部", Listing(Kind.POINT, 3)),
        ("支援の入口と出口のところのポイント一覧。", Listing(Kind.POINT, 4)),
        ("50のポイントを全部（見出しごとに）", Listing(Kind.POINT)),
        ("ポイントの一覧がほしい", Listing(Kind.POINT)),
        ("事例を全部教えて", Listing(Kind.CASE)),
        ("30の事例を一覧で", Listing(Kind.CASE)),
        ("3つの価値", Listing(Kind.VALUE)),
        ("4つの姿勢は何ですか", Listing(Kind.STANCE)),
        ("6つの留意点を全部", Listing(Kind.CAUTION)),
        ("支援で気をつける6つのことを全部", Listing(Kind.CAUTION)),
        ("4つの心構えを教えて", Listing(Kind.STANCE)),
    ],
)
def test_a_whole_list_is_recognised(question: str, listing: Listing) -> None:
    assert listing_asked(question) == listing


@pytest.mark.parametrize(
    "question",
    [
        "7つの項目を並べて",
        "50のポイントってどう分けてあるの",
        "50個の題名の一覧は公表されてる？",
        "不登校の事例を全部教えて",
        "事例検討で全部話すべきか",
        "事例はいくつ載っているんですか",
        "ポイントを全部覚える必要がありますか",
        "意向の確認が難しい",
        "留意点に沿って訪問したい",
        "面談で気をつけることは何ですか",
        "電話で注意する点を三つ",
        "全部やるのは無理です",
    ],
)
def test_a_question_about_a_list_asks_for_none(question: str) -> None:
    assert listing_asked(question) is None


def test_all_fifty_points_are_told_by_heading_each_in_a_sentence_of_its_own(assistant: Assistant) -> None:
    answer = assistant.answer("50のポイントを全部教えて")
    told = items(answer)
    assert [entry for _, entry, _ in told] == [f"point-{number}" for number in range(1, 51)]
    assert list(dict.fromkeys(title[2:] for title, _, _ in told)) == list(HEADINGS)
    assert len({text for _, _, text in told}) == 50
    assert "実践ノート" in notices(answer)
    assert "国のハンドブックの本文ではありません" in notices(answer)


def test_a_heading_asked_for_by_its_circled_number_tells_its_points_alone(
    assistant: Assistant, shipped: Edition
) -> None:
    answer = assistant.answer("⑦の項目を全部")
    wanted = [entry.entry_id for entry in shipped.of_kind(Kind.POINT) if entry.heading == 7]
    assert [entry for _, entry, _ in items(answer)] == wanted
    assert "支援者のエンパワメント" in answer.blocks[0].sentences[0].text


def test_all_thirty_cases_are_told_by_how_their_profiles_begin(
    assistant: Assistant, shipped: Edition
) -> None:
    told = items(assistant.answer("事例を全部教えて"))
    assert len(told) == len({entry for _, entry, _ in told}) == 30
    assert all(shipped.by_id[entry].attributes["pattern"] == title for title, entry, _ in told)
    assert all(len(text) >= 14 for _, _, text in told)


def test_official_cautions_are_listed_as_printed_with_their_pages(with_book: Assistant) -> None:
    answer = with_book.answer("6つの留意点を全部")
    told = items(answer)
    assert [entry for _, entry, _ in told] == [f"official/caution-{number}" for number in range(1, 7)]
    assert told[3][2] == "留意点4　支援の強要に注意する"
    assert [c.passage.page for c in answer.citations] == ["8", "9", "10", "11", "12", "13"]
    assert {c.provenance for c in answer.citations} == {Provenance.OFFICIAL}
    assert notices(answer) == ""


def test_another_count_than_the_overviews_is_said(with_book: Assistant) -> None:
    answer = with_book.answer("50のポイントを全部教えて")
    assert [entry for _, entry, _ in items(answer)] == [f"official/point-{number}" for number in range(1, 8)]
    assert "7件" in notices(answer)
    assert "50件" in notices(answer)


def test_where_official_cautions_are_missing_the_overviews_names_follow(with_book: Assistant) -> None:
    less = [entry for entry in with_book.edition.entries if entry.entry_id != "official/caution-5"]
    edition = Edition.of("less", less)
    citations = Citations(edition)
    blocks = Lister(edition).blocks("6つの留意点を全部", citations)
    answer = Answer("", Status.ANSWERED, "", tuple(blocks), citations.all())
    assert "エンパワメントやコーディネート" in [text for _, _, text in items(answer)]
    assert "5件" in notices(answer)


def test_a_list_of_names_of_the_overview_stays_its_own(assistant: Assistant) -> None:
    answer = assistant.answer("7つの見出しは何ですか")
    assert answer.status is Status.ANSWERED
    assert [s.text for s in answer.blocks[0].sentences][1:] == list(HEADINGS)


def test_a_list_is_headed_by_its_titles_in_a_terminal(assistant: Assistant) -> None:
    told = as_text(assistant.answer("50のポイントを全部教えて"))
    assert "■ ② 意向の確認" in told
