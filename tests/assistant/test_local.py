"""The municipality's own desks, places and practice in an answer."""

import pytest

from assistant.answer import Answer, Role
from assistant.assistant import Assistant
from assistant.local import is_place, is_practice, place_units
from corpus.edition import Edition
from corpus.passage import passages_of
from tests.assistant.local_entries import LOCAL, local_entry


def told(answer: Answer, role: Role) -> list[tuple[str, str]]:
    """Entry and words of each sentence of a block; [] where there is no such block."""
    block = answer.block(role)
    sentences = block.sentences if block else ()
    return [(answer.citations[s.citations[0] - 1].passage.entry_id, s.text) for s in sentences]


@pytest.mark.parametrize(
    ("name", "place", "practice"),
    [("local-desk-1", True, False), ("local-place-1", True, False), ("local-practice-1", False, True)],
)
def test_a_local_entry_is_a_place_or_a_practice_by_its_kind(name: str, place: bool, practice: bool) -> None:
    entry = LOCAL.by_id[name]
    assert (is_place(entry), is_practice(entry)) == (place, practice)


def test_a_desk_is_told_by_its_name_number_hours_and_address_as_they_stand_in_the_file() -> None:
    entry = local_entry(
        "x",
        "一覧 ＞ 山の手相談室",
        "contact",
        "名称：山の手相談室\n対象：どなたでも\n電話：000-000-3333\n電話２：000-000-4444\n時間：月曜　9時から\n場所：山の手町1",
        {"phone": "000-000-3333、000-000-4444", "hours": "月曜 9時から", "address": "山の手町1"},
    )
    assert [unit.text for unit in place_units(entry, passages_of(entry))] == [
        "名称：山の手相談室",
        "電話：000-000-3333",
        "電話２：000-000-4444",
        "時間：月曜　9時から",
        "場所：山の手町1",
    ]


def test_a_place_without_a_telephone_is_told_by_the_sentences_that_name_it() -> None:
    entry = LOCAL.by_id["local-place-1"]
    assert [unit.text[:9] for unit in place_units(entry, passages_of(entry))] == [
        "居場所「ひだまり」",
        "毎週火曜の午後に公",
    ]


def test_a_national_entry_is_no_place(shipped: Edition) -> None:
    entry = shipped.by_id["policy-center"]
    assert place_units(entry, shipped.passages_by_entry["policy-center"]) == []


def test_a_fitting_local_place_is_where_to_turn(with_book: Assistant) -> None:
    answer = with_book.answer("居場所につなぎたいがご本人に合うか分からない")
    assert {entry for entry, _ in told(answer, Role.REFER)} == {"local-place-1"}


def test_a_desk_for_something_else_is_not_told(with_book: Assistant) -> None:
    for trouble in ("ご本人に会えないため支援が進みません。", "家族面談で何を扱っていいか分かりません。"):
        assert "local-desk-2" not in {c.passage.entry_id for c in with_book.answer(trouble).citations}


def test_a_question_for_a_desk_is_answered_with_its_number_and_hours(with_book: Assistant) -> None:
    answer = with_book.answer("試験町の相談窓口の電話番号は")
    assert told(answer, Role.FIRST) == [
        ("local-desk-1", "名称：試験町ひきこもり相談室"),
        ("local-desk-1", "電話：000-000-1111"),
        ("local-desk-1", "受付時間：平日9時から17時"),
    ]
    assert told(answer, Role.REFER) == []


def test_what_another_municipality_does_is_told_among_the_steps_or_as_a_fact(with_book: Assistant) -> None:
    for question in ("会話が苦手な方も通える居場所を、町で開きたいです", "図書館で居場所を開けないか"):
        answer = with_book.answer(question)
        said = {entry for role in (Role.FIRST, Role.STEPS) for entry, _ in told(answer, role)}
        assert "local-practice-1" in said


def test_in_a_crisis_the_national_lines_stay_first_and_no_desk_is_added(with_book: Assistant) -> None:
    answer = with_book.answer("息子さんが「もう死にたい」と言っています。試験町の相談室はどこですか")
    assert [block.role for block in answer.blocks][:2] == [Role.NOTICE, Role.HELPLINE]
    assert not any(entry.startswith("local-") for entry, _ in told(answer, Role.HELPLINE))
