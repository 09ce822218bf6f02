"""Small local files made in the tests."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import docx
import openpyxl

from corpus.edition import Edition
from corpus.local.about import About
from corpus.local.importing import import_local
from corpus.local.report import LocalReport
from corpus.shelf import Shelf

TODAY = date(2026, 11, 25)
HEAD = ("名称", "電話番号", "受付時間", "所在地")
DESKS = (
    ("くらし相談センター", "042-111-2222", "平日9時～17時", "本町1-2"),
    ("ひきこもり相談室「やすらぎ」", "０４２－３３３－４４４４", "月・水・金 10:00-16:00", "東町3"),
)


def about(name: str = "窓口一覧", kind: str = "contact", expires: str = "2027-03-31") -> About:
    return About.of("〇〇市", name, kind, "2026-04-01", expires)


def csv_file(path: Path, rows: Sequence[Sequence[str]] = (HEAD, *DESKS), encoding: str = "utf-8") -> Path:
    path.write_bytes("".join(",".join(row) + "\r\n" for row in rows).encode(encoding))
    return path


def xlsx_file(path: Path, rows: Sequence[Sequence[object]] = (HEAD, *DESKS)) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def docx_file(path: Path, texts: Sequence[str] = ("安心して過ごせる場です。",)) -> Path:
    document = docx.Document()
    document.add_heading("居場所の手引き", 0)
    for text in texts:
        document.add_paragraph(text)
    document.save(path)
    return path


def repacked(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Put parts into an office file, in place of those of the same name."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**held, **parts}.items():
            archive.writestr(name, data)
    path.write_bytes(stored.getvalue())
    return path


def part_of(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def take_in(path: Path, home: Path, said: About | None = None) -> tuple[LocalReport, Edition]:
    """Import a file and return its report and its edition."""
    said = said or about()
    report = import_local(path, home, said, today=TODAY)
    kept = Shelf(home).find(said.edition_id)
    assert kept is not None
    return report, kept.edition
