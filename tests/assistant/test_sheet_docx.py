from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentFile
from docx.oxml.ns import qn
from docx.shared import Mm

from assistant.sheet import MEMO_LINES, TITLE, Sheet, Stamp, sheet_of
from assistant.sheet_docx import to_docx
from tests.assistant.written import extractive_answer, small_edition

EDITION = small_edition()
SHEET = sheet_of(extractive_answer(EDITION), Stamp.of(EDITION, "0.1.0"), date(2026, 11, 3))


def opened(sheet: Sheet = SHEET) -> DocumentFile:
    return Document(BytesIO(to_docx(sheet)))


def headings(file: DocumentFile, style: str) -> list[str]:
    return [paragraph.text for paragraph in file.paragraphs if paragraph.style.name == style]


def test_headings_are_real_headings() -> None:
    file = opened()
    assert headings(file, "Title") == [TITLE]
    wanted = ["質問", "手がかり", "まだ分からないこと", "一緒に考える人", "メモ", "出典"]
    assert headings(file, "Heading 1") == wanted
    assert headings(file, "Heading 2") == [part.heading for part in SHEET.guidance]


def test_every_sentence_stands_with_its_numbers() -> None:
    text = "\n".join(paragraph.text for paragraph in opened().paragraphs)
    for part in SHEET.guidance:
        for line in part.lines:
            assert f"{line.text} [{line.citations[0]}]" in text


def test_is_a4_with_japanese_fonts_and_language() -> None:
    file = opened()
    assert abs(file.sections[0].page_width - Mm(210)) < Mm(1)
    assert abs(file.sections[0].page_height - Mm(297)) < Mm(1)
    fonts = file.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "游明朝"
    assert file.styles["Heading 1"].element.rPr.rFonts.get(qn("w:eastAsia")) == "游ゴシック"
    assert file.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:eastAsia")) == "ja-JP"
    assert file.core_properties.title == TITLE


def test_leaves_room_to_write() -> None:
    ruled = [
        p for p in opened().paragraphs if p._p.pPr is not None and p._p.pPr.find(qn("w:pBdr")) is not None
    ]
    assert len(ruled) == MEMO_LINES


def test_letters_that_xml_cannot_hold_do_no_harm() -> None:
    file = opened(replace(SHEET, question="会え\x00ま\x0bせ\ud800ん\ufffe。\u202e𠮷野さん"))
    assert any(paragraph.text == "会え ま せ ん 。𠮷野さん" for paragraph in file.paragraphs)
