"""A described situation → the cases most like it, each with why."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
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

_SEXES: Mapping[str, re.Pattern[str]] = {
    "女性": re.compile(r"女性|女の子|娘|妹|姉|彼女"),
    "男性": re.compile(r"男性|男の子|息子|弟(?!子)|兄(?!弟)|彼(?!女)"),
}
"""Words for the person who is told of; husband and wife are left out, as either may be the one who tells."""

_KANJI = "〇一二三四五六七八九"
_AGE = re.compile(
    r"(?:(?P<tens>[1-9])\d|(?P<kanji>[一二三四五六七八九])?十[一二三四五六七八九]?)(?:歳|才|代)"
)

NEAR_AGES = 10
"""A case of the next band of ages (in years) is still alike."""


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


def clashes(case: Entry, situation: str) -> bool:
    """Whether the situation plainly tells of a person of another sex or another age than the case's."""
    told = [sex for sex, words in _SEXES.items() if words.search(situation)]
    sex, band = (str(case.attributes.get(name, "")) for name in ("sex", "age_band"))
    if sex in _SEXES and len(told) == 1 and sex not in told:
        return True
    ages = _ages_in(situation)
    return band[:2].isdigit() and bool(ages) and all(abs(age - int(band[:2])) > NEAR_AGES for age in ages)


def _ages_in(situation: str) -> list[int]:
    """The ages that a situation tells, as bands of ten years (「47歳」 and 「四十代」 are 40)."""
    found = _AGE.finditer(unicodedata.normalize("NFKC", situation))
    return [10 * (int(m["tens"]) if m["tens"] else _KANJI.index(m["kanji"] or "一")) for m in found]


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
