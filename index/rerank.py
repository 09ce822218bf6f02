"""A second stage, off unless asked for: a cross-encoder reads the question and each of the first entries."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from index.arrays import Floats
from index.manifest import IndexUnavailableError
from index.parts import Parts
from index.rank import Ranked

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

DEPTH = 20
"""How many of the first entries are read again."""

SHARE = 0.5
"""How much the cross-encoder decides of their order; the first stage decides the rest."""

_KEPT = 10_000


class Reranker:
    """A sentence-transformers cross-encoder; what it said of a question and a text is kept in memory."""

    def __init__(self, model: "CrossEncoder") -> None:
        self.model = model
        self._known: dict[tuple[str, str], float] = {}

    def scores(self, query: str, texts: Sequence[str]) -> Floats:
        """How well each text fits the query, shape (texts,); higher is better, in the model's own units."""
        pairs = [(query, text) for text in texts]
        known = dict(self._known)
        new = list(dict.fromkeys(pair for pair in pairs if pair not in known))
        if new:
            found = np.asarray(self.model.predict(new, show_progress_bar=False), dtype=np.float32)
            said = dict(zip(new, found.reshape(len(new), -1)[:, 0].tolist(), strict=True))
            known |= said
            self._known = known if len(known) <= _KEPT else said
        return np.array([known[pair] for pair in pairs], dtype=np.float32)


def load_reranker(name: str, *, fetch: bool = False) -> Reranker:
    """Return a cross-encoder by its name or folder; it is fetched from the hub only where `fetch` says so.

    Raises:
        IndexUnavailableError: it is not on this machine (or could not be fetched), or is no such model.
    """
    # Heavy (torch): only loaded where a cross-encoder is asked for.
    from sentence_transformers import CrossEncoder

    try:
        return Reranker(CrossEncoder(name, device="cpu", num_labels=1, local_files_only=not fetch))
    except (OSError, ValueError, RuntimeError) as error:
        raise IndexUnavailableError(
            f"並べ替えモデル「{name}」を読み込めません。名前かフォルダーを確かめ、まだ取得していないときは"
            "つながる所で yorisoi build を実行してください。"
        ) from error


def reranked(ranked: Ranked, query: str, parts: Parts, reranker: Reranker) -> Ranked:
    """Return the candidates with the first DEPTH entries in a new order, best first.

    Each entry is read in its best passage. The order is new, the scores are not: the entry that comes first
    now has the score of the one that came first, and so on, so that scores stay comparable across queries.
    An entry's other passages keep their distance to its best one.

    Source: Nogueira and Cho 2019 (a cross-encoder over the first hits); both stages count at unit deviation.
    """
    entries = parts.entry_of_passage[ranked.rows]
    _, firsts = np.unique(entries, return_index=True)
    leading = np.sort(firsts)[:DEPTH]
    if len(leading) < 2:  # noqa: PLR2004  # one entry has no order
        return ranked
    passages = [parts.passages[row] for row in ranked.rows[leading]]
    read = reranker.scores(query, [f"{passage.title}\n{passage.text}" for passage in passages])
    before = ranked.fused[leading]
    order = np.argsort(-((1 - SHARE) * _at_unit(before) + SHARE * _at_unit(read)), kind="stable")
    shift = np.zeros(len(parts.entry_ids), dtype=np.float32)
    shift[entries[leading[order]]] = before - before[order]
    fused = ranked.fused + shift[entries]
    places = np.lexsort((ranked.rows, -fused))
    return replace(
        ranked,
        fused=fused[places],
        **{
            name: getattr(ranked, name)[places] for name in ("rows", "dense", "lexical", "cosine", "coverage")
        },
    )


def _at_unit(scores: Floats) -> Floats:
    """The scores as standard deviations above their mean; zeros if all are equal."""
    deviation = float(scores.std())
    scaled: Floats = (scores - scores.mean()) / np.float32(deviation if deviation > 1e-6 else 1.0)
    return scaled
