"""Scores of an import against the truth of a made-up handbook."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.entry import Entry, Kind
from corpus.official.parse import Parsed
from corpus.pdf.letters import squashed
from evals.layouts.handbook import Truth


@dataclass(frozen=True, slots=True)
class Score:
    """How well one handbook was read; shares in [0, 1], higher is better.

    An entry is right if its kind and number are, and its title is the one printed. A page is right if
    the passage that holds a sentence names the page on which the sentence begins.
    """

    precision: float
    recall: float
    entry_pages: float
    sentence_pages: float
    sentences_found: float
    printed_pages: float
    coverage: float
    wrong: tuple[str, ...]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of the entries."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(truth: Truth, parsed: Parsed) -> Score:
    """Return how well a handbook was read."""
    found = {(e.kind, e.number): e for e in parsed.entries if e.kind is not Kind.SECTION}
    wanted = {(t.kind, t.number): t for t in truth.entries}
    right = {k: e for k, e in found.items() if k in wanted and squashed(wanted[k].title) == squashed(e.title)}
    files = [file.name for file in parsed.files]
    pages = [
        e.sections[0].pdf_page == wanted[k].page and e.attributes["file"] == files[wanted[k].file]
        for k, e in right.items()
    ]
    stands = _sentence_pages(parsed.entries, files)
    seen = [(stands.get(squashed(text)), (file, page)) for text, file, page in truth.sentences]
    held = [(places, place) for places, place in seen if places]
    total = sum(file.characters for file in parsed.files)
    kept = sum(file.characters_indexed + sum(file.furniture.values()) for file in parsed.files)
    wrong = [f"missing {k[0].value}-{k[1]} {wanted[k].title}" for k in wanted if k not in right]
    wrong += [f"extra {k[0].value}-{k[1]} {found[k].title}" for k in found if k not in right]
    return Score(
        precision=len(right) / max(1, len(found)),
        recall=len(right) / len(wanted),
        entry_pages=sum(pages) / max(1, len(pages)),
        sentence_pages=sum(place in places for places, place in held) / max(1, len(held)),
        sentences_found=len(held) / max(1, len(seen)),
        printed_pages=_printed(truth, parsed),
        coverage=kept / total,
        wrong=tuple(wrong),
    )


def _sentence_pages(entries: Sequence[Entry], files: Sequence[str]) -> "_Sentences":
    return _Sentences(entries, files)


class _Sentences:
    """Where a sentence stands: looked up in the sections, without spaces."""

    def __init__(self, entries: Sequence[Entry], files: Sequence[str]) -> None:
        self.sections = [
            (squashed(e.body[s.start : s.end]), (files.index(str(e.attributes["file"])), s.pdf_page or 0))
            for e in entries
            for s in e.sections
        ]

    def get(self, sentence: str) -> set[tuple[int, int]]:
        """The (file, page) of every section that holds the sentence."""
        return {place for text, place in self.sections if sentence in text}


def _printed(truth: Truth, parsed: Parsed) -> float:
    """The share of sections whose printed page is the page of the file and the known offset."""
    files = [file.name for file in parsed.files]
    good = total = 0
    for entry in parsed.entries:
        offset = truth.offsets[files.index(str(entry.attributes["file"]))]
        for section in entry.sections:
            expected = (section.pdf_page or 0) + offset
            total += 1
            good += section.page == (str(expected) if expected >= 1 else None)
    return good / max(1, total)
