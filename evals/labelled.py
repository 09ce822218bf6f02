"""Labelled texts of evals/sets/: what each should be taken for."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SETS = Path(__file__).parent / "sets"
"""The folder of the labelled sets that come with the program."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and its labels, empty where nothing should be found; `split` is "dev" or "test"."""

    item_id: str
    text: str
    labels: tuple[str, ...]
    split: str


def read_labelled(name: str, *, split: str = "", field: str = "") -> list[Labelled]:
    """Return the items of `sets/<name>.jsonl`, of one split where it is named.

    Raises:
        OSError: there is no such set.
    """
    items = read_labelled_file(SETS / f"{name}.jsonl", field or _FIELDS[name])
    return [item for item in items if split in ("", item.split)]


def read_labelled_file(path: Path, field: str) -> list[Labelled]:
    """Return the items of a JSON Lines file whose labels are in `field`.

    Raises:
        OSError: the file cannot be read.
        KeyError: a line lacks a field.
    """
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Labelled(str(row["id"]), str(row["text"]), tuple(_list(row[field])), str(row["split"]))
        for row in rows
    ]


_FIELDS = {"urgency": "concerns", "scope": "refusal", "values": "why", "traps": "entry_id"}
"""Set → the field that holds its labels."""


def _list(value: object) -> Iterable[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return [str(value)] if value else []
