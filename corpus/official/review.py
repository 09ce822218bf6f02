"""Review: the entries found in the official text beside what a person has corrected, and what to look at."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from corpus.entry import Entry, Kind
from corpus.kept import Kept
from corpus.official.corrections import Correction, Corrections
from corpus.official.label import parse_label
from corpus.pdf.letters import squashed

MAX_TITLE_CHARACTERS = 45
"""A longer title may hold words of the text below it."""

MIN_BODY_CHARACTERS = 30
"""Fewer letters below a heading than this are hardly a text."""


class Standing(StrEnum):
    """Where a correction stands: none, kept but not yet followed, followed, withdrawn but still followed."""

    FOUND = "found"
    SAVED = "saved"
    FOLLOWED = "followed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Finding:
    """An entry as it is kept, the correction kept for it, and reasons to look at it, in words."""

    entry: Entry
    correction: Correction
    standing: Standing
    doubts: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """The file it stands in."""
        return str(self.entry.attributes["sha256"])

    @property
    def anchor(self) -> str:
        """Its place in the file, under which a correction is kept."""
        return str(self.entry.attributes["anchor"])

    @property
    def kind(self) -> Kind:
        """Its kind, as corrected."""
        return self.correction.kind or self.entry.kind

    @property
    def number(self) -> int | None:
        """Its number, as corrected."""
        return self.entry.number if self.correction.number is None else self.correction.number

    @property
    def title(self) -> str:
        """Its title, as corrected."""
        return self.correction.title or self.entry.title

    @property
    def matches(self) -> tuple[str, ...]:
        """The ids of the notes that treat the same, as corrected."""
        return matches_of(self.entry) if self.correction.matches is None else self.correction.matches


def review(kept: Kept, corrections: Corrections) -> list[Finding]:
    """Return the entries of the kept official edition in the order of the text.

    Raises:
        CorrectionsError: the corrections cannot be read.
    """
    rows = {original.sha256: corrections.of(original.sha256) for original in kept.originals}
    uncertain = {file["sha256"]: _uncertain_pages(file) for file in kept.report["files"]}
    twice = Counter((entry.kind, entry.number) for entry in kept.edition.entries)
    findings = []
    for place, entry in enumerate(kept.edition.entries):
        sha256, anchor = str(entry.attributes["sha256"]), str(entry.attributes["anchor"])
        correction = rows.get(sha256, {}).get(anchor)
        before = [e for e in kept.edition.entries[:place] if e.kind is entry.kind]
        doubts = (
            *_number_doubts(entry, before, twice[entry.kind, entry.number]),
            *_text_doubts(entry, uncertain.get(sha256, frozenset())),
        )
        standing = _standing(entry, correction)
        findings.append(Finding(entry, correction or Correction(), standing, doubts))
    return findings


def find(findings: Sequence[Finding], sha256: str, anchor: str) -> Finding | None:
    """Return the finding at this place, or None."""
    return next((f for f in findings if (f.sha256, f.anchor) == (sha256, anchor)), None)


def changed(finding: Finding, wanted: Correction) -> Correction:
    """Return the correction to keep: what was corrected before, and of `wanted` what differs from what stands.

    Notes that were chosen are kept even where the same were found: a later import may find others.
    """
    kept = finding.correction
    return Correction(
        kind=kept.kind if wanted.kind in (None, finding.kind) else wanted.kind,
        number=kept.number if wanted.number in (None, finding.number) else wanted.number,
        title=kept.title if wanted.title in (None, finding.title) else wanted.title,
        matches=kept.matches if wanted.matches is None else wanted.matches,
    )


def matches_of(entry: Entry) -> tuple[str, ...]:
    """Return the ids of the notes that an official entry is matched with."""
    matches = entry.attributes.get("matches")
    return tuple(str(note) for note in matches) if isinstance(matches, list | tuple) else ()


def _standing(entry: Entry, correction: Correction | None) -> Standing:
    if correction is None:
        return Standing.WITHDRAWN if entry.attributes.get("corrected") else Standing.FOUND
    followed = (
        entry.attributes.get("corrected")
        and correction.kind in (None, entry.kind)
        and correction.number in (None, entry.number)
        and correction.title in (None, entry.title)
        and correction.matches in (None, matches_of(entry))
    )
    return Standing.FOLLOWED if followed else Standing.SAVED


def _uncertain_pages(file: Mapping[str, Any]) -> frozenset[int]:
    return frozenset(page for name in ("garbled_pages", "guessed_pages") for page in file[name])


def _number_doubts(entry: Entry, before: Sequence[Entry], same: int) -> Iterator[str]:
    if entry.kind is Kind.SECTION or entry.number is None:
        return
    if same > 1:
        yield f"{entry.kind.label}{entry.number}が、ほかにもあります。"
    elif entry.number - 1 != (before[-1].number if before else 0):
        yield f"一つ前の{entry.kind.label}{entry.number - 1}が、この前に見つかりません。"


def _text_doubts(entry: Entry, uncertain: frozenset[int]) -> Iterator[str]:
    label = parse_label(str(entry.attributes.get("label", "")))
    if entry.kind is Kind.SECTION and label and label.kind:
        yield f"{label.kind.label}の見出しのようですが、種類を決めていません。"
    if len(entry.title) > MAX_TITLE_CHARACTERS:
        yield "題が長く、本文の言葉が混ざっているかもしれません。"
    words = squashed(entry.body).removeprefix(squashed(str(entry.attributes.get("label", ""))))
    if entry.kind is not Kind.SECTION and len(words) < MIN_BODY_CHARACTERS:
        yield "見出しの下に、本文がほとんどありません。"
    if any(section.pdf_page in uncertain for section in entry.sections):
        yield "文字を正しく読めていないおそれのあるページです。"
