"""Measuring retrieval: the contract of `yorisoi eval retrieval`, on a dataset made in the test."""

import json
from pathlib import Path

import pytest

from evals.dataset import DatasetError, read_qrels, read_texts
from evals.retrieval import evaluate_dataset, percentile, score_all

TEXTS = [
    ("a", "手紙の書き方", "会えないときは短い手紙を書きます。" * 60),
    ("b", "家族の支え方", "家族の疲れを労います。"),
    ("c", "働くこと", "仕事を急がせません。"),
    ("d", "", "居場所では好きなことをして過ごします。"),
]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A folder with four texts (one longer than a passage, one without a title) and two queries."""
    rows = [json.dumps({"id": i, "title": t, "text": x}, ensure_ascii=False) for i, t, x in TEXTS]
    (tmp_path / "corpus.jsonl").write_text("\n".join(rows), encoding="utf-8")
    queries = [{"id": "q1", "text": "手紙を書く"}, {"id": "q2", "text": "家族が疲れた"}]
    lines = [json.dumps(query, ensure_ascii=False) for query in queries]
    (tmp_path / "queries.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta\t2\nq2\tb\t1\n", encoding="utf-8")
    return tmp_path


def test_reports_every_figure_of_the_contract(dataset: Path) -> None:
    report = evaluate_dataset(dataset)
    assert set(report) == {
        "nDCG@10", "R@5", "R@10", "RR@10", "P@10", "queries", "documents", "build_seconds", "index_mb", "query_ms",
    }  # fmt: skip
    assert (report["queries"], report["documents"]) == (2, 4)
    assert report["nDCG@10"] == 1.0
    assert report["P@10"] == 0.1


def test_judgements_do_not_reach_the_index(dataset: Path) -> None:
    before = evaluate_dataset(dataset)
    (dataset / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tc\t1\n", encoding="utf-8")
    after = evaluate_dataset(dataset)
    assert before["RR@10"] == 1.0
    assert after["RR@10"] < 1.0  # type: ignore[operator]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="corpus.jsonl"):
        evaluate_dataset(tmp_path)


def test_a_line_that_is_not_json_is_named_with_its_number(dataset: Path) -> None:
    with (dataset / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n{broken")
    with pytest.raises(DatasetError, match="5 行目"):
        read_texts(dataset)


def test_a_grade_that_is_no_number_is_refused(dataset: Path) -> None:
    (dataset / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta\tgood\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="good"):
        read_qrels(dataset)


def test_queries_without_a_judgement_do_not_count() -> None:
    scored = score_all({"q1": ["a"], "q2": ["x"]}, {"q1": {"a": 1}})
    assert scored["RR@10"] == 1.0


def test_percentile_is_the_nearest_rank() -> None:
    assert percentile([4, 1, 3, 2], 50) == 2
    assert percentile([4, 1, 3, 2], 95) == 4
    assert percentile([], 95) == 0.0
