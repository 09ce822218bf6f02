"""Matching: which of our practice notes treat the same thing as an entry of the official text.

A number alone never decides: the fifty titles of the notes are this project's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix

from corpus.entry import Entry, Kind
from corpus.pdf.letters import squashed

MIN_SIMILARITY = 0.2
"""Two entries treat the same from this similarity on, in [0, 1].

Of 17 titles put in other words by hand, the right note reached 0.24 or more eleven times and no wrong
one more than 0.11; the rest share too few letters to be matched and wait for a correction.
"""

_SAME_NUMBER = 0.06
_TITLE_SHARE = 0.65
KINDS = (Kind.VALUE, Kind.STANCE, Kind.CAUTION, Kind.POINT)
"""The kinds whose official entries and notes may treat the same. Cases are other people's stories."""


def match_notes(official: Sequence[Entry], notes: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Return official id → ids of the notes of the same kind that treat the same, best first.

    Each note is matched to the one official entry that it is most like, if it is like one at all.
    Cases are not matched: ours are other people's stories. Links set by hand
    (`attributes["matches"]`) are kept as they are.
    """
    found: dict[str, tuple[str, ...]] = {
        entry.entry_id: tuple(str(m) for m in entry.attributes["matches"])  # type: ignore[attr-defined]
        for entry in official
        if "matches" in entry.attributes
    }
    for kind in KINDS:
        ours = [note for note in notes if note.kind is kind]
        theirs = [entry for entry in official if entry.kind is kind and entry.entry_id not in found]
        if ours and theirs:
            found.update(_matched(theirs, ours, similarities(theirs, ours)))
    return found


def with_matches(
    official: Iterable[Entry], notes: Sequence[Entry], matches: Mapping[str, Sequence[str]]
) -> tuple[Entry, ...]:
    """Return the official entries with their notes' questions, and with the matches among the attributes."""
    by_id = {note.entry_id: note for note in notes}
    joined = []
    for entry in official:
        ids = [match for match in matches.get(entry.entry_id, ()) if match in by_id]
        matched = [by_id[match] for match in ids]
        questions = tuple(dict.fromkeys(text for note in matched for text in note.questions))
        shared = tuple(dict.fromkeys(text for note in matched for text in note.shared_questions))
        attributes = {**entry.attributes, "matches": ids}
        links = tuple(dict.fromkeys([*entry.links, *ids]))
        joined.append(
            replace(entry, questions=questions, shared_questions=shared, links=links, attributes=attributes)
        )
    return tuple(joined)


def with_notes_of_today(imported: Sequence[Entry], notes: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return imported entries, those that were matched with the questions that their notes hold now.

    What was kept at the import is as old as the import; the notes come with each version of the program.
    """
    matched = [entry for entry in imported if "matches" in entry.attributes]
    matches = {entry.entry_id: entry.attributes["matches"] for entry in matched}
    renewed = {entry.entry_id: entry for entry in with_matches(matched, notes, matches)}  # type: ignore[arg-type]
    return tuple(renewed.get(entry.entry_id, entry) for entry in imported)


def similarities(first: Sequence[Entry], second: Sequence[Entry]) -> np.ndarray:
    """Return how alike entries are, in [0, 1], shape (first, second), by title, text and number."""
    titles = _cosines([e.title for e in first], [e.title for e in second])
    texts = _cosines([e.title + e.body for e in first], [e.title + e.body for e in second])
    alike = _TITLE_SHARE * titles + (1 - _TITLE_SHARE) * texts
    same = np.array([[a.number == b.number for b in second] for a in first])
    return np.minimum(1.0, alike + _SAME_NUMBER * same * (alike > 0.5 * MIN_SIMILARITY))


def _matched(theirs: Sequence[Entry], ours: Sequence[Entry], alike: np.ndarray) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[tuple[float, str]]] = {}
    for column, note in enumerate(ours):
        row = int(np.argmax(alike[:, column]))
        if alike[row, column] >= MIN_SIMILARITY:
            found.setdefault(theirs[row].entry_id, []).append((float(alike[row, column]), note.entry_id))
    return {
        entry_id: tuple(note for _, note in sorted(notes, reverse=True)) for entry_id, notes in found.items()
    }


def _cosines(first: Sequence[str], second: Sequence[str]) -> np.ndarray:
    """Cosine of character pairs weighted by how rare they are among all the texts, in [0, 1]."""
    texts = [squashed(text) for text in (*first, *second)]
    grams = [[text[place : place + 2] for place in range(len(text) - 1)] or [text] for text in texts]
    column = {gram: number for number, gram in enumerate(sorted({g for row in grams for g in row}))}
    rows = np.repeat(np.arange(len(grams)), [len(row) for row in grams])
    columns = np.array([column[gram] for row in grams for gram in row])
    counts = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(grams), len(column)))
    rarity = np.log((1 + len(grams)) / (1 + np.asarray((counts > 0).sum(axis=0)).ravel())) + 0.1
    weighted = counts.sqrt().multiply(rarity).tocsr()
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    scaled = weighted.multiply(1 / np.maximum(lengths, 1e-9)[:, None]).tocsr()
    return np.asarray((scaled[: len(first)] @ scaled[len(first) :].T).todense())
