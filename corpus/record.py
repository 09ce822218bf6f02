"""Entries as JSON objects and back, one object a line, nothing lost on the way."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from corpus.entry import Entry, Kind, Provenance, Section, Source

_TUPLES = ("questions", "shared_questions", "links")


class RecordError(ValueError):
    """A line does not hold an entry; the message says what was wrong with it."""


def entry_record(entry: Entry) -> dict[str, Any]:
    """Return an entry as an object of plain JSON values."""
    record = asdict(entry)
    record["attributes"] = dict(entry.attributes)
    return record


def entry_from_record(record: Mapping[str, Any]) -> Entry:
    """Return the entry that `entry_record` made the object from.

    Raises:
        RecordError: a field is missing, unknown, or of the wrong form.
    """
    try:
        fields = dict(record)
        fields["kind"] = Kind(fields["kind"])
        fields["provenance"] = Provenance(fields["provenance"])
        fields["sections"] = tuple(Section(**section) for section in fields["sections"])
        fields["sources"] = tuple(_source(source) for source in fields["sources"])
        fields.update({name: tuple(fields.get(name, ())) for name in _TUPLES})
        return Entry(**fields)
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(f"項目の記録を読めません（{error}）。もう一度取り込んでください。") from error


def write_lines(entries: Iterable[Entry]) -> str:
    """Return the entries as JSON, one a line."""
    return "".join(json.dumps(entry_record(entry), ensure_ascii=False) + "\n" for entry in entries)


def read_lines(text: str) -> Iterator[Entry]:
    """Yield the entries of such a text.

    Raises:
        RecordError: a line is not an entry.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            message = f"{number}行目の項目の記録を読めません（{error}）。もう一度取り込んでください。"
            raise RecordError(message) from error
        yield entry_from_record(record)


def _source(record: Mapping[str, Any]) -> Source:
    return Source(**{**record, "supports": tuple(record.get("supports", ()))})
