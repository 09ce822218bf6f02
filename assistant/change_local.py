"""Changes of the local material: a file imported, an edition removed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.change import Changed, Tell
from assistant.privacy import mask
from assistant.settings import Settings
from corpus.local.about import About
from corpus.local.importing import import_local
from corpus.local.kept import remove_local


@dataclass(frozen=True, slots=True)
class ImportLocal:
    """Import this file as what is said about it; what tells of people is masked first."""

    file: Path
    about: About

    def make(self, settings: Settings, tell: Tell) -> Changed:
        """Put the text of the file on the shelf."""
        tell(f"「{self.file.name}」を読んでいます", 0.1)
        report = import_local(self.file, settings.home, self.about, today=date.today(), mask=masked)
        return Changed(report.as_json(), (report.id,))


@dataclass(frozen=True, slots=True)
class RemoveLocal:
    """Remove a local edition with its file."""

    edition_id: str

    def make(self, settings: Settings, tell: Tell) -> Changed:
        """Take the edition off the shelf."""
        tell("資料を外しています", 0.5)
        return Changed({"removed": remove_local(settings.home, self.edition_id).id})


def masked(text: str) -> tuple[str, Mapping[str, int]]:
    """Return a text without personal data, and how many pieces of each kind were replaced."""
    found = mask(text)
    return found.text, {count.kind: count.count for count in found.counts}
