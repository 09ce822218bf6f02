"""Telephone lines: one TOML record each, told as an entry with its number, hours and source."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.entry import Entry
from corpus.markdown import EntryFileError, parse_entry


def read_helplines(path: Path) -> tuple[Entry, ...]:
    """Return an entry for each `[[helpline]]` record of the file.

    Raises:
        EntryFileError: the file is not TOML, or a record lacks a field.
    """
    try:
        records = tomllib.loads(path.read_text(encoding="utf-8")).get("helpline", [])
        return tuple(_entry(record) for record in records)
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise EntryFileError(
            f"{path}：相談先の記録を読めません（{error}）。項目の書き方を確かめてください。"
        ) from error


def _entry(record: Mapping[str, Any]) -> Entry:
    source = {"title": record["source_title"], "url": record["source_url"], "checked": record["checked"]}
    front = {
        **record,
        "kind": "helpline",
        "provenance": "policy",
        "sources": [source],
    }
    for key in ("source_title", "source_url"):
        del front[key]
    return parse_entry(front, f"## 内容\n{_body(record)}\n")


def _body(record: Mapping[str, Any]) -> str:
    details = "、".join(part for part in (record["hours"], record["cost"]) if part)
    lines = []
    if record["number"]:
        lines.append(f"{record['title']}：{record['number']}" + (f"（{details}）" if details else "") + "。")
    lines += [
        f"{record['title']}（{other['label']}）：{other['number']}。"
        for other in record.get("other_numbers", ())
    ]
    lines.append(record["note"])
    return "\n".join(line for line in lines if line)
