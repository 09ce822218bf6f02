"""Measures of answers, on answers made by hand."""

import json
from pathlib import Path

from assistant.answer import Answer, AnswerSentence, Block, Citation, Role, Status
from assistant.assistant import Assistant
from corpus.edition import Edition
from evals.answers import Item, entries_used, lead_entry, proven_share, read_items, repeats, report
from tests.corpus.making import edition, entry


def made() -> tuple[Edition, Answer]:
    held = edition(entry(), entry("stance-3", title="一歩ずつ"))
    first = held.passages_by_entry["stance-3"][0]
    step = held.passages_by_entry["point-8"][0]
    citations = (Citation(1, first, 0, len(first.text), ""), Citation(2, step, 0, len(step.text), ""))
    blocks = (
        Block(Role.FIRST, (AnswerSentence(first.text, (1,)),)),
        Block(Role.STEPS, (AnswerSentence(step.text, (2,)),)),
        Block(Role.NOTICE, (AnswerSentence("お知らせ"),)),
    )
    return held, Answer("問い", Status.ANSWERED, blocks=blocks, citations=citations)


def test_a_changed_sentence_is_not_counted_as_proven() -> None:
    held, answer = made()
    assert proven_share([answer], held).value == 1.0
    broken = Answer(
        "問い", Status.ANSWERED, citations=answer.citations,
        blocks=(Block(Role.STEPS, (AnswerSentence("作った文。", (1,)),)),),
    )  # fmt: skip
    assert proven_share([answer, broken], held).hits == 2
    assert proven_share([answer, broken], held).n == 3


def test_the_lead_is_the_first_step_and_used_entries_come_once() -> None:
    _, answer = made()
    assert lead_entry(answer) == "point-8"
    assert entries_used(answer) == ["stance-3", "point-8"]


def test_the_same_sentence_twice_is_a_repeat() -> None:
    # Both passages of the hand-made answer hold the same words.
    assert repeats(made()[1]) == 1


def test_items_are_read_by_split_and_turns_become_history(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    rows = [
        {
            "id": "1",
            "text": "会えない",
            "type": "cannot_meet",
            "answerable": True,
            "relevant": {"point-8": 3},
            "split": "dev",
        },
        {"id": "2", "turns": ["会えない", "他には"], "kind": "more", "relevant": {}, "split": "test"},
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert [item.item_id for item in read_items(path, "dev")] == ["1"]
    assert read_items(path)[1].earlier == ("会えない",)


def test_report_counts_both_kinds_of_error(assistant: Assistant) -> None:
    items = [
        Item("a", "ご本人に会えないため支援が進みません。", "cannot_meet", True, False, {"point-8": 3}),
        Item("b", "明日の天気を教えてください", "weather", False, False, {}),
    ]
    figures = report(assistant, items)
    assert figures["citations_valid"]["value"] == 1.0
    assert figures["any_best_cited"]["value"] == 1.0
    assert (figures["wrong_answers"]["n"], figures["wrong_refusals"]["n"]) == (1, 1)
    assert figures["wrong_refusals"]["value"] == 0.0
