"""Benchmarks: the same data for every peer, and honest rows."""

import json
from pathlib import Path

import pytest

from evals.bench import PEERS, one_peer, table
from evals.growth import growth, mixed_edition


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    texts = [
        {"id": "a", "title": "手紙", "text": "手紙を書く。"},
        {"id": "b", "title": "家族", "text": "家族を労う。"},
    ]
    queries = [{"id": "q", "text": "手紙を書く"}]
    for name, rows in (("corpus", texts), ("queries", queries)):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["yorisoi", "Chroma, static vectors"])
def test_a_peer_finds_the_plain_answer(dataset: Path, name: str) -> None:
    row = one_peer(name, dataset)
    assert (row["name"], row["RR@10"]) == (name, 1.0)


def test_a_peer_that_could_not_be_measured_is_still_in_the_table() -> None:
    assert "| txtai BM25 | — |" in table([{"name": "txtai BM25", "not_measured": "no module"}])


def test_growth_makes_the_same_passages_again(dataset: Path) -> None:
    first, second = (mixed_edition(dataset, 12) for _ in range(2))
    assert len(first.passages) == 12
    assert first.fingerprint == second.fingerprint


def test_ours_stands_first() -> None:
    assert next(iter(PEERS)) == "yorisoi"


def test_growth_tells_of_building_and_of_asking(dataset: Path) -> None:
    (row,) = growth(dataset, [24])
    assert row["passages"] == 24
    for name in ("build_seconds", "disk_mb", "build_memory_mb", "memory_mb", "filtered_to_plain"):
        assert float(str(row[name])) > 0
