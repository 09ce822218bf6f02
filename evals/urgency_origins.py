"""How danger is told in texts of a writer the reader has never read: each origin left out in turn.

python -m evals.urgency_origins [--of author-] [--folds 6]

Both halves of the reader are learned anew for each fold, with one net in place of the shipped ones.
Random folds flatter: they share the writer's ways. The rules of `urgency.toml` were mended on the first
set, `written-2026-11` and `blind-2026-11a/b`; the `voice-…` texts were not there when they were made.
"""

import argparse
import json
from collections.abc import Sequence

import numpy as np

from assistant.urgency import Urgency, judge
from assistant.urgency_net import read_nets
from assistant.urgency_reader import TELLER, Reader, read_record
from evals.share import Share
from evals.urgency_items import Item, read_items
from evals.urgency_net_training import Learning, Reading, learn_nets
from evals.urgency_training import ORDINARY_WEIGHT, Features, learn_from, ordinary_questions
from index.words import load_word_vectors

SHIPPED = "shipped"
"""The origin of the shipped questions that are not about danger: always learned from."""


ALL = "all"
"""The name of the figures over all origins that were left out."""

ONE_NET = Learning(seeds=(0,))


def evaluate(folds: int, prefix: str = "") -> dict[str, object]:
    """Return the figures of each dev origin of this prefix, read by a reader that learned from none of it.

    The origins are dealt like cards into so many folds; each fold is left out once.
    """
    items = [item for item in read_items() if item.split == "dev"]
    texts = [*items, *(Item(text, frozenset(), "dev", SHIPPED) for text in ordinary_questions())]
    vectors = load_word_vectors()
    features = Features.of([item.text for item in texts], vectors)
    reading = Reading.of([item.text for item in texts], vectors)
    origins = sorted({item.origin for item in items if item.origin.startswith(prefix)})
    judged: dict[int, Urgency] = {}
    for fold in range(folds):
        held = set(origins[fold::folds])
        learned = [place for place, item in enumerate(texts) if item.origin not in held]
        reader = _learn([texts[place] for place in learned], features.at(learned), reading.at(learned))
        judged |= {place: judge(item.text, reader) for place, item in enumerate(texts) if item.origin in held}
    told = {origin: [place for place in judged if texts[place].origin == origin] for origin in origins}
    told["voice-*"] = [place for place in judged if texts[place].origin.startswith("voice-")]
    told[ALL] = sorted(judged)
    return {
        origin or "first": {
            name: share.as_json()
            for name, share in figures([texts[p] for p in places], [judged[p] for p in places]).items()
        }
        for origin, places in told.items()
        if places
    }


def figures(items: Sequence[Item], judged: Sequence[Urgency]) -> dict[str, Share]:
    """Return recall, false alarms, and of the dangers seen: is the gravest kind, and who is at risk, right?"""
    pairs = list(zip(items, judged, strict=True))
    urgent = [(item, found) for item, found in pairs if item.kinds]
    seen = [(item, found) for item, found in urgent if found]
    return {
        "recall": Share.of(bool(found) for _, found in urgent),
        "false_alarms": Share.of(bool(found) for item, found in pairs if not item.kinds),
        "gravest_kind_right": Share.of(found.concerns[0] in item.kinds for item, found in seen),
        "writer_at_risk_seen": Share.of(f.teller_at_risk for item, f in seen if TELLER in item.kinds),
        "writer_wrongly_at_risk": Share.of(f.teller_at_risk for item, f in seen if TELLER not in item.kinds),
    }


def _learn(items: Sequence[Item], features: Features, reading: Reading) -> Reader:
    importance = np.array([ORDINARY_WEIGHT if item.origin == SHIPPED else 1.0 for item in items])
    labelled = [item.kinds for item in items if item.origin != SHIPPED]
    nets = read_nets(learn_nets(reading, labelled, load_word_vectors(), ONE_NET))
    return read_record(learn_from(features, [item.kinds for item in items], importance), nets)


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=6, help="書き手をいくつの組に分けて除くか")
    parser.add_argument("--of", default="", help="名がこの文字で始まる書き手だけを除く")
    wanted = parser.parse_args()
    print(json.dumps(evaluate(wanted.folds, wanted.of), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
