"""Cross-validation of the ranking's settings: chosen on some queries, measured on the others.

python -m evals.crossvalidation --dataset DIR [--folds 5] [--json]

The index is built once and never sees a judgement; only the ranking is done again, with each of the
settings of `GRID`. Each fold is measured with the settings that were best on the other folds.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path
from statistics import mean

import numpy as np

from evals.alone import Opened, Rankings, by_bm25, by_vectors, difference, judged_queries, opened, values_of
from evals.dataset import Query, read_qrels, read_queries
from evals.intervals import mean_interval, rounded
from evals.retrieval import MEASURES, rank_all
from index.rank import Ranker, Weights

GRID: Mapping[str, Sequence[float]] = {
    "lexical": (0.1, 0.18, 0.26),
    "exact": (0.0, 0.1, 0.2),
    "bigram": (0.0, 0.06),
}
"""The settings tried, every combination of them; all others stay as shipped."""

CHOSEN_BY = "nDCG@10"
SEED = 20250131

Values = Mapping[str, Sequence[float]]
"""Measure → its value for each query, in order."""


def settings_of(grid: Mapping[str, Sequence[float]]) -> list[Weights]:
    """Return the weights of every combination in a grid."""
    return [replace(Weights(), **dict(zip(grid, each, strict=True))) for each in product(*grid.values())]


def folds_of(count: int, folds: int) -> list[list[int]]:
    """Return the places 0 … count-1 in `folds` parts of nearly equal size; the same for the same numbers."""
    order = np.random.default_rng(SEED).permutation(count).tolist()
    return [sorted(order[start::folds]) for start in range(folds)]


def chosen_on_others(values: Sequence[Sequence[float]], folds: Sequence[Sequence[int]]) -> list[int]:
    """Return for each fold the row of `values` with the highest mean outside it (the first of equal ones).

    `values[s][q]` is the measure of settings s for query q.
    """
    table = np.asarray(values, dtype=np.float64)
    inside = np.zeros((len(folds), table.shape[1]), dtype=np.bool_)
    for fold, places in enumerate(folds):
        inside[fold, list(places)] = True
    return [int(table[:, ~mask].mean(axis=1).argmax()) for mask in inside]


def crossvalidate(folder: Path, folds: int = 5) -> dict[str, object]:
    """Return the measures of chosen settings on queries they were not chosen on, beside the others'.

    `crossvalidated` has the settings chosen by each fold; `shipped` are those of `Weights`;
    `above_*` are paired differences of the cross-validated from the others.

    Raises:
        DatasetError: a file of the dataset is missing or cannot be read.
        IndexUnavailableError: the index could not be built.
    """
    grid = settings_of(GRID)
    with opened(folder) as index:
        queries = read_queries(folder)
        ranked = [_rankings(index, queries, weights) for weights in (Weights(), *grid)]
        alone = {"bm25_alone": by_bm25(index, queries), "vectors_alone": by_vectors(index, queries)}
    judged = read_qrels(folder)
    names = [query.query_id for query in judged_queries(queries, judged)]
    shipped, *tried = [values_of(rankings, judged, names) for rankings in ranked]
    parts = folds_of(len(names), folds)
    chosen = chosen_on_others([values[CHOSEN_BY] for values in tried], parts)
    held_out = _held_out(tried, parts, chosen)
    others = {"shipped": shipped, **{label: values_of(each, judged, names) for label, each in alone.items()}}
    return {
        "queries": len(names),
        "folds": folds,
        "settings_tried": len(grid),
        "chosen": [{name: asdict(grid[row])[name] for name in GRID} for row in chosen],
        "crossvalidated": summary(held_out),
        **{label: summary(values) for label, values in others.items()},
        **{
            f"above_{label}": {name: difference(held_out[name], values[name]) for name in MEASURES}
            for label, values in others.items()
        },
    }


def summary(values: Values) -> dict[str, object]:
    """Return each measure's mean with its 95 % bootstrap interval."""
    return {
        label: {"mean": round(mean(each), 4) if each else 0.0, "interval_95": rounded(mean_interval(each))}
        for label, each in values.items()
    }


def _rankings(index: Opened, queries: Sequence[Query], weights: Weights) -> Rankings:
    shipped = index.retriever.ranker
    ranker = Ranker(shipped.parts, shipped.model, shipped.nearest, weights)
    return rank_all(index.retriever.model_copy(update={"ranker": ranker}), queries, index.names)[0]


def _held_out(tried: Sequence[Values], parts: Sequence[Sequence[int]], chosen: Sequence[int]) -> Values:
    """The values of each query under the settings chosen without it."""
    of_query = {place: row for places, row in zip(parts, chosen, strict=True) for place in places}
    return {
        label: [tried[of_query[place]][label][place] for place in range(len(of_query))] for label in MEASURES
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, one part a line."""
    parser = argparse.ArgumentParser(prog="python -m evals.crossvalidation")
    parser.add_argument(
        "--dataset", type=Path, required=True, help="corpus.jsonl, queries.jsonl, qrels.tsv のあるフォルダー"
    )
    parser.add_argument("--folds", type=int, default=5, choices=range(2, 21), help="分ける数（2〜20）")
    parser.add_argument("--json", action="store_true", help="JSON で出す")
    given = parser.parse_args(arguments)
    report = crossvalidate(given.dataset, given.folds)
    lines = (
        [json.dumps(report, ensure_ascii=False)] if given.json else [f"{k}\t{v}" for k, v in report.items()]
    )
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
