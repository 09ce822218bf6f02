from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, AnswerSentence, Block, Role, Status, WrittenBy
from assistant.sheet import EXTRACT_NOTE, MODEL_NOTE, NOTES_NOTE, OFFICIAL_NOTE, Stamp, sheet_of
from corpus.entry import Provenance
from tests.assistant.written import extractive_answer, small_edition

EDITION = small_edition()
ANSWER = extractive_answer(EDITION)
STAMP = Stamp.of(EDITION, "0.1.0")
DAY = date(2026, 11, 3)


def test_holds_every_sentence_under_its_heading_in_order() -> None:
    sheet = sheet_of(ANSWER, STAMP, DAY)
    assert [part.heading for part in sheet.guidance] == [block.role.title for block in ANSWER.blocks]
    said = [line.text for part in sheet.guidance for line in part.lines]
    assert said == [sentence.text for block in ANSWER.blocks for sentence in block.sentences]


def test_gives_each_citation_once_under_its_passage() -> None:
    references = sheet_of(ANSWER, STAMP, DAY).references
    assert sorted(n for r in references for n in r.numbers) == [c.n for c in ANSWER.citations]
    assert len(references) == len({c.passage.passage_id for c in ANSWER.citations})


def test_quotes_the_passage_where_the_sentence_is_not_its_own() -> None:
    cited = ANSWER.citations[0]
    block = Block(Role.FIRST, (AnswerSentence("小さな一つを大切にします。", (1,)),))
    answer = Answer("問い", Status.ANSWERED, blocks=(block,), citations=(cited,), written_by=WrittenBy.MODEL)
    sheet = sheet_of(answer, STAMP, DAY)
    assert sheet.references[0].quotes == ((1, cited.quote),)
    assert MODEL_NOTE in sheet.notes
    assert EXTRACT_NOTE not in sheet.notes


def test_says_whose_words_are_cited() -> None:
    cited = ANSWER.citations[0]
    official = replace(
        cited, passage=replace(cited.passage, provenance=Provenance.OFFICIAL, page="27", pdf_page=31)
    )
    sheet = sheet_of(replace(ANSWER, citations=(official,)), STAMP, DAY)
    assert sheet.references[0].place.endswith("27ページ、PDFの31枚目")
    assert sheet.references[0].provenance == "公式"
    assert OFFICIAL_NOTE in sheet.notes
    assert NOTES_NOTE not in sheet.notes
    assert NOTES_NOTE in sheet_of(ANSWER, STAMP, DAY).notes


def test_carries_the_day_and_the_stamp_of_the_material() -> None:
    sheet = sheet_of(ANSWER, STAMP, DAY)
    assert sheet.day == "2026年11月3日"
    assert (
        sheet.stamp == f"寄り添いナビ 0.1.0　資料の版 {EDITION.fingerprint[:8]}（{len(EDITION.entries)}項目）"
    )


@pytest.mark.parametrize(
    ("status", "heading"), [(Status.CRISIS, "最初にすること"), (Status.ABSTAINED, "お知らせ")]
)
def test_names_our_own_words(status: Status, heading: str) -> None:
    block = Block(Role.NOTICE, (AnswerSentence("110番・119番へ連絡してください。"),))
    assert sheet_of(Answer("問い", status, blocks=(block,)), STAMP, DAY).guidance[0].heading == heading
