"""Ours beside BM25 alone and vectors alone, on a dataset made in the test."""

import json
from pathlib import Path

import pytest

from evals.alone import compare, difference
from evals.retrieval import MEASURES

TEXTS = [
    ("a", "手紙の書き方", "会えないときは短い手紙を書きます。"),
    ("b", "家族の支え方", "家族の疲れを労います。"),
    ("c", "働くこと", "仕事を急がせません。"),
]
QUERIES = [("q1", "手紙を書く"), ("q2", "冷蔵庫"), ("q3", "判定のない問い")]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Three texts; one query that shares words with its text, one that does not, one without a judgement."""
    corpus = [json.dumps({"id": i, "title": t, "text": x}, ensure_ascii=False) for i, t, x in TEXTS]
    queries = [json.dumps({"id": i, "text": t}, ensure_ascii=False) for i, t in QUERIES]
    (tmp_path / "corpus.jsonl").write_text("\n".join(corpus), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text("\n".join(queries), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta\t1\nq2\tb\t1\n", encoding="utf-8")
    return tmp_path


def test_tells_each_part_alone_and_the_paired_difference(dataset: Path) -> None:
    report = compare(dataset)
    assert report["queries"] == 2
    ours, bm25, vectors = report["ours"], report["bm25_alone"], report["vectors_alone"]
    assert isinstance(ours, dict)
    assert isinstance(bm25, dict)
    assert isinstance(vectors, dict)
    assert set(ours) == set(bm25) == set(vectors) == set(MEASURES)
    assert bm25["RR@10"] == 0.5  # no word of q2 stands in any text, so BM25 finds nothing for it
    assert vectors["RR@10"] > bm25["RR@10"]  # its vector is still near to something
    above = report["above_bm25"]
    assert isinstance(above, dict)
    assert above["RR@10"]["mean"] == pytest.approx(ours["RR@10"] - 0.5, abs=1e-3)


def test_a_difference_is_paired() -> None:
    assert difference([0.9, 0.5], [0.8, 0.4]) == {"mean": 0.1, "interval_95": [0.1, 0.1]}
    assert difference([], []) == {"mean": 0.0, "interval_95": [0.0, 0.0]}
