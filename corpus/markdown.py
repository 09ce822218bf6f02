"""Entry files: TOML front matter between `+++` lines, then Markdown under `##` and `###` headings."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.entry import ENTRY_ID, Entry, Kind, Provenance, Section, Source
from corpus.sentences import plain

_FRONT_MATTER = re.compile(r"\A\+\+\+\n(?P<toml>.*?)\n\+\+\+\n(?P<body>.*)\Z", re.DOTALL)
_HEADING = re.compile(r"^(?P<marks>#{2,3})[ \t]+(?P<name>.+?)[ \t]*$", re.MULTILINE)
_KNOWN = {"id", "kind", "number", "heading", "title", "provenance", "links", "questions", "sources"}


class EntryFileError(ValueError):
    """An entry file cannot be read; the message names the file, what was seen and what to do."""


def read_entry(path: Path) -> Entry:
    """Return the entry of one file.

    Raises:
        EntryFileError: the file has no front matter, or a value in it is missing or unknown.
    """
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    match = _FRONT_MATTER.match(text)
    if not match:
        raise EntryFileError(
            f"{path}：前書きがありません。1行目と前書きの終わりに +++ の行を置いてください。"
        )
    try:
        return parse_entry(tomllib.loads(match["toml"]), match["body"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise EntryFileError(
            f"{path}：前書きを読めません（{error}）。項目の書き方を確かめてください。"
        ) from error


def parse_entry(front: Mapping[str, Any], body: str) -> Entry:
    """Return the entry that front matter and a body make.

    Raises:
        KeyError: `id`, `kind`, `title` or `provenance` is missing.
        ValueError: the id, kind or provenance is not one we know.
    """
    if not ENTRY_ID.fullmatch(front["id"]):
        raise ValueError(f"id = {front['id']!r}")
    body = plain(body)
    return Entry(
        entry_id=front["id"],
        kind=Kind(front["kind"]),
        title=front["title"],
        provenance=Provenance(front["provenance"]),
        body=body,
        sections=parse_sections(body),
        questions=tuple(front.get("questions", ())),
        links=tuple(front.get("links", ())),
        sources=tuple(parse_source(source) for source in front.get("sources", ())),
        heading=front.get("heading"),
        number=front.get("number"),
        attributes={key: value for key, value in front.items() if key not in _KNOWN},
    )


def parse_source(record: Mapping[str, Any]) -> Source:
    """Return the source that a `[[sources]]` table names."""
    return Source(
        title=record["title"],
        url=record.get("url", ""),
        checked=record.get("checked", ""),
        supports=tuple(record.get("supports", ())),
    )


def parse_sections(body: str) -> tuple[Section, ...]:
    """Return the sections of a Markdown body; a `###` part carries its `##` name and its own heading."""
    marks = list(_HEADING.finditer(body))
    if not marks:
        return (Section("", 0, len(body)),) if body.strip() else ()
    sections, name = [], ""
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    for mark, end in zip(marks, ends, strict=True):
        heading = ""
        if mark["marks"] == "##":
            name = mark["name"]
        else:
            heading = mark["name"]
        if body[mark.end() : end].strip():
            sections.append(Section(name, mark.end(), end, heading))
    return tuple(sections)
