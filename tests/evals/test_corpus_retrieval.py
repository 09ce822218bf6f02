"""Measuring our own corpus: the figures by hand, and one run over the real index."""

import json
from pathlib import Path

import pytest

from evals.abstention import Found
from evals.corpus_retrieval import evaluate_conversations, evaluate_questions, main, score, table
from evals.question_set import Conversation, Question

RANKING = ("point-1", "point-2", "point-3", "point-4", "point-5", "point-6")


def test_only_good_entries_count_as_found() -> None:
    figures = score({"q": RANKING}, {"q": {"point-1": 1, "point-2": 2, "point-6": 3}})
    assert (figures["n"], figures["hit@5"], figures["R@5"], figures["RR@10"]) == (1, 1.0, 0.5, 0.5)


def test_ndcg_rewards_every_grade() -> None:
    # (1 + 2/log2(3)) over (2 + 1/log2(3)): 2.2619 / 2.6309.
    figures = score({"q": RANKING}, {"q": {"point-1": 1, "point-2": 2}})
    assert figures["nDCG@10"] == pytest.approx(0.8597, abs=1e-4)


def test_tells_how_high_recall_can_be_and_how_many_of_the_best_entries_are_found() -> None:
    six = {f"point-{number}": 2 for number in range(1, 7)}
    figures = score({"a": RANKING, "b": RANKING}, {"a": six, "b": {"point-5": 3, "point-6": 3, "point-1": 2}})
    assert figures["R@5_ceiling"] == pytest.approx((5 / 6 + 1) / 2, abs=1e-4)
    assert (figures["n_best"], figures["R@5_best"], figures["R@5_best_ceiling"]) == (1, 0.5, 1.0)


def test_reports_by_type_and_style_and_names_what_was_missed() -> None:
    def asked(name: str, kind: str, entry_id: str) -> Question:
        return Question(name, name, kind, "worker", "plain", True, False, {entry_id: 3}, "test")

    questions = [asked("hit", "crisis", "point-1"), asked("miss", "terms", "point-9")]
    report = evaluate_questions(questions, {name: Found(RANKING, 0.9, False) for name in ("hit", "miss")})
    assert report["missed"] == ["miss"]
    assert {label: row["hit@5"] for label, row in report["by_type"].items()} == {"crisis": 1.0, "terms": 0.0}
    assert report["by_style"]["plain"]["n"] == 2
    assert table(report)[0].split("\t")[1:6] == ["n", "hit@5", "R@5", "nDCG@10", "RR@10"]
    assert table(report)[2].split("\t")[:3] == ["crisis", "1", "1.0"]


def test_a_follow_up_is_looked_up_with_what_came_before() -> None:
    talk = Conversation("t", ("手紙の書き方を教えてください。", "他には？"), "more", {"point-6": 3})

    def search(query: str) -> Found:
        return Found(("point-6",) if "手紙" in query else (), 0.9, False)

    report = evaluate_conversations([talk], search)
    assert report["with_rewrite"]["hit@5"] == 1.0
    assert report["without"]["hit@5"] == 0.0
    assert report["missed"] == []


def test_one_command_measures_the_shipped_corpus(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--json", "--index", str(tmp_path)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["split"] == "test"
    assert report["ranking"]["n"] > 150
    assert report["ranking"]["hit@5"] > 0.75
    assert report["conversations"]["with_rewrite"]["hit@5"] > report["conversations"]["without"]["hit@5"]
    assert len(report["abstention"]["curve"]) > 10
