"""Glyphs: the characters of a page's text layer, each with its box, size and font."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_BOLD_NAME = re.compile(r"bold|heavy|black|demi|gothic|ゴシック|kakugo|太", re.IGNORECASE)
_SOFT_HYPHEN = "\u0002"


@dataclass(slots=True)
class Glyph:
    """One character; coordinates in points from the page's top left corner, `base` is the base line.

    `size` is the height of the em as printed. `bold` holds for heavy and for Gothic faces.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: str
    bold: bool

    @property
    def middle(self) -> float:
        """The horizontal middle of the box."""
        return (self.x0 + self.x1) / 2

    @property
    def blank(self) -> bool:
        """Whether it prints nothing."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class _Face:
    size: float
    font: str
    bold: bool


def read_glyphs(page: pypdfium2.PdfPage) -> list[Glyph]:
    """Return the glyphs of a page's text layer in file order, without those PDFium made up.

    A glyph with no known character reads as U+FFFD, so that it is counted and seen as a fault.
    """
    text_page = page.get_textpage()
    try:
        return list(_glyphs(page, text_page))
    finally:
        text_page.close()


def _glyphs(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    turn = _Turn(page)
    box, base_x, base_y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    faces: dict[int, _Face] = {}
    high = 0
    raw = text_page.raw
    for index in range(pdfium.FPDFText_CountChars(raw)):
        if pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetCharOrigin(raw, index, base_x, base_y)
        face = _face(raw, index, faces)
        x0, top, x1, bottom = turn.box(box.left, box.bottom, box.right, box.top)
        base = turn.point(base_x.value, base_y.value)[1]
        yield Glyph(_character(code), x0, top, x1, bottom, base, face.size, face.font, face.bold)


def _character(code: int) -> str:
    character = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"
    return "-" if character == _SOFT_HYPHEN else character


def _face(raw: Any, index: int, faces: dict[int, _Face]) -> _Face:
    """The face of a glyph, looked up once for each text object of the page."""
    held = pdfium.FPDFText_GetTextObject(raw, index)
    key = ctypes.cast(held, ctypes.c_void_p).value or 0
    if key not in faces:
        name = _font_name(raw, index)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = pdfium.FPDFText_GetFontSize(raw, index) * scale
        bold = bool(_BOLD_NAME.search(name)) or pdfium.FPDFText_GetFontWeight(raw, index) >= 600
        faces[key] = _Face(round(size, 2), name, bold)
    return faces[key]


def _font_name(raw: Any, index: int) -> str:
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(raw, index, None, 0, flags)
    if length <= 1:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFText_GetFontInfo(raw, index, buffer, length, flags)
    return buffer.value.decode("utf-8", "replace").split("+")[-1]


class _Turn:
    """From PDF coordinates (origin bottom left, page not turned) to the page as it is seen."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.rotation = page.get_rotation()

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
