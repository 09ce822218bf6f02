"""A retrieval dataset in a folder: texts, queries, and graded judgements kept apart from both."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance, Section


class DatasetError(ValueError):
    """A dataset folder cannot be used; the message names the file, what was seen and what to do."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the corpus to search."""

    text_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """One query to search with."""

    query_id: str
    text: str


def read_texts(folder: Path) -> list[Text]:
    """Return the texts of `corpus.jsonl`.

    Raises:
        DatasetError: the file is missing, or a line lacks a field.
    """
    return [
        Text(str(row["id"]), str(row.get("title") or ""), str(row["text"]))
        for row in _rows(folder, "corpus.jsonl", "text")
    ]


def read_queries(folder: Path) -> list[Query]:
    """Return the queries of `queries.jsonl`.

    Raises:
        DatasetError: the file is missing, or a line lacks a field.
    """
    return [Query(str(row["id"]), str(row["text"])) for row in _rows(folder, "queries.jsonl", "text")]


def read_qrels(folder: Path) -> dict[str, dict[str, int]]:
    """Return query id → text id → grade, from `qrels.tsv`.

    Raises:
        DatasetError: the file is missing, or a line does not hold two ids and a whole number.
    """
    path = folder / "qrels.tsv"
    judged: dict[str, dict[str, int]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for query_id, text_id, grade in list(csv.reader(file, delimiter="\t"))[1:]:
                judged.setdefault(query_id, {})[text_id] = int(grade)
    except (OSError, ValueError) as error:
        raise DatasetError(
            f"{path}：正解データを読めません（{error}）。列は query-id、corpus-id、score です。"
        ) from error
    return judged


def check_dataset(folder: Path) -> None:
    """Read every file of a dataset once, so that a fault is told before anything is measured.

    Raises:
        DatasetError: a file is missing or cannot be read.
    """
    read_texts(folder)
    read_queries(folder)
    read_qrels(folder)


def as_edition(texts: list[Text]) -> Edition:
    """Return the texts as an edition, one entry a text; entry row i has the id `local-<i>`."""
    return Edition.of("dataset", [_entry(place, text) for place, text in enumerate(texts)])


def entry_id_of(place: int) -> str:
    """The entry id of the text at this place in the corpus, from 0."""
    return f"local-{place}"


def _entry(place: int, text: Text) -> Entry:
    body = text.text if text.text.strip() else text.title
    section = Section("", 0, len(body))
    return Entry(entry_id_of(place), Kind.LOCAL, text.title, Provenance.LOCAL, body, (section,))


def _rows(folder: Path, name: str, field: str) -> Iterator[dict[str, object]]:
    path = folder / name
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DatasetError(f"{path}：ファイルを開けません。データのフォルダーを確かめてください。") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            missing = [key for key in ("id", field) if key not in row]
        except (ValueError, TypeError) as error:
            raise DatasetError(f"{path} の {number} 行目：JSON として読めません（{line[:40]}）。") from error
        if missing:
            raise DatasetError(f"{path} の {number} 行目：{missing[0]} がありません。")
        yield row
