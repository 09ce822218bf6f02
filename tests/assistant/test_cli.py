"""The command line, run as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENTRY_KEYS = {
    "entry_id", "kind", "heading", "title", "provenance", "characters", "questions", "passages", "links", "source",
}  # fmt: skip
PASSAGE_KEYS = {"passage_id", "entry_id", "text", "page", "pdf_page", "provenance"}


def yorisoi(home: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "YORISOI_HOME": str(home), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *arguments],
        input=given, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment, timeout=240,
        check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def home(index_directory: Path, retriever: Any) -> Path:
    return index_directory.parent


def failed_in_one_line(done: subprocess.CompletedProcess[str], code: int) -> str:
    told = done.stderr.strip()
    assert done.returncode == code, told
    assert "Traceback" not in told
    assert len(told.splitlines()) == 1, told
    return told


def test_ask_prints_one_object(home: Path) -> None:
    done = yorisoi(home, "ask", "ご本人に会えないため支援が進みません。", "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["status"] == "answered"
    assert any(c["entry_id"] == "point-8" for c in answer["citations"])


def test_ask_jsonl_answers_in_order_and_reads_conversations(home: Path) -> None:
    lines = [
        {"id": "a", "text": "市区町村訪問支援加算はいくらですか"},
        {"id": "b", "text": ["ご本人に会えないため支援が進みません。", "他には？"]},
        {"id": "c", "text": ""},
    ]
    done = yorisoi(
        home, "ask", "--jsonl", given="\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert "3,000千円" in answers[0]["blocks"][0]["sentences"][0]["text"]
    assert "point-8" not in {c["entry_id"] for c in answers[1]["citations"]}
    assert (answers[2]["status"], answers[2]["reason"]) == ("abstained", "unreadable")


def test_ask_for_a_person_shows_blocks_and_sources(home: Path) -> None:
    done = yorisoi(home, "ask", "ご本人に会えないため支援が進みません。090-1234-5678")
    assert "■ 進め方" in done.stdout
    assert "【実践ノート】" in done.stdout
    assert "個人が分かる情報を伏せました" in done.stdout
    assert "090" not in done.stdout


def test_search_prints_hits_with_scores(home: Path) -> None:
    hits = json.loads(yorisoi(home, "search", "会えない日", "-k", "3", "--json").stdout)["hits"]
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert hits[0]["score"] >= hits[1]["score"] >= hits[2]["score"]


def test_cases_say_why_they_match(home: Path) -> None:
    cases = json.loads(yorisoi(home, "cases", "40代男性、両親と暮らして20年", "-k", "2", "--json").stdout)[
        "cases"
    ]
    assert len(cases) == 2
    assert all(case["reasons"] for case in cases)


def test_entries_lists_every_entry_with_the_contracts_keys(home: Path) -> None:
    entries = json.loads(yorisoi(home, "entries", "--json").stdout)
    assert {frozenset(entry) for entry in entries} == {frozenset(ENTRY_KEYS)}
    assert {"point-50", "case-30", "stance-4"} <= {entry["entry_id"] for entry in entries}


def test_every_listed_passage_can_be_opened(home: Path) -> None:
    done = yorisoi(home, "passage", "point-8#steps", "--json")
    passage = json.loads(done.stdout)
    assert set(passage) == PASSAGE_KEYS
    assert passage["provenance"] == "notes"


def test_a_passage_that_is_not_there_is_told(home: Path) -> None:
    assert "point-99#steps" in failed_in_one_line(yorisoi(home, "passage", "point-99#steps"), 2)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nothing",),
        ("ask",),
        ("ask", "質問", "--jsonl"),
        ("search", "言葉", "-k", "0"),
        ("eval", "retrieval"),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_one_line(home: Path, arguments: tuple[str, ...]) -> None:
    failed_in_one_line(yorisoi(home, *arguments), 2)


def test_a_broken_line_is_named(home: Path) -> None:
    assert "2行目" in failed_in_one_line(
        yorisoi(home, "ask", "--jsonl", given='{"text":"会えない"}\n{broken'), 1
    )


def test_a_setting_of_the_wrong_form_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YORISOI_PORT", "みなと")
    assert "YORISOI_PORT" in failed_in_one_line(yorisoi(home, "entries"), 1)


@pytest.mark.parametrize("command", ["workshop", "study", "backup", "restore"])
def test_commands_of_a_later_version_say_so(home: Path, command: str) -> None:
    assert "まだありません" in failed_in_one_line(yorisoi(home, command), 1)


def test_doctor_finds_this_machine_fit(home: Path) -> None:
    done = yorisoi(home, "doctor", "--json")
    findings = json.loads(done.stdout)["findings"]
    assert done.returncode == 0, findings
    assert {"Python", "索引", "収録した文章"} <= {finding["name"] for finding in findings}


def test_doctor_says_when_there_is_no_index(tmp_path: Path) -> None:
    done = yorisoi(tmp_path, "doctor")
    assert done.returncode == 1
    assert "要確認  索引" in done.stdout


def test_eval_retrieval_prints_the_contracts_figures(home: Path, tmp_path: Path) -> None:
    rows = [
        {"id": str(n), "title": f"題{n}", "text": text}
        for n, text in enumerate(["窓口の時間は9時からです。", "ごみの日は火曜です。"])
    ]
    write = lambda name, lines: (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")  # noqa: E731
    write("corpus.jsonl", [json.dumps(row, ensure_ascii=False) for row in rows])
    write("queries.jsonl", [json.dumps({"id": "q", "text": "ごみは何曜日"}, ensure_ascii=False)])
    write("qrels.tsv", ["query-id\tcorpus-id\tscore", "q\t1\t1"])
    figures = json.loads(yorisoi(home, "eval", "retrieval", "--dataset", str(tmp_path), "--json").stdout)
    assert figures["R@10"] == 1.0
    assert {
        "nDCG@10",
        "R@5",
        "RR@10",
        "P@10",
        "queries",
        "documents",
        "build_seconds",
        "index_mb",
        "query_ms",
    } <= set(figures)


def test_a_dataset_that_is_not_there_is_told(home: Path, tmp_path: Path) -> None:
    failed_in_one_line(yorisoi(home, "eval", "retrieval", "--dataset", str(tmp_path / "none")), 2)
