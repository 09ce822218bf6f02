"""How likely each ranked entry is to be of use, learned from judged questions: what an answer is cut to."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from corpus.edition import Edition
from index.hit import EntryHit

COMPANY = 8
"""How many of the first entries vouch for another one by their links."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic curve over three signals of an entry: its score, its distance from the best, its links.

    `score` weighs the log odds of the calibrated score, `behind` how far these are below the best entry's
    (0 or less), `company` the share of the first entries, by score, that are linked with it.

    Source: `python -m evals.chances`, from the grades of the dev questions of evals/sets/retrieval.jsonl
    (y: grade 2 or 3, the first 20 entries of each); area under the curve 0.90, folds by question.
    """

    constant: float = 0.52
    score: float = 3.14
    behind: float = 1.69
    company: float = 0.89


WEIGHTS = Weights()


def chances(ranked: Sequence[EntryHit], edition: Edition, weights: Weights = WEIGHTS) -> dict[str, float]:
    """Return entry id → how likely it is, in [0, 1], that the entry helps with what was asked.

    `ranked` are the entries for one question, best first.
    """
    signals = signals_of(ranked, edition)
    return {hit.entry_id: chance_of(of, weights) for hit, of in zip(ranked, signals, strict=True)}


def chance_of(signals: Sequence[float], weights: Weights = WEIGHTS) -> float:
    """Return the chance of an entry with these signals (score, behind, company), in [0, 1]."""
    score, behind, company = signals
    odds = weights.constant + weights.score * score + weights.behind * behind + weights.company * company
    return 1 / (1 + exp(-odds))


def signals_of(ranked: Sequence[EntryHit], edition: Edition) -> list[tuple[float, float, float]]:
    """Return score, behind and company (see Weights) of each ranked entry, in order."""
    best = log_odds(ranked[0].score) if ranked else 0.0
    first = {hit.entry_id: hit.score for hit in ranked[:COMPANY]}
    return [
        (log_odds(hit.score), log_odds(hit.score) - best, _company(hit.entry_id, first, edition))
        for hit in ranked
    ]


def log_odds(chance: float) -> float:
    """Return ln(chance / (1 - chance)), bounded where the chance is next to 0 or 1."""
    held = min(max(chance, 1e-4), 1 - 1e-4)
    return log(held / (1 - held))


def _company(entry_id: str, first: dict[str, float], edition: Edition) -> float:
    others = {name: score for name, score in first.items() if name != entry_id}
    links = edition.by_id[entry_id].links
    linked = sum(
        score for name, score in others.items() if name in links or entry_id in edition.by_id[name].links
    )
    return linked / max(sum(others.values()), 1e-9)
