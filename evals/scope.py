"""Measuring scope, the value guard and the traps: both errors of each, on labelled texts.

python -m evals.scope [--index FOLDER]

Each test split was written after the rules and looked at once. First looks: out of scope answered 7/46,
in scope refused 0/44; value guard recall 12/20, precision 12/12; traps corrected 17/18, false 0/9.
What was missed was then mended.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.scope import declines, outside
from assistant.traps import corrections
from assistant.values import guard
from corpus.edition import load_shipped
from evals.labelled import Labelled, read_labelled
from evals.share import Share
from index.open import ensure_index

Decision = Callable[[str], str]
"""A question → the refusal's name, "" where it is answered."""


def evaluate(index: Path | None = None) -> dict[str, object]:
    """Return the figures on both splits; with an index also those of the whole decision.

    Raises:
        OSError: a file cannot be read.
        IndexUnavailableError: the index cannot be built or opened.
    """
    decisions: dict[str, Decision] = {"by_words": lambda text: str(outside(text) or "")}
    if index:
        decisions["with_the_index"] = _whole_decision(index)
    return {split: _split(split, decisions) for split in ("dev", "test")}


def score_scope(items: Sequence[Labelled], decide: Decision) -> dict[str, object]:
    """Return both errors side by side, the share of right reasons, and what went wrong."""
    decided = {item.item_id: decide(item.text) for item in items}
    outer = [item for item in items if item.labels]
    inner = [item for item in items if not item.labels]
    return {
        "wrong_answers": Share.of(not decided[item.item_id] for item in outer).as_json(),
        "wrong_refusals": Share.of(bool(decided[item.item_id]) for item in inner).as_json(),
        "right_reason": Share.of(decided[item.item_id] in item.labels for item in outer).as_json(),
        "answered": [item.text for item in outer if not decided[item.item_id]],
        "refused": [item.text for item in inner if decided[item.item_id]],
    }


def score_values(items: Sequence[Labelled]) -> dict[str, object]:
    """Return recall and precision over kinds."""
    found = {item.item_id: {concerned.why.value for concerned in guard(item.text)} for item in items}
    wanted = [(item, why) for item in items for why in item.labels]
    given = [(item, why) for item in items for why in found[item.item_id]]
    return {
        "recall": Share.of(why in found[item.item_id] for item, why in wanted).as_json(),
        "precision": Share.of(why in item.labels for item, why in given).as_json(),
    }


def score_traps(items: Sequence[Labelled]) -> dict[str, object]:
    """Return how often the right entry comes first, and how often a harmless question is corrected."""
    edition = load_shipped()
    found = {item.item_id: [fix.entry_id for fix in corrections(item.text, edition)] for item in items}
    caught = [found[item.item_id][:1] == list(item.labels) for item in items if item.labels]
    return {
        "corrected": Share.of(caught).as_json(),
        "false": Share.of(bool(found[item.item_id]) for item in items if not item.labels).as_json(),
    }


def _split(split: str, decisions: dict[str, Decision]) -> dict[str, object]:
    scope = read_labelled("scope", split=split)
    return {
        "scope": {name: score_scope(scope, decide) for name, decide in decisions.items()},
        "values": score_values(read_labelled("values", split=split)),
        "traps": score_traps(read_labelled("traps", split=split)),
    }


def _whole_decision(index: Path) -> Decision:
    retriever = ensure_index(index, load_shipped())

    def decide(text: str) -> str:
        entries = retriever.rank_entries(text, 12)
        return str(declines(text, entries, retriever.confidence(text)) or "")

    return decide


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, help="索引のフォルダー（検索と合わせた判断も測ります）")
    print(json.dumps(evaluate(parser.parse_args().index), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
