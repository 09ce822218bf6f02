"""Page images: a page of a PDF as PNG, with the cited words marked."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from corpus.pdf.failed import ImportFailedError
from corpus.pdf.glyph import Glyph
from corpus.pdf.letters import squashed
from corpus.pdf.page import read_lines
from corpus.pdf.source import open_pdf

MAX_PIXELS = 4_000_000
"""An image is made smaller rather than larger than this."""

_MARK = (255, 221, 87)
_MIN_PART = 8


@dataclass(frozen=True, slots=True)
class Box:
    """A marked place, as shares of the page's width and height from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as PNG bytes of `width` × `height` pixels, and where the cited words stand on it."""

    png: bytes
    width: int
    height: int
    boxes: tuple[Box, ...]


def page_image(path: Path, pdf_page: int, quote: str = "", scale: float = 2.0) -> PageImage:
    """Return a page (from 1) with `quote` marked; without marks where the words are not on it.

    `scale` is pixels for each point. Of a quote that begins or ends on another page, the part on this
    page is marked.

    Raises:
        ImportFailedError: the file cannot be opened, or has no such page.
    """
    with open_pdf(path) as document:
        if not 1 <= pdf_page <= len(document):
            pages = len(document)
            raise ImportFailedError(f"「{path.name}」に{pdf_page}ページはありません（全{pages}ページ）。")
        try:
            page = document[pdf_page - 1]
            boxes = quote_boxes(page, quote)
            width, height = page.get_size()
            image = page.render(scale=min(scale, (MAX_PIXELS / (width * height)) ** 0.5)).to_pil()
        except pypdfium2.PdfiumError as error:
            message = f"「{path.name}」の{pdf_page}ページを画像にできません。ダウンロードし直してください。"
            raise ImportFailedError(message) from error
    marked = _marked(image.convert("RGB"), boxes)
    buffer = io.BytesIO()
    marked.save(buffer, format="PNG")
    return PageImage(buffer.getvalue(), marked.width, marked.height, boxes)


def quote_boxes(page: pypdfium2.PdfPage, quote: str) -> tuple[Box, ...]:
    """Return a box for each line of the page on which words of the quote stand."""
    ordered = _in_order(page)
    found = _find("".join(text for text, _ in ordered), squashed(quote))
    if found is None:
        return ()
    start, end = found
    width, height = page.get_size()
    marked = [glyph for _, glyph in ordered[start:end]]
    return tuple(_box(line, width, height) for line in _lines(marked))


def _in_order(page: pypdfium2.PdfPage) -> list[tuple[str, Glyph]]:
    """Each normalised character with its glyph, in reading order and without ruby, as passages have them."""
    return [
        (letter, glyph)
        for line in read_lines(page, 1)
        for glyph in line.glyphs
        for letter in squashed(glyph.text)
    ]


def _find(text: str, wanted: str) -> tuple[int, int] | None:
    """Where the quote stands: whole, else its longest beginning or end on this page."""
    if not wanted:
        return None
    at = text.find(wanted)
    if at >= 0:
        return at, at + len(wanted)
    for length in range(len(wanted) - 1, _MIN_PART - 1, -1):
        if text.endswith(wanted[:length]):
            return len(text) - length, len(text)
        for part in (wanted[:length], wanted[-length:]):
            at = text.find(part)
            if at >= 0:
                return at, at + length
    return None


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        last = lines[-1][-1] if lines else None
        if last and abs(last.base - glyph.base) < 0.5 * glyph.size and glyph.x0 - last.x1 < 3 * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def _box(line: Sequence[Glyph], width: float, height: float) -> Box:
    top = min(glyph.base - 0.95 * glyph.size for glyph in line)
    bottom = max(glyph.base + 0.2 * glyph.size for glyph in line)
    x0, x1 = min(glyph.x0 for glyph in line), max(glyph.x1 for glyph in line)
    return Box(x0 / width, top / height, x1 / width, bottom / height)


def _marked(image: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """The image with the boxes in yellow under the letters."""
    layer = Image.new("RGB", image.size, (255, 255, 255))
    draw = ImageDraw.Draw(layer)
    for box in boxes:
        left, right = box.x0 * image.width, box.x1 * image.width
        draw.rectangle((left, box.top * image.height, right, box.bottom * image.height), fill=_MARK)
    return ImageChops.multiply(image, layer)
