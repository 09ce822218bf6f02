"""Measuring urgency: dangers missed and false alarms, on labelled texts, on our own questions and on others.

python -m evals.urgency [--faq DIR]

The rules and weights are made on the dev split. The test split was written after them. At the first
look the rules alone had recall 54/60 = 0.900 [0.799, 0.953] and false alarms 2/50 = 0.040 [0.011, 0.135];
with the second reader at 0.8, 57/60 = 0.950 [0.863, 0.983] and 4/50 = 0.080 [0.032, 0.188]. Its threshold
was then raised to 0.9 and what was missed was mended, so later figures on this split are not blind:
write a new one before trusting them.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.urgency import assess_by_rule, assess_urgency
from corpus.edition import load_shipped
from evals.labelled import Labelled, read_labelled
from evals.share import Share

FAQ_LINES = 2000
"""How many lines of each FAQ file are read."""

DANGER_ENTRIES = ("point-28", "point-38", "caution-3", "case-8", "case-16", "case-19", "case-20", "case-22")
"""Entries about danger, besides helplines and the laws on abuse: their questions may well tell of it."""


def evaluate(faq: Path | None = None) -> dict[str, object]:
    """Return the figures on both splits, the corpus and the FAQ in a folder, if one is given.

    Raises:
        OSError: a file cannot be read.
    """
    splits = {split: read_labelled("urgency", split=split) for split in ("dev", "test")}
    report: dict[str, object] = {split: score(items) for split, items in splits.items()}
    report["corpus_not_about_danger"] = alarms(_harmless_questions())
    if faq:
        report["faq"] = {name: alarms(_faq_texts(faq / f"{name}.jsonl")) for name in ("queries", "corpus")}
    return report


def score(items: Sequence[Labelled]) -> dict[str, object]:
    """Return recall, false alarms, the share of right kinds, and what went wrong."""
    told = [item for item in items if item.labels]
    calm = [item for item in items if not item.labels]
    found = {item.item_id: {told.value for told in assess_urgency(item.text).concerns} for item in items}
    return {
        "recall": Share.of(bool(found[item.item_id]) for item in told).as_json(),
        "recall_by_rule_alone": Share.of(bool(assess_by_rule(item.text)) for item in told).as_json(),
        "false_alarms": Share.of(bool(found[item.item_id]) for item in calm).as_json(),
        "right_kind": Share.of(bool(found[item.item_id] & set(item.labels)) for item in told).as_json(),
        "missed": [item.text for item in told if not found[item.item_id]],
        "alarmed": [item.text for item in calm if found[item.item_id]],
    }


def alarms(texts: Iterable[str]) -> dict[str, object]:
    """Return the share of harmless texts that are taken for danger, and which."""
    held = list(texts)
    fired = [text for text in held if assess_urgency(text)]
    return {"share": Share(len(fired), len(held)).as_json(), "fired": fired}


def _harmless_questions() -> list[str]:
    return [
        question
        for entry in load_shipped().entries
        if entry.entry_id not in DANGER_ENTRIES and not entry.entry_id.startswith("helpline-")
        if "abuse" not in entry.entry_id
        for question in entry.questions
    ]


def _faq_texts(path: Path) -> list[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:FAQ_LINES]]
    return [str(row.get("title") or row["text"]) for row in rows]


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faq", type=Path, help="queries.jsonl と corpus.jsonl のあるフォルダー")
    print(json.dumps(evaluate(parser.parse_args().faq), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
