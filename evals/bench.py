"""Benchmarks: `python -m evals.bench peers|speed|growth`; results go to a JSON file and a Markdown table."""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from assistant.settings import read_settings
from evals.dataset import Query, Text, read_qrels, read_queries, read_texts
from evals.growth import growth, speed
from evals.origin import here
from evals.peers.ours import yorisoi
from evals.peers.peer import Peer, Search
from evals.peers.vectors import chroma_static, langchain_ensemble
from evals.peers.words import (
    bm25s_with,
    character_pairs,
    haystack_bm25,
    langchain_bm25,
    llama_index_bm25,
    txtai_bm25,
)
from evals.retrieval import interval_all, percentile, score_all
from evals.use import measure_use
from index.analyze import terms

RESULTS = Path(__file__).parent / "results"

PEERS: Mapping[str, Callable[[Sequence[Text]], Search]] = {
    "yorisoi": yorisoi,
    "bm25s, character pairs": bm25s_with(character_pairs),
    "bm25s, Sudachi words": bm25s_with(terms),
    "LangChain BM25Retriever": langchain_bm25,
    "LlamaIndex BM25Retriever": llama_index_bm25,
    "Haystack BM25": haystack_bm25,
    "txtai BM25": txtai_bm25,
    "Chroma, static vectors": chroma_static,
    "LangChain ensemble, BM25 + Chroma": langchain_ensemble,
}


def compare(folder: Path) -> list[dict[str, object]]:
    """Return a row for each peer on one dataset, each measured in a process of its own.

    A peer whose package is not installed has only its name and the reason.
    """
    return [_in_own_process(name, folder) for name in PEERS]


def measure_peer(peer: Peer, texts: Sequence[Text], queries: Sequence[Query]) -> dict[str, object]:
    """Return one peer's rankings, build seconds, milliseconds a query, and peak memory in megabytes."""
    began = time.perf_counter()
    search = peer.build(texts)
    built = time.perf_counter() - began
    search("準備", 10)
    rankings, milliseconds = {}, []
    for query in queries:
        began = time.perf_counter()
        rankings[query.query_id] = search(query.text, 10)
        milliseconds.append(1000 * (time.perf_counter() - began))
    return {
        "rankings": rankings,
        "build_seconds": round(built, 2),
        "query_ms": {"p50": percentile(milliseconds, 50), "p95": percentile(milliseconds, 95)},
        # Linux counts in kibibytes.
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    }


def one_peer(name: str, folder: Path) -> dict[str, object]:
    """Return the row of one peer, its measures scored against the judgements after the last query."""
    try:
        row = measure_peer(Peer(name, PEERS[name]), read_texts(folder), read_queries(folder))
    except ImportError as error:
        return {"name": name, "not_measured": str(error)}
    rankings = row.pop("rankings")
    if not isinstance(rankings, dict):
        raise TypeError(f"rankings = {type(rankings)}")
    judged = read_qrels(folder)
    return {"name": name, **score_all(rankings, judged), **interval_all(rankings, judged), **row}


def table(rows: Sequence[Mapping[str, object]]) -> str:
    """Return rows as a Markdown table; a peer that was not measured says so."""
    columns = ("nDCG@10", "R@5", "R@10", "RR@10", "build_seconds", "query_ms", "memory_mb")
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for row in rows:
        cells = [_cell(row.get(column, "—")) for column in columns]
        lines.append(f"| {row['name']} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    if isinstance(value, Mapping):
        return f"p50 {value['p50']} · p95 {value['p95']}"
    return f"{value:.4f}" if isinstance(value, float) and value <= 1 else str(value)


def _in_own_process(name: str, folder: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "evals.bench", "one", "--dataset", str(folder), "--peer", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"name": name, "not_measured": (done.stderr.strip().splitlines() or ["no message"])[-1]}
    row: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return row


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    parser.add_argument("what", choices=["peers", "speed", "growth", "use", "one"])
    parser.add_argument("--dataset", type=Path, help="a folder with corpus, queries, qrels (not: use)")
    parser.add_argument("--peer", choices=list(PEERS), default="yorisoi")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 2_000, 10_000, 100_000])
    chosen = parser.parse_args(arguments)
    if chosen.what == "use":
        return _kept("use", measure_use(read_settings().home))
    if chosen.dataset is None:
        parser.error(f"{chosen.what} takes --dataset DIR")
    if chosen.what == "one":
        print(json.dumps(one_peer(chosen.peer, chosen.dataset), ensure_ascii=False))
        return 0
    name = f"{chosen.what}-{chosen.dataset.name}"
    if chosen.what == "peers":
        rows = compare(chosen.dataset)
        (RESULTS / f"{name}.md").write_text(table(rows), encoding="utf-8")
        return _kept(name, rows)
    if chosen.what == "speed":
        return _kept(name, speed(chosen.dataset))
    return _kept(name, growth(chosen.dataset, chosen.sizes))


def _kept(name: str, result: Mapping[str, object] | Sequence[Mapping[str, object]]) -> int:
    """Print a result with its origin (rows under `rows`), and keep it among the results."""
    named = result if isinstance(result, Mapping) else {"rows": result}
    text = json.dumps({"origin": here().as_json(), **named}, ensure_ascii=False, indent=2)
    print(text)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
