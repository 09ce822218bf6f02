import base64
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from assistant.screens.conversation import Turn
from assistant.screens.sheet_file import GONE, sheet_file, sheet_html, stamp_of
from corpus.edition import Edition
from tests.assistant.screens.made import HOSTILE, answered, hostile, hostile_edition
from tests.assistant.screens.seen import seen

TODAY = date(2026, 11, 3)
QUESTION = "［氏名］さんに会えません。"


def asked_for(edition: Edition, wanted: str) -> dict[str, str]:
    stamp = stamp_of(edition)
    history = (
        Turn("ka", answered(edition, "別の質問です。"), stamp),
        Turn("kb", answered(edition, QUESTION), stamp),
    )
    return seen(sheet_html(history, wanted, TODAY)).one("div").attributes


def test_a_word_file_holds_the_masked_question(shipped: Edition) -> None:
    file = sheet_file(answered(shipped, QUESTION), stamp_of(shipped), "docx", TODAY)
    assert file.name == "相談シート_2026-11-03.docx"
    paragraphs = [paragraph.text for paragraph in Document(BytesIO(file.content)).paragraphs]
    assert QUESTION in paragraphs
    assert any(shipped.fingerprint[:8] in paragraph for paragraph in paragraphs)


def test_a_markdown_file_holds_the_turn_that_was_pressed(shipped: Edition) -> None:
    attributes = asked_for(shipped, "kb.md.1")
    text = base64.b64decode(attributes["data-sheet"]).decode()
    assert attributes["data-name"] == "相談シート_2026-11-03.md"
    assert QUESTION in text
    assert "別の質問" not in text


@pytest.mark.parametrize("wanted", ["kc.md.1", "kb.exe.1", "kb.1", "", "..", "ka/../kb.md.1"])
def test_what_is_not_a_turn_of_this_session_is_told_kindly(shipped: Edition, wanted: str) -> None:
    attributes = asked_for(shipped, wanted)
    assert (attributes["data-sheet"], attributes["data-say"]) == ("", GONE)


def test_two_presses_are_two_files_for_the_page(shipped: Edition) -> None:
    assert asked_for(shipped, "kb.md.1") != asked_for(shipped, "kb.md.2")


def test_hostile_text_stays_inside_the_file() -> None:
    edition = hostile_edition()
    shown = sheet_html((Turn("k", hostile(edition), stamp_of(edition)),), "k.md.1", TODAY)
    assert [element.tag for element in seen(shown).walk()] == ["div"]
    assert HOSTILE not in shown
