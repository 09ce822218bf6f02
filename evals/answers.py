"""`python -m evals.answers`: are answers proven, on the subject, complete and not repetitive?"""

import argparse
import json
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Role, Status
from assistant.assistant import Assistant
from assistant.opening import open_assistant
from assistant.settings import read_settings
from corpus.edition import Edition
from evals.share import Share

SETS = Path(__file__).with_name("sets")

GUIDANCE = (Role.FIRST, Role.STEPS, Role.CASE, Role.CAUTION, Role.REFER)
SAME = 0.8
"""Two sentences of one answer whose character pairs overlap this much (Jaccard) say the same."""


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled question: `relevant` maps entry ids to grades 0–3; `earlier` are the turns before it."""

    item_id: str
    text: str
    kind: str
    answerable: bool
    near: bool
    relevant: Mapping[str, int]
    earlier: tuple[str, ...] = ()


def read_items(path: Path, split: str = "") -> list[Item]:
    """Return the items of a set, all of them or those of one split ("dev" or "test")."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_item(row) for row in rows if not split or row.get("split") == split]


def _item(row: Mapping[str, Any]) -> Item:
    turns = row.get("turns") or [row["text"]]
    return Item(
        item_id=row["id"],
        text=turns[-1],
        kind=row.get("type") or row.get("kind", ""),
        answerable=row.get("answerable", True),
        near=row.get("near", False),
        relevant=row.get("relevant", {}),
        earlier=tuple(turns[:-1]),
    )


def proven_share(answers: Iterable[Answer], edition: Edition) -> Share:
    """The share of cited sentences that are found word for word in the passage they cite."""
    held = total = 0
    for answer in answers:
        for block in answer.blocks:
            for sentence in block.sentences:
                for number in sentence.citations:
                    cited = answer.citations[number - 1]
                    passage = edition.passage_by_id[cited.passage.passage_id]
                    total += 1
                    held += sentence.text == cited.quote and cited.quote in passage.text
    return Share(held, total)


def entries_used(answer: Answer) -> list[str]:
    """The entries that the guidance of an answer cites, in order, each once."""
    cited = [
        answer.citations[number - 1].passage.entry_id
        for block in answer.blocks
        if block.role in GUIDANCE
        for sentence in block.sentences
        for number in sentence.citations
    ]
    return list(dict.fromkeys(cited))


def lead_entry(answer: Answer) -> str:
    """The entry that the answer is mainly made of: a case that opens it, else the first of its steps, else
    of its first block."""
    opening = next((block.role for block in answer.blocks if block.role in GUIDANCE), Role.STEPS)
    opens_with_case = (Role.CASE,) if opening is Role.CASE else ()
    for role in (*opens_with_case, Role.STEPS, Role.FIRST, Role.REFER):
        block = answer.block(role)
        if block and block.sentences[0].citations:
            return answer.citations[block.sentences[0].citations[0] - 1].passage.entry_id
    return ""


def repeats(answer: Answer) -> int:
    """How many sentences of an answer say nearly the same as an earlier one."""
    texts = [s.text for block in answer.blocks if block.role in GUIDANCE for s in block.sentences]
    pairs = [{text[place : place + 2] for place in range(len(text) - 1)} for text in texts]
    return sum(any(_overlap(pairs[j], pairs[i]) >= SAME for j in range(i)) for i in range(len(pairs)))


def _overlap(first: set[str], second: set[str]) -> float:
    return len(first & second) / max(1, len(first | second))


def report(assistant: Assistant, items: Sequence[Item]) -> dict[str, Any]:
    """Return the figures over a set of items, each share with its n and 95 % interval."""
    answers = [assistant.answer(item.text, item.earlier) for item in items]
    met = [
        (i, a)
        for i, a in zip(items, answers, strict=True)
        if i.answerable and a.status is not Status.ABSTAINED
    ]
    sizes = [sum(len(b.sentences) for b in a.blocks if b.role in GUIDANCE) for _, a in met]
    grades = [(item, lead_entry(answer), entries_used(answer)) for item, answer in met if item.relevant]
    return {
        "items": len(items),
        "citations_valid": proven_share(answers, assistant.edition).as_json(),
        "lead_relevant": Share.of(item.relevant.get(lead, 0) >= 2 for item, lead, _ in grades).as_json(),
        "any_best_cited": Share.of(
            _cites(item, used, 3) for item, _, used in grades if 3 in item.relevant.values()
        ).as_json(),
        "any_good_cited": Share.of(_cites(item, used, 2) for item, _, used in grades).as_json(),
        "wrong_answers": Share.of(
            a.status is Status.ANSWERED for i, a in zip(items, answers, strict=True) if not i.answerable
        ).as_json(),
        "wrong_refusals": Share.of(
            a.status is Status.ABSTAINED for i, a in zip(items, answers, strict=True) if i.answerable
        ).as_json(),
        "repeats_per_answer": round(statistics.fmean(repeats(a) for _, a in met), 4) if met else None,
        "sentences": {"median": statistics.median(sizes), "max": max(sizes)} if sizes else None,
        "guides_used": _spread(answers),
    }


def _cites(item: Item, used: Sequence[str], grade: int) -> bool:
    return any(item.relevant.get(entry_id, 0) >= grade for entry_id in used)


def _spread(answers: Sequence[Answer]) -> dict[str, int]:
    """How often each value, stance and caution is told: no one of them may stand in every answer."""
    counts: dict[str, int] = {}
    for answer in answers:
        for entry_id in entries_used(answer):
            if entry_id.startswith(("value-", "stance-", "caution-")):
                counts[entry_id] = counts.get(entry_id, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def main() -> None:
    """Print the figures as JSON: single questions, and conversations."""
    parser = argparse.ArgumentParser(description="回答の質を測ります")
    parser.add_argument(
        "--split", choices=["dev", "test", ""], default="test", help="使う半分（既定は test）"
    )
    arguments = parser.parse_args()
    assistant = open_assistant(read_settings(), lambda _: None)
    figures = {"questions": report(assistant, read_items(SETS / "retrieval.jsonl", arguments.split))}
    if (SETS / "turns.jsonl").exists():
        figures["conversations"] = report(assistant, read_items(SETS / "turns.jsonl"))
    print(json.dumps(figures, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
