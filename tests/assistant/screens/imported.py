"""A small made-up handbook PDF, imported, for tests of what the screen does with it."""

from pathlib import Path

from corpus.edition import Edition, load_shipped
from corpus.kept import Kept
from corpus.official.importing import OFFICIAL, import_official
from corpus.shelf import Shelf
from tests.corpus.pdf.sheet import Word, make_pdf

TITLES = ("最初の連絡で安心を届ける", "沈黙を待つ", "手紙で関わる")
FURNITURE_Y = 806


def handbook(path: Path, titles: tuple[str, ...] = TITLES) -> Path:
    """Print a made-up handbook of one page for each point, its printed pages from 13."""
    return make_pdf(path, [_sheet(place, title) for place, title in enumerate(titles)])


def kept(home: Path, pdf: Path) -> Kept:
    """Import it and return what is kept."""
    import_official([pdf], home, [])
    found = Shelf(home).find(OFFICIAL)
    assert found is not None
    return found


def shipped_with(official: Kept) -> Edition:
    """All that ships and this official edition."""
    return Edition.of("all", (*load_shipped().entries, *official.edition.entries))


def _sheet(place: int, title: str) -> list[Word]:
    head: list[Word] = [("#第2章　支援のポイント", 60, 110, 16)] if place == 0 else []
    return [
        *head,
        (f"#ポイント{place + 1}　{title}", 60, 150, 13),
        ("「ひきこもり支援ハンドブック」を試すために作った文です。", 60, 180, 10),
        (f"支援者は{title}ことを、日を変えて続けます。", 60, 196, 10),
        (str(13 + place), 290, FURNITURE_Y, 9),
    ]
