"""Small PDF files made in the tests."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

MINCHO, GOTHIC = "HeiseiMin-W3", "HeiseiKakuGo-W5"
HEIGHT = 842.0

Word = tuple[str, float, float, float]
"""Text, x, y of the base line from the top, size."""


def make_pdf(
    path: Path, pages: Sequence[Sequence[Word]], rules: Sequence[tuple[float, ...]] = (), **how: object
) -> Path:
    """Write a PDF of the words given for each page, with the same rules on every page."""
    for font in (MINCHO, GOTHIC):
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    sheet = canvas.Canvas(str(path), pagesize=(595, HEIGHT), invariant=True, **how)
    for words in pages:
        for text, x, y, size in words:
            sheet.setFont(GOTHIC if text.startswith("#") else MINCHO, size)
            sheet.drawString(x, HEIGHT - y, text.lstrip("#"))
        for x0, y0, x1, y1 in rules:
            sheet.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
        sheet.showPage()
    sheet.save()
    return path
