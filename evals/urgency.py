"""Measuring urgency: dangers missed and false alarms, on labelled texts, on our own questions and on others.

python -m evals.urgency [--faq DIR] [--file LABELLED]

The blind figures, and how they were made, are in `sets/README.md`.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.urgency import assess_by_rule, assess_urgency
from corpus.edition import load_shipped
from evals.labelled import SETS, Labelled, read_labelled, read_labelled_file
from evals.share import Share

FAQ_LINES = 2000
"""How many lines of each FAQ file are read."""

SPLITS = ("dev", "test", "blind")
"""The reader learns from dev; the rules were mended on dev and test; no text of blind is learned from."""

DANGER_ENTRIES = ("point-28", "point-38", "caution-3", "case-8", "case-16", "case-19", "case-20", "case-22")
"""Entries about danger, besides helplines and the laws on abuse: their questions may well tell of it."""


def evaluate(faq: Path | None = None) -> dict[str, object]:
    """Return the figures on each split, the corpus and the FAQ in a folder, if one is given.

    Raises:
        OSError: a file cannot be read.
    """
    splits = {split: read_labelled("urgency", split=split) for split in SPLITS}
    report: dict[str, object] = {split: score(items) for split, items in splits.items()}
    report["corpus_not_about_danger"] = alarms(harmless_questions())
    if faq:
        report["faq"] = faq_alarms(faq)
    return report


def faq_alarms(faq: Path) -> dict[str, object]:
    """Return the alarms on the questions and the titles of the FAQ in a folder.

    Raises:
        OSError: a file cannot be read.
    """
    return {name: alarms(_faq_texts(faq / f"{name}.jsonl")) for name in ("queries", "corpus")}


def evaluate_file(path: Path) -> dict[str, object]:
    """Return the figures on each split of a file in the form of `sets/urgency.jsonl`, and on all of it.

    Raises:
        OSError: the file cannot be read.
        KeyError: a line lacks a field.
    """
    items = read_labelled_file(path, "concerns")
    splits = sorted({item.split for item in items})
    report: dict[str, object] = {
        split: score([item for item in items if item.split == split]) for split in splits
    }
    return {**report, "all": score(items)}


def score(items: Sequence[Labelled]) -> dict[str, object]:
    """Return recall, false alarms, the share of right kinds, and what went wrong.

    `recall_or_asked` and `alarmed_or_asked` count the texts, too, of which danger is only not ruled out.
    """
    told = [item for item in items if item.labels]
    calm = [item for item in items if not item.labels]
    read = {item.item_id: assess_urgency(item.text) for item in items}
    found = {name: {told.value for told in urgency.concerns} for name, urgency in read.items()}
    asked = {name: bool(urgency) or urgency.unsure for name, urgency in read.items()}
    return {
        "recall": Share.of(bool(found[item.item_id]) for item in told).as_json(),
        "recall_by_rule_alone": Share.of(bool(assess_by_rule(item.text)) for item in told).as_json(),
        "false_alarms": Share.of(bool(found[item.item_id]) for item in calm).as_json(),
        "recall_or_asked": Share.of(asked[item.item_id] for item in told).as_json(),
        "alarmed_or_asked": Share.of(asked[item.item_id] for item in calm).as_json(),
        "right_kind": Share.of(bool(found[item.item_id] & set(item.labels)) for item in told).as_json(),
        "missed": [item.text for item in told if not found[item.item_id]],
        "alarmed": [item.text for item in calm if found[item.item_id]],
    }


def alarms(texts: Iterable[str]) -> dict[str, object]:
    """Return the share of harmless texts that are taken for danger, and which; and of those merely not ruled out."""
    held = list(texts)
    read = [assess_urgency(text) for text in held]
    fired = [text for text, urgency in zip(held, read, strict=True) if urgency]
    return {
        "share": Share(len(fired), len(held)).as_json(),
        "asked": Share.of(urgency.unsure for urgency in read).as_json(),
        "fired": fired,
    }


def harmless_questions() -> list[str]:
    """Return the shipped questions of entries that are not about danger.

    Those of which a person reading them all would say that they may tell of danger are left out: they are
    in `sets/urgency_shipped.jsonl`.
    """
    lines = (SETS / "urgency_shipped.jsonl").read_text(encoding="utf-8").splitlines()
    grave = {json.loads(line)["text"] for line in lines}
    return [
        question
        for entry in load_shipped().entries
        if entry.entry_id not in DANGER_ENTRIES and not entry.entry_id.startswith("helpline-")
        if "abuse" not in entry.entry_id
        for question in entry.questions
        if question not in grave
    ]


def _faq_texts(path: Path) -> list[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:FAQ_LINES]]
    return [str(row.get("title") or row["text"]) for row in rows]


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faq", type=Path, help="queries.jsonl と corpus.jsonl のあるフォルダー")
    parser.add_argument("--file", type=Path, help="evals/sets/urgency.jsonl と同じ形のファイルだけを測る")
    wanted = parser.parse_args()
    report = evaluate_file(wanted.file) if wanted.file else evaluate(wanted.faq)
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
