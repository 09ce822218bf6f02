"""Editions: folders of entry files read into checked sets of entries."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from corpus.asked import AskedError, read_asked, with_asked
from corpus.entry import Entry, Kind
from corpus.helplines import read_helplines
from corpus.markdown import EntryFileError, read_entry
from corpus.passage import Passage, passages_of

SHIPPED = Path(__file__).parent / "editions"
"""The folder of the editions that come with the program."""


class EditionError(ValueError):
    """An edition cannot be used; the message says which entry and what to do."""


@dataclass(frozen=True)
class Edition:
    """A set of entries with distinct ids. Build one with `Edition.of`; join several with `join`."""

    name: str
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, name: str, entries: Iterable[Entry]) -> "Edition":
        """Return the edition of these entries.

        Raises:
            EditionError: two entries share an id.
        """
        held: dict[str, Entry] = {}
        for entry in entries:
            if entry.entry_id in held:
                raise EditionError(f"id「{entry.entry_id}」が二つあります。どちらかの id を変えてください。")
            held[entry.entry_id] = entry
        return cls(name, tuple(held.values()))

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entry id → entry."""
        return {entry.entry_id: entry for entry in self.entries}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of every entry, in the order of the entries."""
        return tuple(passage for entry in self.entries for passage in passages_of(entry))

    @cached_property
    def passage_by_id(self) -> Mapping[str, Passage]:
        """Passage id → passage."""
        return {passage.passage_id: passage for passage in self.passages}

    @cached_property
    def passages_by_entry(self) -> Mapping[str, tuple[Passage, ...]]:
        """Entry id → its passages in reading order."""
        groups: dict[str, list[Passage]] = {entry.entry_id: [] for entry in self.entries}
        for passage in self.passages:
            groups[passage.entry_id].append(passage)
        return {entry_id: tuple(group) for entry_id, group in groups.items()}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of all that the entries hold; changes when any word of them does."""
        rows = [asdict(entry) for entry in self.entries]
        return hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one kind, in order."""
        return tuple(entry for entry in self.entries if entry.kind is kind)


def join(name: str, editions: Iterable[Edition]) -> Edition:
    """Return one edition of all the entries of several, in order.

    Raises:
        EditionError: two of them hold an entry of the same id.
    """
    return Edition.of(name, (entry for edition in editions for entry in edition.entries))


def load_edition(directory: Path) -> Edition:
    """Return the edition in a folder of entry files, values first and cases last by number.

    Raises:
        EditionError: a file cannot be read, or the folder holds no entry.
    """
    try:
        entries = [read_entry(path) for path in _entry_files(directory)]
    except EntryFileError as error:
        raise EditionError(str(error)) from error
    if not entries:
        raise EditionError(f"{directory}：項目のファイルがありません。フォルダーの場所を確かめてください。")
    return Edition.of(directory.name, sorted(entries, key=_order))


def load_shipped(root: Path = SHIPPED) -> Edition:
    """Return all that ships with the program as one edition: notes, outline, policy, helplines.

    The entries hold the graded questions of `asked.jsonl`.

    Raises:
        EditionError: a file cannot be read, two entries share an id, or a graded question names none.
    """
    editions = [load_edition(folder) for folder in sorted(root.iterdir()) if folder.is_dir()]
    try:
        helplines = Edition.of("helplines", read_helplines(root / "helplines.toml"))
        shipped = join("shipped", [*editions, helplines])
        return Edition.of(shipped.name, with_asked(shipped.entries, read_asked(root / "asked.jsonl")))
    except (EntryFileError, AskedError, OSError, tomllib.TOMLDecodeError) as error:
        raise EditionError(str(error)) from error


def _entry_files(directory: Path) -> Iterator[Path]:
    """The entry files below a folder; names in capitals (EDITORIAL.md) are papers about it."""
    return (path for path in sorted(directory.rglob("*.md")) if not path.stem.isupper())


def _order(entry: Entry) -> tuple[int, int, str]:
    return list(Kind).index(entry.kind), entry.number or 0, entry.entry_id
