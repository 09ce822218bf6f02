"""Links between entries, and smoothing: what is linked or near to what fits, fits a little too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.arrays import Floats, Rows
from index.sentences import ranges

NEIGHBOURS = 10
NEAR_SHARE = 0.2
"""The share of an entry's score that its nearest neighbours among the candidates decide."""

LINKING = 20
"""So many of the best candidates lift what they are linked with, each by how far it stands above the rest."""

LINK_SHARE = 0.55
"""How many standard deviations the entry with most of such links rises."""

_MOST_LINKED = 0.25
"""Links count by this power of how many an entry has: what everything is linked with says little."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of all entries, both ways: entry row e is linked with `targets[starts[e]:starts[e + 1]]`."""

    starts: Rows
    targets: Rows

    def lifts(self, entries: Rows, strengths: Floats) -> Floats:
        """For every entry what it gets from these entries of these strengths over links, at most 1."""
        lifted = np.zeros(len(self.starts) - 1, dtype=np.float32)
        if not len(self.targets):
            return lifted
        begins, ends = self.starts[entries], self.starts[entries + 1]
        np.add.at(lifted, self.targets[ranges(begins, ends)], np.repeat(strengths, ends - begins))
        lifted /= np.maximum(np.diff(self.starts), 1).astype(np.float32) ** _MOST_LINKED
        scaled: Floats = lifted / max(float(lifted.max()), 1e-6)
        return scaled


def make_links(linked: Mapping[str, Sequence[str]]) -> Links:
    """Return the links of entries, given as entry id → the ids it links to; unknown ids are left out."""
    row = {name: place for place, name in enumerate(linked)}
    pairs = {(row[name], row[other]) for name, others in linked.items() for other in others if other in row}
    both = np.array(sorted(pairs | {(b, a) for a, b in pairs}), dtype=np.int64).reshape(-1, 2)
    return Links(np.searchsorted(both[:, 0], np.arange(len(row) + 1)).astype(np.int64), both[:, 1])


def smoothed(scores: Floats, entries: Rows, vectors: Floats, links: Links) -> Floats:
    """Return the scores of candidate entries, with what their neighbours and links tell.

    Row i of `scores` (standard deviations above the corpus mean) and of the unit `vectors` tells of the
    entry row `entries[i]`.

    Source: score regularization (Diaz 2005), over the nearest neighbours and the editors' links.
    """
    count = len(scores)
    if count < 2:  # noqa: PLR2004  # one candidate has no neighbour
        return scores
    order = np.argsort(-scores, kind="stable")[: LINKING + 1]
    strengths = np.maximum(scores[order] - scores[order[-1]], 0.0)
    lifted = links.lifts(entries[order], strengths)[entries]
    smooth: Floats = (
        (1 - NEAR_SHARE) * scores + NEAR_SHARE * _of_neighbours(scores, vectors) + LINK_SHARE * lifted
    ).astype(np.float32)
    return smooth


def _of_neighbours(scores: Floats, vectors: Floats) -> Floats:
    """For each candidate the mean score of its nearest others, weighed by their cosines."""
    cosines = np.maximum(vectors @ vectors.T, 0.0)
    np.fill_diagonal(cosines, 0.0)
    count = min(NEIGHBOURS, len(scores) - 1)
    nearest = np.argpartition(cosines, -count, axis=1)[:, -count:]
    weights = np.take_along_axis(cosines, nearest, axis=1)
    totals = weights.sum(axis=1)
    means = (weights * scores[nearest]).sum(axis=1) / np.maximum(totals, 1e-6)
    return np.where(totals > 1e-6, means, scores)
