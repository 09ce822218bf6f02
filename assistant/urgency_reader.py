"""A second reader of danger: letter groups with weights learned from labelled questions, beside the rules.

It catches ways of saying that no rule lists. `python -m evals.urgency_training` learns the weights anew.
"""

import functools
import json
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path

WEIGHTS = Path(__file__).with_name("urgency_weights.json")
LONGEST = 4
"""Letter groups of one to this many characters are read."""

MIN_CHANCE = 0.9
"""A danger is taken to be told from this probability, where the rules see none."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For each kind of danger a bias; for each letter group a weight per kind, in the order of `kinds`."""

    kinds: tuple[str, ...]
    biases: tuple[float, ...]
    weights: dict[str, list[float]]

    def chances(self, folded: str) -> dict[str, float]:
        """Kind of danger → how likely the text tells of it, in [0, 1]."""
        groups = letter_groups(folded)
        scale = 1 / sqrt(len(groups) or 1)
        known = [self.weights[group] for group in groups if group in self.weights]
        sums = (sum(column) for column in zip(*known, strict=True)) if known else (0.0 for _ in self.kinds)
        totals = zip(self.kinds, self.biases, sums, strict=True)
        return {kind: 1 / (1 + exp(-(bias + scale * total))) for kind, bias, total in totals}


def letter_groups(folded: str) -> set[str]:
    """Return the distinct letter groups of a folded text."""
    return {
        folded[start : start + length]
        for length in range(1, LONGEST + 1)
        for start in range(len(folded) - length + 1)
    }


@functools.cache
def load_reader() -> Reader:
    """Return the reader that ships with the program."""
    record = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Reader(tuple(record["kinds"]), tuple(record["biases"]), record["weights"])
