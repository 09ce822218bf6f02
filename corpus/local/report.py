"""The report of a local import: what was found in a file, and what a person should look at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from corpus.local.about import About
from corpus.local.matter import LocalFurniture, Matter, held_characters


@dataclass(frozen=True, slots=True)
class LocalReport:
    """What the import of one file found. Counts are of printing characters.

    `characters` = `characters_indexed` + everything in `furniture`. `entries`: {"local": how many}.
    `masked`: kind of personal data → how many pieces were replaced by their mark.
    `replaced`: an earlier import of the same owner and name has given way to this one.
    `about`: owner, name, local_kind, issued, expires (ISO or "").
    """

    id: str
    about: Mapping[str, str]
    file: str
    sha256: str
    pages: int
    characters: int
    characters_indexed: int
    furniture: Mapping[str, int]
    entries: Mapping[str, int]
    masked: Mapping[str, int]
    replaced: bool
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The report as an object of the public contract (`yorisoi import --json`)."""
        return asdict(self)


def about_json(about: About) -> dict[str, str]:
    """Return what was said about a file as plain values."""
    return {"name": about.name, **about.attributes()}


def count_indexed(matter: Matter) -> int:
    """Return how many printing characters of the file its blocks hold."""
    return sum(map(held_characters, matter.blocks))


def warnings_of(matter: Matter, about: About, masked: Mapping[str, int] | None, today: date) -> Sequence[str]:
    """Return what a person should know; `masked` is None where nothing was looked for."""
    return [*matter.warnings, *_furniture(matter), *_masked(masked), *_expired(about, today)]


def _furniture(matter: Matter) -> Iterator[str]:
    told = {part.value: part.label for part in LocalFurniture if part is not LocalFurniture.MARKUP}
    parts = [
        f"{told[name]}{count:,}文字" for name, count in matter.furniture.items() if count and name in told
    ]
    if parts:
        yield f"{'、'.join(parts)}は取り込んでいません。"
    lost = matter.characters - count_indexed(matter) - sum(matter.furniture.values())
    if lost:
        yield f"{lost}文字が項目に入りません。開発者に知らせてください。"


def _masked(masked: Mapping[str, int] | None) -> Iterator[str]:
    if masked is None:
        return
    found = "、".join(f"{kind}{count}か所" for kind, count in masked.items() if count)
    yield (
        f"個人が分かる情報を伏せました（{found or '見つかったものはありません'}）。元のファイルは残していません。"
        "見落としがありうるので、内容を確かめてください。"
    )


def _expired(about: About, today: date) -> Iterator[str]:
    if about.expired(today):
        yield f"有効期限（{about.expires}）が過ぎています。期限切れの資料は答えに使われません。"
