from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.answer import Answer, Role, Status
from assistant.screens.answer_html import turn_html
from assistant.screens.page_image_html import figure
from corpus.edition import Edition
from corpus.kept import Kept
from tests.assistant.screens.imported import handbook, kept, shipped_with
from tests.assistant.screens.made import HOSTILE, Writing, answered
from tests.assistant.screens.seen import Element, seen


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("book")
    return kept(folder / "home", handbook(folder / "第2章.pdf"))


def official_answer(edition: Edition) -> Answer:
    """An answer of one official sentence and one of a practice note."""
    writing = Writing(edition)
    block = writing.block(Role.STEPS, ("official/point-2#body", 2), ("point-8#summary", 0))
    return Answer("会えません。", Status.ANSWERED, "", (block,), tuple(writing.citations))


def opened(answer: Answer, edition: Edition, n: int) -> Element:
    return seen(str(turn_html(answer, edition, "k"))).by_id(f"k-c{n}")


def test_a_citation_of_a_pdf_opens_with_its_page_and_the_cited_words(book: Kept) -> None:
    edition = shipped_with(book)
    answer = official_answer(edition)
    image = opened(answer, edition, 1).one("figure").one("img")
    address = urlsplit(image.attributes["src"])
    assert address.path == f"page/{book.originals[0].sha256}/2"
    assert parse_qs(address.query)["quote"] == [answer.citations[0].quote]
    assert image.attributes["loading"] == "lazy"
    assert "沈黙を待つ" in image.attributes["alt"]
    assert int(image.attributes["width"]) < int(image.attributes["height"])
    words = opened(answer, edition, 1).one("div", "words")
    assert answer.citations[0].quote in words.text


def test_what_has_no_page_opens_without_a_picture(book: Kept) -> None:
    edition = shipped_with(book)
    assert opened(official_answer(edition), edition, 2).all("figure") == []
    assert "<img" not in str(turn_html(answered(edition), edition, "k"))


def test_the_first_page_cannot_be_turned_back() -> None:
    first, later = (seen(str(figure("0" * 64, page, "", "題"))) for page in (1, 2))
    back = [b for b in first.all("button") if b.attributes.get("data-by") == "-1"]
    assert "disabled" in back[0].attributes
    assert all("disabled" not in b.attributes for b in later.all("button"))


def test_hostile_words_stay_words() -> None:
    shown = seen(str(figure("0" * 64, 1, HOSTILE, HOSTILE)))
    assert shown.one("figure").attributes["data-quote"] == HOSTILE
    assert len(shown.all("img")) == 1
    assert shown.all("script") == []
