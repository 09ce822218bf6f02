"""A printed page as a scanner gives it, read by the real tesseract; left out, and said so, where it is not installed."""

import difflib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.official.importing import OFFICIAL, Order, import_official
from corpus.pdf.letters import squashed
from corpus.pdf.ocr import can_read_japanese
from corpus.shelf import Shelf
from tests.corpus.pdf.sheet import make_pdf

A4, DOTS_PER_INCH = (2480, 3508), 300
TEXT = (
    "ポイント１　最初の連絡で安心を届ける",
    "ひきこもりの支援について、試験のために書いた架空の文です。",
    "返事を急がず、次に連絡する日を先に伝えます。",
    "会えない日も、支援は続いています。",
    "家族の疲れを聞き、休める日を一緒に決めます。",
)
_FONTS = (
    "NotoSansCJK-Regular.ttc",
    "NotoSerifCJK-Regular.ttc",
    "ipaexg.ttf",
    "ipag.ttf",
    "VL-Gothic-Regular.ttf",
)


def japanese_font() -> Path | None:
    """A Japanese font of this machine, if one is where Linux keeps fonts."""
    found = (path for name in _FONTS for path in Path("/usr/share/fonts").rglob(name))
    return next(found, None)


FONT = japanese_font()
pytestmark = [
    pytest.mark.skipif(
        not can_read_japanese(),
        reason="tesseract と tesseract-ocr-jpn がないため、本物の文字認識は試しません",
    ),
    pytest.mark.skipif(FONT is None, reason="日本語の字体がないため、読ませるページを刷れません"),
]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """One page of print as a picture alone."""
    sheet = Image.new("L", A4, 250)
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FONT), 52)
    for place, text in enumerate(TEXT):
        pen.text((250, 400 + 130 * place), text, fill=30, font=font)
    sheet.save(tmp_path / "scan.pdf", "PDF", resolution=DOTS_PER_INCH)
    return tmp_path / "scan.pdf"


def test_the_words_of_a_scanned_page_are_read_in_their_order(scan: Path, tmp_path: Path) -> None:
    report = import_official([scan], tmp_path / "home", [], Order(ocr=True))
    assert report.files[0].guessed_pages == (1,)
    assert report.characters == report.characters_indexed + sum(report.furniture.values())
    assert any("文字認識で読みました" in warning for warning in report.warnings)
    kept = Shelf(tmp_path / "home").find(OFFICIAL)
    assert kept is not None
    read = squashed("".join(entry.body for entry in kept.edition.entries))
    assert difflib.SequenceMatcher(None, read, squashed("".join(TEXT)), autojunk=False).ratio() > 0.9
    assert "安心を届ける\nひきこもり" in kept.edition.entries[0].body  # A line that ends early ends there.
    assert {section.pdf_page for entry in kept.edition.entries for section in entry.sections} == {1}


def test_a_scanned_page_among_printed_ones_keeps_its_place(scan: Path, tmp_path: Path) -> None:
    printed = make_pdf(tmp_path / "text.pdf", [[("文字のあるページです。前の章の終わりです。", 60, 120, 11)]])
    with_text = import_official([printed, scan], tmp_path / "home", [], Order(ocr=True))
    guessed = {file.name: file.guessed_pages for file in with_text.files}
    assert guessed == {"text.pdf": (), "scan.pdf": (1,)}
