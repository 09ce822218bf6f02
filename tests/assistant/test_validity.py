"""Expired local entries are never said."""

from datetime import date, timedelta

import pytest

from assistant.answer import Answer, Status
from assistant.assistant import Assistant
from assistant.validity import Ranking, is_expired
from index.hit import EntryHit
from tests.assistant.conftest import TODAY
from tests.assistant.local_entries import LOCAL, local_entry

OLD = "家族教室つむぎの会の日程と申込みを教えてください"


def said(answer: Answer) -> set[str]:
    return {c.passage.entry_id for c in answer.citations} | {h.passage.entry_id for h in answer.nearest}


def test_the_last_day_still_counts() -> None:
    entry = local_entry("a", "題", "resource", "本文です。", {"expires": "2026-03-31"})
    assert not is_expired(entry, date(2026, 3, 31))
    assert is_expired(entry, date(2026, 4, 1))


def test_without_a_last_day_nothing_expires() -> None:
    assert not any(
        is_expired(entry, date(2100, 1, 1)) for entry in LOCAL.entries if "old" not in entry.entry_id
    )


def test_what_would_have_answered_is_told_to_have_expired(with_book: Assistant) -> None:
    answer = with_book.answer(OLD)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, "expired")
    assert "有効期限" in answer.blocks[0].sentences[0].text
    assert "local-old-1" not in said(answer)


def test_the_same_question_was_answered_while_it_was_valid(with_book: Assistant) -> None:
    before = Assistant(with_book.edition, with_book.retriever, today=lambda: date(2026, 3, 31))
    answer = before.answer(OLD)
    assert answer.status is Status.ANSWERED
    assert "local-old-1" in said(answer)


def test_an_abstention_shows_no_expired_entry_among_the_nearest(with_book: Assistant) -> None:
    for question in ("町民会館の第三土曜の空き状況は", "つむぎの会", "明日の天気を教えてください"):
        assert "local-old-1" not in said(with_book.answer(question))


def test_a_search_leaves_expired_entries_out_and_still_fills_its_places(with_book: Assistant) -> None:
    assert with_book.retriever.retrieve(OLD, 5)[0].passage.entry_id == "local-old-1"
    found = with_book.search(OLD, 5)
    assert len(found) == 5
    assert "local-old-1" not in {hit.passage.entry_id for hit in found}


@pytest.mark.parametrize(
    ("valid", "expired", "missed"), [(0.4, 0.0, False), (0.4, 0.5, False), (0.3, 0.5, True)]
)
def test_an_answer_is_missed_only_where_nothing_valid_is_near(
    valid: float, expired: float, missed: bool
) -> None:
    assert Ranking((EntryHit("point-8", valid, 1, ()),), expired).misses_the_answer is missed


def test_the_day_is_read_anew_for_each_question(with_book: Assistant) -> None:
    days = [date(2026, 3, 31)]
    assistant = Assistant(with_book.edition, with_book.retriever, today=lambda: days[0])
    assert "local-old-1" in said(assistant.answer(OLD))
    days[0] = TODAY + timedelta(days=1)
    assert "local-old-1" not in said(assistant.answer(OLD))
