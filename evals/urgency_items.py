"""The labelled texts about danger, with who wrote them and whether the writer is the one at risk."""

import json
from dataclasses import dataclass

from assistant.urgency_reader import TELLER
from evals.labelled import SETS


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled text; `kinds`: its dangers, and `TELLER` where the writer speaks of their own wish to die.

    `origin` is who wrote it and when, "" for the first set.
    """

    text: str
    kinds: frozenset[str]
    split: str
    origin: str


def read_items() -> list[Item]:
    """Return the texts of `evals/sets/urgency.jsonl`, in order."""
    lines = (SETS / "urgency.jsonl").read_text(encoding="utf-8").splitlines()
    return [_item(json.loads(line)) for line in lines]


def _item(row: dict[str, object]) -> Item:
    concerns = row["concerns"]
    kinds = {str(one) for one in concerns} if isinstance(concerns, list) else set()
    own = {TELLER} if row.get("teller") else set()
    return Item(str(row["text"]), frozenset(kinds | own), str(row["split"]), str(row.get("origin", "")))
