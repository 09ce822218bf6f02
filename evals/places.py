"""`python -m evals.places`: whether an answer names the local desk that fits, as JSON.

A made-up municipality's list of desks (`sets/places/desks.csv`) is imported as a municipality imports its own,
and situations are put to the assistant (`sets/places/situations.jsonl`); some want no desk at all.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.assistant import Assistant
from corpus.edition import Edition, join, load_shipped
from corpus.entry import Entry, Kind
from corpus.local.about import About, LocalKind
from corpus.local.entries import STEP
from corpus.local.importing import import_local
from corpus.shelf import Shelf
from evals.share import Share
from index.open import ensure_index

FOLDER = Path(__file__).parent / "sets" / "places"
SPLITS = ("dev", "test")


@dataclass(frozen=True, slots=True)
class Situation:
    """A question and the names of the desks that fit it; none where no desk is wanted."""

    id: str
    split: str
    text: str
    desks: frozenset[str]


def read_situations(split: str, path: Path = FOLDER / "situations.jsonl") -> list[Situation]:
    """Return the situations of a split, or of both for ""."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    held = [Situation(row["id"], row["split"], row["text"], frozenset(row["desks"])) for row in rows]
    return [situation for situation in held if split in ("", situation.split)]


def town(home: Path) -> Edition:
    """Import the made-up municipality's list into a home folder and return it with all that ships."""
    about = About("架空市", "相談窓口一覧", LocalKind.CONTACT)
    import_local(FOLDER / "desks.csv", home, about, today=date.today())
    return join("town", [load_shipped(), *Shelf(home).current()])


def name_of(desk: Entry) -> str:
    """The name of a desk, as its row has it."""
    return desk.title.rpartition(STEP)[2]


def named_in(answer: Answer, edition: Edition) -> frozenset[str]:
    """The names of the local desks that an answer cites."""
    entries = (edition.by_id[citation.passage.entry_id] for citation in answer.citations)
    return frozenset(name_of(entry) for entry in entries if entry.kind is Kind.LOCAL)


def figures(named: Sequence[tuple[Situation, frozenset[str]]]) -> dict[str, Any]:
    """Return how often a wanted desk is named, how many of those named fit, and how often one is named unasked."""
    wanted = [(situation, desks) for situation, desks in named if situation.desks]
    pairs = [(situation, desk) for situation, desks in named for desk in desks]
    return {
        "found": Share.of(bool(situation.desks & desks) for situation, desks in wanted).as_json(),
        "fitting": Share.of(desk in situation.desks for situation, desk in pairs).as_json(),
        "unasked": Share.of(bool(desks) for situation, desks in named if not situation.desks).as_json(),
    }


def ask(assistant: Assistant, situations: Iterable[Situation]) -> list[tuple[Situation, frozenset[str]]]:
    """Return each situation with the names of the desks that its answer cites."""
    return [(one, named_in(assistant.answer(one.text), assistant.edition)) for one in situations]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="地域の窓口が、合う相談で示されるかを測ります")
    parser.add_argument("--split", choices=SPLITS, default="", help="一方だけ（なければ両方を別々に）")
    parser.add_argument("--home", type=Path, help="索引を置くフォルダー（なければ終わりに消えます）")
    parser.add_argument("--misses", action="store_true", help="外れた相談を並べます")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = arguments.home or Path(folder)
        edition = town(home)
        assistant = Assistant(edition, ensure_index(home / "index", edition))
        for split in SPLITS if not arguments.split else (arguments.split,):
            named = ask(assistant, read_situations(split))
            print(json.dumps({"split": split, **figures(named)}, ensure_ascii=False))
            for one, desks in named if arguments.misses else ():
                if not (desks and desks <= one.desks) and (desks or one.desks):
                    print(f"  {one.id} {one.text} {sorted(desks)} ≠ {sorted(one.desks)}")


if __name__ == "__main__":
    main()
