"""Official text first: which official entries treat what a practice note treats, and what of them is said."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.citing import Unit
from assistant.units import units_of
from corpus.edition import Edition
from corpus.entry import Entry, Provenance
from corpus.matching import KINDS
from corpus.sentences import split_sentences
from index.hit import EntryHit
from index.only import Only
from index.retrieve import PassageRetriever

SAME = 0.35
"""An official entry and the note that its words find treat the same from this score on, in [0, 1].

Chosen on 42 points put in other words, where it finds 32 of 36 notes and 2 wrong ones; letters alone find 3
(`python -m evals.matching`).
"""

ASKED = 160
"""How much of an official entry is asked with (in characters): its title and its first sentences."""

ALONE = 0.5
"""A note with less than this share of the score of its official entry does not stand for it."""

MIN_TELLING = 12
"""A shorter sentence of the official text says nothing by itself (in characters)."""

_TELLS = re.compile(r"[。！？!?][」』）)】]*$")
_ASIDE = re.compile(r"[※＊*]|注[0-9０-９:：]|出典|資料[:：]|参考[:：]|(?:詳しく|詳細)は")


class Precedence:
    """What of the official text comes before a note. Keeps nothing between answers."""

    def __init__(self, edition: Edition, retriever: PassageRetriever) -> None:
        self._edition = edition
        self._notes = {
            entry.entry_id: _named(entry, edition)
            for entry in edition.entries
            if entry.provenance is Provenance.OFFICIAL
        }
        for entry_id, note in _by_meaning(edition, retriever, self._notes).items():
            self._notes[entry_id] = (note,)
        self._official: dict[str, list[Entry]] = {}
        for entry_id, notes in self._notes.items():
            for note in notes:
                self._official.setdefault(note, []).append(edition.by_id[entry_id])

    def notes_of(self, official_id: str) -> tuple[str, ...]:
        """The ids of the notes that treat what an official entry treats."""
        return self._notes.get(official_id, ())

    def official_of(self, entry: Entry) -> tuple[Entry, ...]:
        """The official entries that treat what the entry treats: itself, where it is imported."""
        if entry.provenance is not Provenance.NOTES:
            return (entry,)
        return tuple(self._official.get(entry.entry_id, ()))

    def sentences(self, entry: Entry) -> list[Unit]:
        """The whole sentences of the official text on what the entry treats; no headings, no crumbs of tables."""
        return [unit for official in self.official_of(entry) for unit in self.told(official)]

    def told(self, official: Entry) -> list[Unit]:
        """The whole sentences of one official entry, in order."""
        units = (
            unit
            for passage in self._edition.passages_by_entry[official.entry_id]
            for unit in units_of(passage)
        )
        return [unit for unit in units if len(unit.text) >= MIN_TELLING and _tells(unit.text)]

    def folded(self, ranked: Sequence[EntryHit]) -> list[EntryHit]:
        """Return the ranking with each official entry under the note that treats the same, best first.

        An official entry without such a note, or far nearer than it, stands for itself.
        """
        if not self._notes:
            return list(ranked)
        scores = {hit.entry_id: hit.score for hit in ranked}
        best: dict[str, EntryHit] = {}
        for hit in ranked:
            entry_id = self._stands_under(hit, scores)
            if entry_id not in best or best[entry_id].score < hit.score:
                best[entry_id] = replace(hit, entry_id=entry_id)
        return sorted(best.values(), key=lambda hit: -hit.score)

    def _stands_under(self, hit: EntryHit, scores: dict[str, float]) -> str:
        notes = self._notes.get(hit.entry_id, ())
        note = max(notes, key=lambda name: scores.get(name, 0.0), default="")
        return note if note and scores.get(note, 0.0) >= ALONE * hit.score else hit.entry_id


def _tells(text: str) -> bool:
    return bool(_TELLS.search(text)) and not _ASIDE.match(text)


def _named(official: Entry, edition: Edition) -> tuple[str, ...]:
    """The notes that the import, or a person, matched to an official entry."""
    matches = official.attributes.get("matches", ())
    named = matches if isinstance(matches, list | tuple) else ()
    return tuple(str(note) for note in named if note in edition.by_id)


def _by_meaning(
    edition: Edition, retriever: PassageRetriever, named: dict[str, tuple[str, ...]]
) -> dict[str, str]:
    """Official entries that were matched neither by their letters nor by hand → the note that means the same."""
    taken = {note for notes in named.values() for note in notes}
    best: dict[str, tuple[float, str]] = {}
    for entry_id, notes in named.items():
        official = edition.by_id[entry_id]
        if notes or official.kind not in KINDS or official.attributes.get("matched_by_hand"):
            continue
        asked = f"{official.title}。{_opening(official)}"
        found = retriever.rank_entries(asked, 1, Only((official.kind,), (Provenance.NOTES,)))
        for hit in found:
            if hit.score >= SAME and hit.entry_id not in taken:
                best[hit.entry_id] = max(best.get(hit.entry_id, (0.0, "")), (hit.score, entry_id))
    return {entry_id: note for note, (_, entry_id) in best.items()}


def _opening(official: Entry) -> str:
    lines = (sentence.text for sentence in split_sentences(official.body) if _tells(sentence.text))
    return "".join(lines)[:ASKED]
