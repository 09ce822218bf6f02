"""Ours beside its own parts: BM25 alone and vectors alone, from the same index, on every measure.

python -m evals.alone --dataset DIR [--json]
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import numpy as np

from evals.dataset import Query, as_edition, read_qrels, read_queries, read_texts
from evals.intervals import mean_interval, rounded
from evals.measures import Grades
from evals.retrieval import DEPTH, MEASURES, rank_all
from index.analyze import terms
from index.arrays import Floats
from index.open import ensure_index
from index.retrieve import PassageRetriever

Rankings = Mapping[str, Sequence[str]]
"""Query id → text ids, best first."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A throw-away index over a dataset; `names` is entry id → text id."""

    retriever: PassageRetriever
    names: Mapping[str, str]


@contextmanager
def opened(folder: Path) -> Iterator[Opened]:
    """Give an index of a dataset's texts, built with the default settings and removed afterwards.

    Raises:
        DatasetError: the texts are missing or cannot be read.
        IndexUnavailableError: the index could not be built.
    """
    texts = read_texts(folder)
    edition = as_edition(texts)
    names = {entry.entry_id: text.text_id for entry, text in zip(edition.entries, texts, strict=True)}
    with tempfile.TemporaryDirectory(prefix="yorisoi-eval-", ignore_cleanup_errors=True) as place:
        yield Opened(ensure_index(Path(place), edition), names)


def by_bm25(index: Opened, queries: Sequence[Query]) -> Rankings:
    """Return the rankings of BM25 alone, over the same words and fields, without any softening."""
    held = index.retriever.parts.entry_terms
    return _ranked(index, queries, lambda text: held.scores(dict.fromkeys(terms(text), 1.0)), above=0.0)


def by_vectors(index: Opened, queries: Sequence[Query]) -> Rankings:
    """Return the rankings of the entries' vectors alone, by their cosine with the query's."""
    ranker = index.retriever.ranker
    return _ranked(
        index, queries, lambda text: ranker.parts.vectors.entries @ ranker.model.encode_question(text)
    )


def values_of(
    rankings: Rankings, judged: Mapping[str, Grades], names: Sequence[str]
) -> dict[str, list[float]]:
    """Return measure → its value for each of the named queries, in order."""
    return {
        label: [measure(rankings[name], judged[name]) for name in names]
        for label, measure in MEASURES.items()
    }


def judged_queries(queries: Sequence[Query], judged: Mapping[str, Grades]) -> list[Query]:
    """Return the queries that have a relevant text, in order."""
    return [q for q in queries if any(grade > 0 for grade in judged.get(q.query_id, {}).values())]


def compare(folder: Path) -> dict[str, object]:
    """Return every measure of ours, of BM25 alone and of vectors alone, and how far ours is above BM25.

    `above_bm25` holds each mean difference with its 95 % interval over the same queries (paired).

    Raises:
        DatasetError: a file of the dataset is missing or cannot be read.
        IndexUnavailableError: the index could not be built.
    """
    with opened(folder) as index:
        queries = read_queries(folder)
        found = {
            "ours": rank_all(index.retriever, queries, index.names)[0],
            "bm25_alone": by_bm25(index, queries),
            "vectors_alone": by_vectors(index, queries),
        }
    judged = read_qrels(folder)
    names = [query.query_id for query in judged_queries(queries, judged)]
    values = {label: values_of(rankings, judged, names) for label, rankings in found.items()}
    ours, bm25 = values["ours"], values["bm25_alone"]
    return {
        "queries": len(names),
        **{label: _means(each) for label, each in values.items()},
        "above_bm25": {label: difference(ours[label], bm25[label]) for label in MEASURES},
    }


def difference(values: Sequence[float], others: Sequence[float]) -> dict[str, object]:
    """Return the mean of the paired differences with its 95 % bootstrap interval."""
    each = [one - other for one, other in zip(values, others, strict=True)]
    return {"mean": round(mean(each), 4) if each else 0.0, "interval_95": rounded(mean_interval(each))}


def _ranked(
    index: Opened, queries: Sequence[Query], score: Callable[[str], Floats], above: float = -np.inf
) -> Rankings:
    """The rankings by a score, without the texts that do not reach above a bound."""
    ids = [index.names[entry_id] for entry_id in index.retriever.parts.entry_ids]
    rankings = {}
    for query in queries:
        scores = score(query.text)
        best = np.argsort(-scores, kind="stable")[:DEPTH]
        rankings[query.query_id] = [ids[place] for place in best if scores[place] > above]
    return rankings


def _means(values: Mapping[str, Sequence[float]]) -> dict[str, float]:
    return {label: round(mean(each), 4) if each else 0.0 for label, each in values.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, one part a line."""
    parser = argparse.ArgumentParser(prog="python -m evals.alone")
    parser.add_argument(
        "--dataset", type=Path, required=True, help="corpus.jsonl, queries.jsonl, qrels.tsv のあるフォルダー"
    )
    parser.add_argument("--json", action="store_true", help="JSON で出す")
    given = parser.parse_args(arguments)
    report = compare(given.dataset)
    lines = (
        [json.dumps(report, ensure_ascii=False)] if given.json else [f"{k}\t{v}" for k, v in report.items()]
    )
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
