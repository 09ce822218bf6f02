"""A described situation → the cases most like it, each with why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance
from corpus.passage import Passage
from index.hit import EntryHit
from index.only import Only
from index.retrieve import PassageRetriever

_ATTRIBUTE_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "age_band": {f"{age}代": (f"{age}代",) for age in range(10, 70, 10)},
    "sex": {
        "女性": ("女性", "娘", "母親が", "妹", "姉", "彼女", "女の子", "妻"),
        "男性": ("男性", "息子", "弟", "兄", "彼", "男の子", "夫"),
    },
}


OFFICIAL_SHARE = 0.9
"""A case of the official text comes first from this share of the nearest case's score."""


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """A case that resembles the situation; `reasons` are short Japanese words, `turn` its closest part.

    `score` is in [0, 1], higher is better; ranks start at 1.
    """

    entry: Entry
    score: float
    rank: int
    reasons: tuple[str, ...]
    turn: Passage

    def as_json(self) -> dict[str, Any]:
        """The object printed by `yorisoi cases --json`."""
        return {
            "rank": self.rank,
            "score": round(self.score, 4),
            "entry_id": self.entry.entry_id,
            "title": self.entry.title,
            "provenance": self.entry.provenance.value,
            "reasons": list(self.reasons),
            "passage_id": self.turn.passage_id,
            "attributes": {key: value for key, value in self.entry.attributes.items() if key != "themes"},
            "themes": list(_themes(self.entry)),
        }


def similar_cases(retriever: PassageRetriever, edition: Edition, situation: str, k: int) -> list[SimilarCase]:
    """Return up to k cases like the situation, best first."""
    hits = retriever.rank_entries(situation, k, Only(kinds=(Kind.CASE,)))
    return [_similar(edition, hit, situation) for hit in hits]


def told_case(cases: Sequence[SimilarCase], said: Collection[str] = ()) -> SimilarCase | None:
    """Return the case to tell: the nearest not yet `said`, or an official one about as near; None if none is left."""
    left = [case for case in cases if case.entry.entry_id not in said]
    near = [case for case in left if case.score >= OFFICIAL_SHARE * left[0].score]
    official = [case for case in near if case.entry.provenance is Provenance.OFFICIAL]
    return next(iter([*official, *left]), None)


def _similar(edition: Edition, hit: EntryHit, situation: str) -> SimilarCase:
    entry = edition.by_id[hit.entry_id]
    turns = [found.passage for found in hit.hits if found.passage.slug == "turn"]
    if entry.provenance is not Provenance.NOTES:
        turns = [found.passage for found in hit.hits]  # Its parts have names of their own.
    turn = turns[0] if turns else edition.passages_by_entry[entry.entry_id][0]
    return SimilarCase(entry, hit.score, hit.rank, reasons(entry, situation, turn), turn)


def reasons(entry: Entry, situation: str, turn: Passage) -> tuple[str, ...]:
    """Return what the case and the situation have in common, in words; its closest part if nothing else."""
    found = []
    for attribute, words in _ATTRIBUTE_WORDS.items():
        value = str(entry.attributes.get(attribute, ""))
        if any(word in situation for word in words.get(value, ())):
            found.append(value)
    found += [theme for theme in _themes(entry) if theme in situation]
    first = str(entry.attributes.get("first_contact", ""))
    if first and f"{first}から" in situation:
        found.append(f"{first}からの相談")
    return tuple(dict.fromkeys(found)) or (f"「{turn.heading or turn.section}」の場面が近い",)


def _themes(entry: Entry) -> Sequence[str]:
    themes = entry.attributes.get("themes", ())
    return [str(theme) for theme in themes] if isinstance(themes, list | tuple) else []
