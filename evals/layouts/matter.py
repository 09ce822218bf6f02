"""The matter of a made-up handbook: this project's own notes, so that none of it is anyone else's text."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.edition import Edition, load_shipped
from corpus.entry import HEADINGS, Entry, Kind
from corpus.sentences import plain

_MARK = re.compile(r"^(?:-|\d+\.)\s+")


@dataclass(frozen=True, slots=True)
class Item:
    """One value, stance, caution, point or case: its number in the book, its title, its parts.

    `parts` are pairs (subheading, paragraphs); `note_id` is the entry the words were taken from.
    """

    kind: Kind
    number: int
    title: str
    heading: int
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    note_id: str


@dataclass(frozen=True, slots=True)
class Matter:
    """All items of a book, and the text that stands around them."""

    items: tuple[Item, ...]
    preface: tuple[str, ...]

    def of(self, kind: Kind, heading: int = 0) -> tuple[Item, ...]:
        """The items of a kind, under one heading or all."""
        return tuple(i for i in self.items if i.kind is kind and heading in (0, i.heading))


def make_matter(seed: int, short: bool = False) -> Matter:
    """Return the matter of one book; the points under each heading are shuffled by `seed`.

    `short` keeps only the first part of each point, as in a book that merely lists them.
    """
    edition, mixed = load_shipped(), random.Random(seed)
    items: list[Item] = []
    for kind in (Kind.VALUE, Kind.STANCE, Kind.CAUTION):
        items += [_item(entry, number, short) for number, entry in _numbered(_notes(edition, kind))]
    points: list[Entry] = []
    for heading in range(1, len(HEADINGS) + 1):
        under = [entry for entry in _notes(edition, Kind.POINT) if entry.heading == heading]
        mixed.shuffle(under)
        points += under
    items += [_item(entry, number, short) for number, entry in _numbered(points)]
    cases = _notes(edition, Kind.CASE)
    mixed.shuffle(cases)
    items += [_item(entry, number, short=False) for number, entry in _numbered(cases)]
    outline = [entry for entry in edition.of_kind(Kind.OUTLINE)]
    preface = tuple(line for entry in outline[:6] for line in _paragraphs(entry.body))
    return Matter(tuple(items), preface)


def _notes(edition: Edition, kind: Kind) -> list[Entry]:
    return sorted(edition.of_kind(kind), key=lambda entry: entry.number or 0)


def _numbered(entries: Sequence[Entry]) -> list[tuple[int, Entry]]:
    return list(enumerate(entries, start=1))


def _item(entry: Entry, number: int, short: bool) -> Item:
    parts = [
        (section.heading or section.name, _paragraphs(entry.body[section.start : section.end]))
        for section in entry.sections
    ]
    kept = parts[:2] if short else parts
    return Item(entry.kind, number, entry.title, entry.heading or 0, tuple(kept), entry.entry_id)


def _paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a note as paragraphs, without list marks and Markdown headings."""
    lines = (plain(line.strip()) for line in text.splitlines())
    return tuple(_MARK.sub("", line) for line in lines if line and not line.startswith("#"))
