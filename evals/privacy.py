"""Measuring the masking: recall by kind on labelled sentences, and what it takes that it should leave."""

import argparse
import hashlib
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import NormalDist

from assistant.privacy import mask
from assistant.privacy.masked import Span
from assistant.privacy.masking import find
from corpus.edition import load_shipped
from evals.retrieval import percentile

LABELLED = Path(__file__).parent / "sets" / "privacy.jsonl"
COVERED = 0.8
"""A labelled piece counts as masked when this share of its characters is."""

NER_KINDS = ("人名", "施設名", "政治的組織名", "地名", "法人名")
"""Wikipedia's kinds: persons to be masked, and kinds that may be left."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and the personal data in it; offsets are characters."""

    sentence_id: str
    text: str
    spans: tuple[Span, ...]

    @property
    def split(self) -> str:
        """`dev` or `test`, by a hash of the id; rules are written on dev alone."""
        return "test" if int(hashlib.sha256(self.sentence_id.encode()).hexdigest(), 16) % 2 else "dev"


def evaluate(ner: Path | None = None) -> dict[str, object]:
    """Return recall and false alarms on dev and test, on our own corpus, and on the NER file if given.

    Raises:
        OSError: a file cannot be read.
    """
    labelled = read_labelled(LABELLED)
    report: dict[str, object] = {
        split: score([row for row in labelled if row.split == split]) for split in ("dev", "test")
    }
    report["corpus"] = corpus_false_alarms()
    report["milliseconds_per_200_characters"] = speed(labelled)
    if ner:
        report["ner"] = score_ner(ner)
    return report


def read_labelled(path: Path) -> list[Labelled]:
    """Return the labelled sentences of a file of `{"id", "text", "spans"}` lines."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Labelled(row["id"], row["text"], tuple(Span(s["start"], s["end"], s["kind"]) for s in row["spans"]))
        for row in rows
    ]


def score(rows: Sequence[Labelled]) -> dict[str, object]:
    """Return recall by kind (covered, exact) and the share of sentences where something else was masked."""
    hits: dict[str, list[bool]] = defaultdict(list)
    exact: dict[str, list[bool]] = defaultdict(list)
    alarms, clean = [], []
    for row in rows:
        found = find(row.text)
        for span in row.spans:
            hits[span.kind].append(covered(span, found) >= COVERED)
            exact[span.kind].append(any((f.start, f.end) == (span.start, span.end) for f in found))
        wrong = any(covered(span, row.spans) < 0.5 for span in found)
        alarms.append(wrong)
        if not row.spans:
            clean.append(wrong)
    kinds = {
        kind: {"recall": share(hits[kind]), "exact": share(exact[kind])["share"]} for kind in sorted(hits)
    }
    names = hits["氏名"]
    others = [
        hit
        for kind, row_hits in hits.items()
        if kind not in ("氏名", "学校名", "勤務先", "施設名")
        for hit in row_hits
    ]
    return {
        "sentences": len(rows),
        "names": share(names),
        "numbers_and_addresses": share(others),
        "by_kind": kinds,
        "false_alarms": share(alarms),
        "false_alarms_without_personal_data": share(clean),
    }


def covered(span: Span, found: Iterable[Span]) -> float:
    """Return the share of the characters of `span` that lie in `found`, whatever their kind."""
    places = {
        place for other in found for place in range(max(span.start, other.start), min(span.end, other.end))
    }
    return len(places) / (span.end - span.start)


def corpus_false_alarms() -> dict[str, object]:
    """Return the share of our corpus's own sentences, and of its questions, in which anything is masked."""
    edition = load_shipped()
    sentences = [sentence.text for passage in edition.passages for sentence in passage.sentences()]
    questions = list(dict.fromkeys(q for entry in edition.entries for q in entry.all_questions))
    wrong = {
        text: [text[s.start : s.end] for s in find(text)] for text in dict.fromkeys(sentences + questions)
    }
    return {
        "sentences": share([bool(wrong[text]) for text in sentences]),
        "questions": share([bool(wrong[text]) for text in questions]),
        "masked": Counter(piece for pieces in wrong.values() for piece in pieces).most_common(20),
    }


def score_ner(path: Path) -> dict[str, object]:
    """Return, by the file's own kinds, the share of names that were masked as 氏名.

    For 人名 this is recall; for the others it is the share taken for a person by mistake. Wikipedia has
    many foreign, historical and stage names, and single letters; it is harder than a worker's question.
    """
    taken: dict[str, list[bool]] = defaultdict(list)
    masked: dict[str, list[bool]] = defaultdict(list)
    for row in (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()):
        found = find(row["text"])
        people = [span for span in found if span.kind == "氏名"]
        for entity in row["entities"]:
            span = Span(entity["span"][0], entity["span"][1], entity["type"])
            taken[span.kind].append(covered(span, people) >= COVERED)
            masked[span.kind].append(covered(span, found) >= COVERED)
    return {
        kind: {"as_person": share(taken[kind]), "as_anything": share(masked[kind])["share"]}
        for kind in NER_KINDS
    }


def share(outcomes: Sequence[bool]) -> dict[str, float]:
    """Return the share of true outcomes with its Wilson 95 % interval and n (share 0 where n is 0).

    Source: Wilson 1927, J. Amer. Statist. Assoc. 22.
    """
    n = len(outcomes)
    if not n:
        return {"share": 0.0, "low": 0.0, "high": 1.0, "n": 0}
    z, p = NormalDist().inv_cdf(0.975), sum(outcomes) / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return {
        "share": round(p, 4),
        "low": max(0.0, round(centre - half, 4)),
        "high": round(centre + half, 4),
        "n": n,
    }


def speed(rows: Sequence[Labelled]) -> dict[str, float]:
    """Return the processor time, in milliseconds, that masking 200 characters of the set takes."""
    texts = list(_of_200(rows))
    mask(texts[0])
    times = []
    for text in texts * 3:
        began = time.process_time()
        mask(text)
        times.append(1000 * (time.process_time() - began))
    return {"p50": percentile(times, 50), "p95": percentile(times, 95)}


def _of_200(rows: Sequence[Labelled]) -> Iterator[str]:
    text = "".join(row.text for row in rows)
    return (text[start : start + 200] for start in range(0, len(text) - 200, 200))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ner", type=Path, help="a ner.jsonl of Japanese Wikipedia sentences")
    print(json.dumps(evaluate(parser.parse_args().ner), ensure_ascii=False, indent=1))
