import io
from pathlib import Path

import pytest
from PIL import Image

from corpus.pdf.failed import ImportFailedError
from corpus.pdf.image import page_image
from tests.corpus.pdf.sheet import make_pdf

FIRST = "支援は一人で抱えません。"
SECOND = "次の連絡日を伝えます。"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "a.pdf", [[(FIRST, 60, 120, 12), (SECOND, 60, 140, 12)]])


def test_the_quoted_words_are_boxed_and_yellow(pdf: Path) -> None:
    image = page_image(pdf, 1, SECOND)
    (box,) = image.boxes
    assert box.x0 * 595 == pytest.approx(60, abs=1)
    assert box.top * 842 < 140 < box.bottom * 842
    assert box.x1 * 595 == pytest.approx(60 + 12 * len(SECOND), abs=1)
    picture = Image.open(io.BytesIO(image.png))
    assert picture.size == (image.width, image.height)
    just_inside = (round(box.x0 * image.width) + 1, round(box.top * image.height) + 1)
    assert picture.getpixel(just_inside) == (255, 221, 87)


def test_a_quote_over_two_lines_has_a_box_for_each(pdf: Path) -> None:
    assert len(page_image(pdf, 1, FIRST + SECOND).boxes) == 2


def test_spaces_and_radicals_do_not_hide_a_quote(pdf: Path) -> None:
    assert page_image(pdf, 1, "⽀援は ⼀人で\n抱えません。").boxes


def test_of_a_quote_that_ends_on_the_next_page_the_part_here_is_marked(pdf: Path) -> None:
    assert len(page_image(pdf, 1, SECOND + "その日は晴れていました。").boxes) == 1


def test_words_that_are_not_on_the_page_leave_it_unmarked(pdf: Path) -> None:
    image = page_image(pdf, 1, "どこにもない長い文がここにあります。")
    assert image.boxes == ()
    assert image.png.startswith(b"\x89PNG")


def test_a_page_that_is_not_there_is_told(pdf: Path) -> None:
    with pytest.raises(ImportFailedError, match="全1ページ"):
        page_image(pdf, 2)
