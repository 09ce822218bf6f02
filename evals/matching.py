"""`python -m evals.matching`: how often an official point finds the note that treats the same, as JSON.

The points are put in other words by hand (`sets/matching.jsonl`); none of their text is the ministry's.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from assistant.precedence import Precedence
from corpus.edition import Edition, join, load_shipped
from corpus.entry import Entry, Kind, Provenance, Section
from corpus.matching import match_notes, with_matches
from evals.share import Share
from index.open import ensure_index

SET = Path(__file__).parent / "sets" / "matching.jsonl"


def read_points(path: Path = SET) -> list[tuple[Entry, str]]:
    """Return each made-up official point with the id of the note that treats the same ("" for none)."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(_point(number, row), row["note"]) for number, row in enumerate(rows, start=1)]


def _point(number: int, row: Mapping[str, Any]) -> Entry:
    body = f"{row['title']}\n{row['text']}"
    section = Section("内容", 0, len(body))
    return Entry(
        f"official/point-{number}",
        Kind.POINT,
        row["title"],
        Provenance.OFFICIAL,
        body,
        (section,),
        number=number,
    )


def figures(found: Mapping[str, Iterable[str]], wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return precision and recall of the pairs found, by official id; `wanted` names one note or ""."""
    pairs = [(entry_id, note) for entry_id, notes in found.items() for note in notes]
    return {
        "precision": Share.of(wanted[entry_id] == note for entry_id, note in pairs).as_json(),
        "recall": Share.of(
            note in found.get(entry_id, ()) for entry_id, note in wanted.items() if note
        ).as_json(),
    }


def measure() -> dict[str, Any]:
    """Return the figures by letters alone, as at the import, and with meaning, as when answering."""
    shipped, points = load_shipped(), read_points()
    notes = [entry for entry in shipped.entries if entry.provenance is Provenance.NOTES]
    official = [entry for entry, _ in points]
    wanted = {entry.entry_id: note for entry, note in points}
    letters = match_notes(official, notes)
    edition = join("matching", [shipped, Edition.of("official", with_matches(official, notes, letters))])
    with tempfile.TemporaryDirectory() as folder:
        precedence = Precedence(edition, ensure_index(Path(folder), edition))
    told = {entry_id: precedence.notes_of(entry_id) for entry_id in wanted}
    return {"letters": figures(letters, wanted), "with_meaning": figures(told, wanted)}


def main() -> None:
    """Measure and print."""
    argparse.ArgumentParser(description="公式の項目と実践ノートの対応を測ります").parse_args()
    print(json.dumps(measure(), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
