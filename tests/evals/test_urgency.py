"""Urgency as promised, on the labelled set."""

from pathlib import Path

from evals.labelled import Labelled, read_labelled
from evals.urgency import alarms, evaluate_file, faq_alarms, harmless_questions, score

EVERY = 4
"""One text of so many is read of those that the reader has learned from, and of our own questions."""


def test_recall_and_false_alarms_hold_on_both_splits() -> None:
    for split, every in (("dev", EVERY), ("test", 1)):
        items = read_labelled("urgency", split=split)[::every]
        figures = score(items)
        assert len(figures["missed"]) <= 0.02 * sum(bool(item.labels) for item in items)  # type: ignore[arg-type]
        assert len(figures["alarmed"]) <= 0.05 * sum(not item.labels for item in items)  # type: ignore[arg-type]


def test_texts_that_nobody_learned_from_are_told_as_reported() -> None:
    figures = score(read_labelled("urgency", split="blind"))
    assert len(figures["missed"]) <= 32  # type: ignore[arg-type]
    assert len(figures["alarmed"]) <= 19  # type: ignore[arg-type]
    assert figures["recall_or_asked"]["value"] >= 0.97  # type: ignore[index]
    assert figures["alarmed_or_asked"]["value"] <= 0.07  # type: ignore[index]


def test_a_file_is_measured_by_split_and_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    path.write_text(
        '{"id": "1", "text": "死にたいと言われた", "concerns": ["suicide"], "split": "x"}\n'
        '{"id": "2", "text": "手紙の書き方", "concerns": [], "split": "y"}\n',
        encoding="utf-8",
    )
    report = evaluate_file(path)
    assert list(report) == ["x", "y", "all"]
    assert report["x"]["recall"]["n"] == 1  # type: ignore[index]
    assert report["all"]["false_alarms"]["n"] == 1  # type: ignore[index]


def test_score_counts_by_hand() -> None:
    items = [
        Labelled("1", "死にたいと言われた", ("suicide",), "dev"),
        Labelled("2", "手紙の書き方", ("violence",), "dev"),
        Labelled("3", "面談の進め方", (), "dev"),
    ]
    figures = score(items)
    assert figures["recall"]["value"] == 0.5  # type: ignore[index]
    assert figures["missed"] == ["手紙の書き方"]
    assert figures["false_alarms"]["n"] == 1  # type: ignore[index]


def test_alarms_lists_what_fires() -> None:
    told = alarms(["死にたい", "手紙"])
    assert told["fired"] == ["死にたい"]
    assert told["asked"]["n"] == 2  # type: ignore[index]


def test_faq_is_read_from_a_folder(tmp_path: Path) -> None:
    for name in ("queries", "corpus"):
        (tmp_path / f"{name}.jsonl").write_text('{"id": "1", "text": "住民票"}\n', encoding="utf-8")
    assert faq_alarms(tmp_path)["queries"]["share"]["n"] == 1  # type: ignore[index]


def test_our_own_questions_that_are_not_about_danger_seldom_fire() -> None:
    assert alarms(harmless_questions()[::EVERY])["share"]["value"] <= 0.01  # type: ignore[index]
