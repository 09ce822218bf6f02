from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.screens.material_html import material_html
from assistant.screens.renewal import Progress, Stage
from assistant.screens.report_html import report_html
from assistant.screens.said_here import AS_OFFICIAL
from assistant.screens.state_html import STILL
from corpus.kept import Kept
from corpus.official.importing import OFFICIAL, Order, import_official
from corpus.shelf import Shelf
from tests.assistant.screens.imported import handbook, kept
from tests.assistant.screens.made import HOSTILE
from tests.assistant.screens.seen import Element, seen

TODAY = date(2026, 11, 25)
ADDRESS = "https://example.jp/handbook.pdf"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("book")
    return kept(folder / "home", handbook(folder / "第2章.pdf"))


def shown(progress: Progress | None = None, official: Kept | None = None) -> Element:
    return seen(str(material_html(progress or Progress(), official, [], ADDRESS, TODAY)))


def test_with_nothing_imported_it_says_so_and_offers_both_ways() -> None:
    tab = shown()
    assert tab.text.count("まだ取り込まれていません。") == 2
    assert ADDRESS in tab.one("p", "address").text
    assert [b for b in tab.all("button") if b.attributes.get("data-act") == "official/undo"] == []
    assert tab.all("section", "state") == []


def test_going_back_asks_first(book: Kept) -> None:
    (undo,) = [
        b for b in shown(official=book).all("button") if b.attributes.get("data-act") == "official/undo"
    ]
    assert "一つ前の取り込みに戻します" in undo.attributes["data-sure"]


def test_while_a_change_is_under_way_nothing_can_be_pressed() -> None:
    tab = shown(Progress(Stage.RUNNING, "取り込み", "読んでいます", 0.4))
    assert "disabled" in tab.one("fieldset").attributes
    assert tab.one("progress").attributes["value"] == "40"
    assert tab.one("p", "doing").attributes["role"] == "status"
    assert "disabled" not in shown().one("fieldset").attributes


def test_a_failure_gives_its_reason_and_says_what_stays() -> None:
    state = (
        shown(Progress(Stage.FAILED, "取り込み", "「a.pdf」は壊れています。")).one("section", "state").text
    )
    assert "取り込みはできませんでした。" in state
    assert "「a.pdf」は壊れています。" in state
    assert STILL in state


def test_what_to_look_at_after_a_local_import_is_told() -> None:
    report = {"about": {}, "warnings": ["2枚目のシートは隠れています。"]}
    assert (
        "2枚目のシート" in shown(Progress(Stage.DONE, "取り込み", report=report)).one("section", "state").text
    )


def test_the_report_is_in_plain_words(book: Kept) -> None:
    words = seen(str(report_html(book))).text
    assert "第2章.pdf（3ページ" in words
    assert "全部で3ページ" in words
    assert "ポイント3件50件数が違います" in words
    assert "{" not in words


def test_a_book_that_does_not_name_itself_says_how_it_is_cited_and_how_else(book: Kept) -> None:
    tab = shown(official=book)
    assert "「公式」とは示さず" in tab.one("p", "cited-as").text
    (box,) = [b for b in tab.all("input") if b.attributes.get("name") == "as_official"]
    assert "checked" not in box.attributes
    assert f"「{AS_OFFICIAL}」に印を付けて" in tab.one("details", "warnings").text
    assert "yorisoi" not in tab.text
    assert "--" not in tab.text


def test_one_that_a_person_answers_for_is_cited_as_official(tmp_path: Path) -> None:
    import_official([handbook(tmp_path / "a.pdf")], tmp_path / "home", [], Order(as_official=True))
    answered = Shelf(tmp_path / "home").find(OFFICIAL)
    assert "「公式」の印を付けて" in shown(official=answered).one("p", "cited-as").text


def test_hostile_names_and_warnings_stay_text(book: Kept) -> None:
    hostile = replace(
        book,
        originals=tuple(replace(original, name=HOSTILE) for original in book.originals),
        report={**book.report, "warnings": [HOSTILE]},
    )
    tab = shown(Progress(Stage.FAILED, HOSTILE, HOSTILE), hostile)
    assert tab.all("script") == tab.all("img") == []
    assert tab.text.count(HOSTILE) == 4
