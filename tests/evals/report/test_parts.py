"""Parts: each evaluation's own report becomes figures, without a number changed."""

import json
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from evals import grounding, urgency
from evals.abstention import Found, abstention
from evals.answers import Item, report
from evals.corpus_retrieval import evaluate_questions
from evals.labelled import Labelled
from evals.question_set import Question
from evals.report.parts.abstention import abstention_figures
from evals.report.parts.answers import answer_figures
from evals.report.parts.datasets import measure_datasets
from evals.report.parts.guards import alarm_figure, urgency_figures
from evals.report.parts.importing import importing_figures
from evals.report.parts.proof import grounding_figures
from evals.report.parts.retrieval import retrieval_figures
from evals.report.parts.speed import speed_figures, spread
from evals.report.product import Product
from evals.report.report import PARTS, measure


def asked(name: str, *, answerable: bool, kind: str = "crisis") -> Question:
    relevant = {"point-1": 3} if answerable else {}
    return Question(name, name, kind, "worker", "plain", answerable, not answerable, relevant, "test")


QUESTIONS = [
    asked("found", answerable=True),
    asked("missed", answerable=True),
    asked("none", answerable=False),
]
FOUND = {
    "found": Found(("point-1",), 0.9, False),
    "missed": Found(("point-2",), 0.9, True),
    "none": Found((), 0.1, True),
}


def test_retrieval_keeps_the_numbers_of_its_report() -> None:
    report_ = evaluate_questions(QUESTIONS, FOUND)
    by_name = {figure.name: figure for figure in retrieval_figures(report_)}
    assert (by_name["retrieval.hit@5"].value, by_name["retrieval.hit@5"].n) == (0.5, 2)
    assert by_name["retrieval.RR@10"].value == 0.5


def test_both_errors_are_those_of_the_decision() -> None:
    answers, refusals = abstention_figures(abstention(QUESTIONS, FOUND))
    assert (answers.value, answers.n, refusals.value, refusals.n) == (0.0, 1, 0.5, 2)
    assert answers.meaning.lower_is_better
    assert refusals.meaning.lower_is_better


def test_answers_leave_out_shares_of_nothing(assistant: Assistant) -> None:
    items = [Item("a", "ご本人に会えないため支援が進みません。", "cannot_meet", True, False, {"point-8": 3})]
    names = {figure.name for figure in answer_figures(report(assistant, items))}
    assert "answers.citations_valid" in names
    assert "answers.wrong_answers" not in names


def test_danger_keeps_recall_and_alarms_apart() -> None:
    items = [
        Labelled("a", "死にたいと言っています。", ("suicide",), "dev"),
        Labelled("b", "手紙を書く。", (), "dev"),
    ]
    figures = urgency_figures(urgency.score(items), "urgency.test", "前からの文：")
    told = {figure.name.removeprefix("urgency.test."): (figure.value, figure.n) for figure in figures}
    assert told == {
        "recall": (1.0, 1),
        "false_alarms": (0.0, 1),
        "recall_or_asked": (1.0, 1),
        "alarmed_or_asked": (0.0, 1),
        "right_kind": (1.0, 1),
    }
    assert figures[0].name == "urgency.test.recall"
    assert figures[0].meaning.label.startswith("前からの文：")
    alarms = alarm_figure(urgency.alarms(["手紙を書く。", "死にたい。"]))
    assert (alarms.value, alarms.n) == (0.5, 2)


def test_importing_is_as_good_as_its_worst_layout() -> None:
    rows = [dict.fromkeys(("F1", "entry_pages", "printed_pages", "coverage"), value) for value in (1.0, 0.97)]
    assert [(figure.value, figure.n) for figure in importing_figures(rows)] == [(0.97, 2)] * 4


def test_times_are_told_by_rank_and_none_is_lost_from_the_histogram() -> None:
    times = [float(number) for number in range(1, 101)]
    median, most = speed_figures("answer", "答える時間", times, 60.0)
    assert (median.value, most.value, most.n) == (50, 95, 100)
    assert median.meaning.target is None
    assert most.meaning.target == 60
    assert sum(spread("散らばり", times).counts) == 100


def test_grounding_figures_are_those_of_one_split() -> None:
    pairs = grounding.read_pairs()[:30]
    found = grounding.evaluate(pairs)
    split = pairs[0].split
    figures = grounding_figures(found[split])  # type: ignore[arg-type]
    assert [figure.name for figure in figures] == [
        "grounding.precision",
        "grounding.recall",
        "grounding.caught",
    ]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "small-faq"
    folder.mkdir()
    texts = [
        {"id": "a", "title": "手紙", "text": "手紙を書く。"},
        {"id": "b", "title": "家族", "text": "家族を労う。"},
    ]
    for name, rows in (("corpus", texts), ("queries", [{"id": "q", "text": "手紙を書く"}])):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t1\n", encoding="utf-8")
    return folder


def test_a_public_set_is_measured_under_its_folders_name(assistant: Assistant, dataset: Path) -> None:
    section = measure_datasets(Product(assistant, dataset, (dataset,)))
    by_name = {figure.name: figure for figure in section.figures}
    assert by_name["datasets.small-faq.RR@10"].value == 1.0
    assert by_name["datasets.small-faq.RR@10"].n == 1
    assert section.plots


def test_only_the_parts_asked_for_are_measured_in_order(assistant: Assistant, index_directory: Path) -> None:
    told: list[str] = []
    made = measure(Product(assistant, index_directory), told.append, ["datasets", "grounding"])
    assert [section.name for section in made.sections] == ["grounding", "datasets"]
    assert made.sections[1].missing
    assert set(made.left_out) == set(PARTS) - {"grounding", "datasets"}
    assert told == ["[1/2] grounding を測っています", "[2/2] datasets を測っています"]
    assert json.loads(json.dumps(made.as_json()))["sections"][0]["figures"][0]["n"] > 0
