"""`python -m evals.importing [--pdf DIR]`: how well handbooks and real PDFs are read, as one JSON object."""

import argparse
import json
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.edition import load_shipped
from corpus.entry import Provenance
from corpus.matching import match_notes
from corpus.official.importing import parse_official
from corpus.official.kinds import EXPECTED
from corpus.official.parse import Parsed
from corpus.pdf.document import read_pdf
from corpus.pdf.letters import squashed
from evals.layouts.handbook import Truth, layouts_printed
from evals.layouts.layout import LAYOUTS, Layout
from evals.layouts.score import score

LABELS = Path(__file__).parent / "sets" / "pdf" / "headings.toml"


def measure_layouts(layouts: Sequence[Layout] = LAYOUTS) -> list[dict[str, Any]]:
    """Return a row for each made-up handbook: F1, pages, coverage, seconds, and how well notes match."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for layout, truth in layouts_printed(tuple(layouts), Path(folder)):
            began = time.perf_counter()
            parsed = parse_official([read_pdf(path) for path in truth.files])
            seconds = time.perf_counter() - began
            result = score(truth, parsed)
            rows.append(
                {
                    "layout": layout.name,
                    "pages": sum(truth.pages),
                    "F1": round(result.f1, 4),
                    "entry_pages": round(result.entry_pages, 4),
                    "sentence_pages": round(result.sentence_pages, 4),
                    "sentences_whole": round(result.sentences_found, 4),
                    "printed_pages": round(result.printed_pages, 4),
                    "coverage": round(result.coverage, 6),
                    "seconds": round(seconds, 1),
                    **_matches(truth, parsed),
                }
            )
    return rows


def _matches(truth: Truth, parsed: Parsed) -> dict[str, float]:
    """Precision and recall of the notes matched to the official entries."""
    notes = [e for e in load_shipped().entries if e.provenance is Provenance.NOTES]
    entries = [entry for entry in parsed.entries if entry.kind in EXPECTED]
    found = {(e, n) for e, ids in match_notes(entries, notes).items() for n in ids}
    wanted = {
        (f"official/{t.kind.value}-{t.number}", t.note_id) for t in truth.entries if t.kind.value != "case"
    }
    right = len(found & wanted)
    return {
        "match_precision": round(right / max(1, len(found)), 4),
        "match_recall": round(right / len(wanted), 4),
    }


def measure_pdfs(folder: Path) -> list[dict[str, Any]]:
    """Return a row for each real PDF in a folder: coverage, and headings found against our labels."""
    labels = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    return [_measure_pdf(path, labels.get(path.name, {})) for path in sorted(folder.glob("*.pdf"))]


def _measure_pdf(path: Path, label: dict[str, Any]) -> dict[str, Any]:
    began = time.perf_counter()
    parsed = parse_official([read_pdf(path)])
    (file,) = parsed.files
    kept = file.characters_indexed + sum(file.furniture.values())
    row: dict[str, Any] = {
        "file": path.name,
        "pages": file.pages,
        "characters": file.characters,
        "coverage": round(kept / file.characters, 6) if file.characters else None,
        "scanned_pages": len(file.scanned_pages),
        "seconds": round(time.perf_counter() - began, 2),
    }
    return row | (_headings(parsed, label) if label else {})


def _headings(parsed: Parsed, label: dict[str, Any]) -> dict[str, Any]:
    """Precision and recall over headings, questions and examples; found = everything set as a heading."""
    last = label.get("first_pages", parsed.files[0].pages)
    wanted = [(page, squashed(title)) for page, title in label["headings"]]
    wanted += [(page, f"問{n}") for n, page in label.get("questions", [])]
    wanted += [(page, f"記載例{n}") for n, page in label.get("examples", [])]
    found = [(page, text) for page, text in _found(parsed) if page <= last]
    pairs = [(want, got) for want in wanted for got in found if _same(want, got)]
    hit = {want for want, _ in pairs}
    right = len({got for _, got in pairs})
    return {
        "headings": len(wanted),
        "found": len(found),
        "recall": round(len(hit) / len(wanted), 3),
        "precision": round(right / max(1, len(found)), 3),
        "missed": [f"{page}: {text}" for page, text in wanted if (page, text) not in hit],
    }


def _same(want: tuple[int, str], got: tuple[int, str]) -> bool:
    """Whether a heading found is the one labelled: same page, same words after a mark of a few letters."""
    return want[0] == got[0] and want[1] in got[1][: len(want[1]) + 8]


def _found(parsed: Parsed) -> list[tuple[int, str]]:
    return [(heading.page, squashed(heading.text)) for heading in parsed.headings]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the importer.")
    parser.add_argument("--pdf", type=Path, help="a folder of real PDFs")
    arguments = parser.parse_args(argv)
    result = {"layouts": measure_layouts(), "pdfs": measure_pdfs(arguments.pdf) if arguments.pdf else []}
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
