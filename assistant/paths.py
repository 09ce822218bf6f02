"""Ways on: after an answer, what a person may want to look at next, each leading somewhere else."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path as File

from corpus.entry import Kind
from index.only import Only
from index.retrieve import PassageRetriever

MAX_PATHS = 4
"""The most ways on that are offered."""

_FILE = File(__file__).with_name("paths.toml")


@dataclass(frozen=True, slots=True)
class Path:
    """A way on: the words on its button, and the question it asks."""

    label: str
    question: str


def read_paths() -> tuple[Path, ...]:
    """Return every way on, in the order of the file."""
    records = tomllib.loads(_FILE.read_text(encoding="utf-8"))["path"]
    return tuple(Path(record["label"], record["question"]) for record in records)


class Signposts:
    """Chooses ways on for a question. Where each one leads is looked up once."""

    def __init__(self, retriever: PassageRetriever) -> None:
        self._retriever = retriever
        self._leads = {path: _leads_to(retriever, path) for path in read_paths()}

    def from_here(self, query: str, said: Collection[str], first: str = "") -> tuple[Path, ...]:
        """Return up to MAX_PATHS ways on, the nearest first, each to another entry and none to one `said`.

        The one that leads to the entry `first` comes before all.
        """
        paths = list(self._leads)
        near = dict(
            zip(paths, self._retriever.similarities(query, [path.question for path in paths]), strict=True)
        )
        chosen: list[Path] = []
        led = set(said)
        for path in sorted(paths, key=lambda path: (self._leads[path] != first, -near[path])):
            if len(chosen) < MAX_PATHS and self._leads[path] not in led:
                chosen.append(path)
                led.add(self._leads[path])
        return tuple(chosen)


def _leads_to(retriever: PassageRetriever, path: Path) -> str:
    """The entry that the way on leads to, or "" where nothing is found."""
    return next(
        (hit.entry_id for hit in retriever.rank_entries(path.question, 1, Only(kinds=(Kind.POINT,)))), ""
    )
