"""Corrections: what a person changed in the structure found in a file; kept by the file's SHA-256."""

import json
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from corpus.entry import Entry, Kind

KINDS = (Kind.VALUE, Kind.STANCE, Kind.CAUTION, Kind.POINT, Kind.CASE, Kind.SECTION)
"""What an entry of the official text can be."""


class CorrectionsError(ValueError):
    """A corrections file cannot be used; the message says where it stands and what was wrong."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What an entry shall be instead; None leaves a thing as it was found.

    `matches`: the ids of the notes that treat the same; () for none of them.
    """

    kind: Kind | None = None
    number: int | None = None
    title: str | None = None
    matches: tuple[str, ...] | None = None


class Corrections:
    """The corrections below a home folder: `home/corrections/<sha256>.json`, anchor → correction.

    An entry's anchor stands in its attributes: its page in the file and its heading as printed.
    """

    def __init__(self, home: Path) -> None:
        self.folder = home / "corrections"

    def of(self, sha256: str) -> dict[str, Correction]:
        """Anchor → correction, for one file.

        Raises:
            CorrectionsError: the file is there and cannot be read.
        """
        path = self.folder / f"{sha256}.json"
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            return {anchor: _correction(row) for anchor, row in rows.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            message = f"修正の記録（{path}）を読めません（{error}）。直すか、消してください。"
            raise CorrectionsError(message) from error

    def set(self, sha256: str, anchor: str, correction: Correction) -> None:
        """Keep a correction in place of any earlier one for the same heading.

        Raises:
            CorrectionsError: the kind cannot stand in an official text, or the disk refuses.
        """
        if correction.kind not in (None, *KINDS):
            raise CorrectionsError(f"種類「{correction.kind}」には直せません。")
        self._write(sha256, {**self.of(sha256), anchor: correction})

    def remove(self, sha256: str, anchor: str) -> None:
        """Forget the correction of a heading, if there is one: it is again as found.

        Raises:
            CorrectionsError: what is kept cannot be read, or the disk refuses.
        """
        rows = self.of(sha256)
        if rows.pop(anchor, None):
            self._write(sha256, rows)

    def _write(self, sha256: str, rows: Mapping[str, Correction]) -> None:
        unfinished = self.folder / f"{sha256}.{secrets.token_hex(4)}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            held = {key: asdict(row) for key, row in rows.items()}
            text = json.dumps(held, ensure_ascii=False, indent=1)
            unfinished.write_text(text, encoding="utf-8")
            os.replace(unfinished, self.folder / f"{sha256}.json")
        except OSError as error:
            message = f"修正を保存できません（{error}）。空き容量を確かめてください。"
            raise CorrectionsError(message) from error


def apply_corrections(
    entries: Iterable[Entry], corrections: Mapping[str, Mapping[str, Correction]]
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the entries as corrected, and a warning for each correction that could not be followed.

    `corrections`: SHA-256 of the file → anchor → correction.
    """
    found = list(entries)
    warnings: list[str] = []
    for sha256, rows in corrections.items():
        for anchor, correction in rows.items():
            places = [n for n, e in enumerate(found) if _stands(e, sha256, anchor)]
            if places:
                found[places[0]] = _corrected(found[places[0]], correction)
            else:
                warnings.append(f"修正「{anchor}」に当たる見出しが見つかりませんでした。")
    return tuple(_distinct(found, warnings)), tuple(warnings)


def _stands(entry: Entry, sha256: str, anchor: str) -> bool:
    return entry.attributes.get("sha256") == sha256 and entry.attributes.get("anchor") == anchor


def _corrected(entry: Entry, correction: Correction) -> Entry:
    kind = correction.kind or entry.kind
    number = correction.number if correction.number is not None else entry.number
    if kind is Kind.SECTION:
        section = entry.kind is Kind.SECTION
        entry_id = entry.entry_id if section else f"official/section-was-{entry.entry_id.split('/')[1]}"
    else:
        number = number or 1
        entry_id = f"official/{kind.value}-{number}"
    attributes = {**entry.attributes, "corrected": True}
    if correction.matches is not None:
        attributes |= {"matches": list(correction.matches), "matched_by_hand": True}
    title = correction.title or entry.title
    return replace(entry, kind=kind, number=number, title=title, entry_id=entry_id, attributes=attributes)


def _distinct(entries: Sequence[Entry], warnings: list[str]) -> Iterable[Entry]:
    """The entries with ids that differ; corrected ones keep theirs."""
    taken = {e.entry_id for e in entries if e.attributes.get("corrected")}
    seen: set[str] = set()
    for entry in entries:
        corrected = bool(entry.attributes.get("corrected"))
        entry_id, place = entry.entry_id, 2
        while entry_id in seen or (entry_id in taken and not corrected):
            entry_id, place = f"{entry.entry_id}-{place}", place + 1
        if entry_id != entry.entry_id:
            warnings.append(f"「{entry.title}」の番号がほかの項目と重なります。番号を直してください。")
        seen.add(entry_id)
        yield replace(entry, entry_id=entry_id)


def _correction(row: Mapping[str, object]) -> Correction:
    known = {key: row[key] for key in ("number", "title") if row.get(key) is not None}
    matches = row.get("matches")
    kind = Kind(str(row["kind"])) if row.get("kind") else None
    named = tuple(str(m) for m in matches) if isinstance(matches, list) else None
    return Correction(kind=kind, matches=named, **known)  # type: ignore[arg-type]
