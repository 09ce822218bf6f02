from pathlib import Path

from corpus.entry import Kind, Provenance
from corpus.local.matter import Heading, Paragraph, held_characters
from corpus.local.pdf_file import read_pdf_matter
from tests.corpus.local.making import about, take_in
from tests.corpus.pdf.sheet import make_pdf

PAGES = [
    [("#第1章　相談の入口", 60.0, 120.0, 16.0), ("電話でも訪問でも相談できます。", 60.0, 160.0, 10.0)],
    [("#第2章　居場所", 60.0, 120.0, 16.0), ("毎週金曜に開いています。", 60.0, 160.0, 10.0)],
]


def test_a_pdf_keeps_its_headings_and_pages_and_every_character(tmp_path: Path) -> None:
    matter = read_pdf_matter(make_pdf(tmp_path / "a.pdf", PAGES), "a.pdf")
    assert [block.text for block in matter.blocks if isinstance(block, Heading)] == [
        "第1章 相談の入口",
        "第2章 居場所",
    ]
    pages = [block.pdf_page for block in matter.blocks if isinstance(block, Paragraph)]
    assert set(pages) == {1, 2}
    held = sum(map(held_characters, matter.blocks)) + sum(matter.furniture.values())
    assert (held, matter.pages) == (matter.characters, 2)


def test_its_entries_are_of_the_place_whatever_they_call_themselves(tmp_path: Path, home: Path) -> None:
    pages = [
        [(f"#ポイント{n}　つなぐ", 60.0, 120.0, 14.0), ("窓口へつなぎます。", 60.0, 150.0, 10.0)]
        for n in (1, 2)
    ]
    _, edition = take_in(make_pdf(tmp_path / "a.pdf", pages), home, about("手引き", "practice"))
    assert {entry.kind for entry in edition.entries} == {Kind.LOCAL}
    assert {entry.provenance for entry in edition.entries} == {Provenance.LOCAL}
    assert {passage.pdf_page for passage in edition.passages} == {1, 2}
