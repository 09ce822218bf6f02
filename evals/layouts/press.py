"""A small press: sets Japanese text on pages with reportlab and remembers where each sentence went."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from corpus.sentences import split_sentences

MINCHO, GOTHIC = "HeiseiMin-W3", "HeiseiKakuGo-W5"
WIDTH, HEIGHT = 595.0, 842.0
_NO_HEAD = "、。，．」』）)】〕！？ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_NO_TAIL = "「『（(【〔"


@dataclass(slots=True)
class Placed:
    """Where text stands: each sentence with the page of the file (from 1) on which it begins."""

    sentences: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Setting:
    """How pages are made: margins and sizes in points, `columns` 1 or 2."""

    columns: int = 1
    margin: float = 64.0
    top: float = 78.0
    bottom: float = 74.0
    size: float = 10.5
    leading: float = 1.6
    gutter: float = 22.0


class Press:
    """One PDF file being set. `furnish(press)` is called for each page to draw heads and numbers."""

    def __init__(self, path: Path, setting: Setting, furnish: Callable[["Press"], None]) -> None:
        for font in (MINCHO, GOTHIC):
            pdfmetrics.registerFont(UnicodeCIDFont(font))
        self.canvas = canvas.Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
        self.setting = setting
        self.furnish = furnish
        self.placed = Placed()
        self.page = 1
        self.column = 0
        self.y = setting.top

    @property
    def width(self) -> float:
        """The width of a column."""
        s = self.setting
        return (WIDTH - 2 * s.margin - (s.columns - 1) * s.gutter) / s.columns

    @property
    def left(self) -> float:
        """The left edge of the column."""
        return self.setting.margin + self.column * (self.width + self.setting.gutter)

    @property
    def foot(self) -> float:
        """The lowest base line."""
        return HEIGHT - self.setting.bottom

    def turn(self) -> None:
        """Begin a new page."""
        self.furnish(self)
        self.canvas.showPage()
        self.page += 1
        self.column, self.y = 0, self.setting.top

    def close(self) -> int:
        """Finish the file; return its number of pages."""
        self.furnish(self)
        self.canvas.save()
        return self.page

    def room(self, height: float) -> None:
        """Go on to the next column or page unless this much height is left."""
        if self.y + height <= self.foot:
            return
        if self.column + 1 < self.setting.columns:
            self.column, self.y = self.column + 1, self.setting.top
        else:
            self.turn()

    def draw(self, text: str, x: float, y: float, size: float, font: str = MINCHO) -> None:
        """Draw text with its base line at `y` from the top."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a thin line; coordinates from the top left."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def heading(self, text: str, size: float, font: str = GOTHIC, space: float = 1.0) -> int:
        """Set a heading that keeps with the lines below it; return its page."""
        self.room(size * (space + 1.6) + 3 * self.setting.size * self.setting.leading)
        self.y += size * space
        page = self.page
        for line in wrap(text, font, size, self.width, 0):
            self.y += size * 1.35
            self.draw(line, self.left, self.y, size, font)
        self.y += size * 0.35
        return page

    def paragraph(self, text: str, indent: float = 1.0, hang: float = 0.0, size: float = 0.0) -> int:
        """Set a paragraph; the first line is indented by `indent` ems, the others by `hang`."""
        size = size or self.setting.size
        starts = {sentence.start: sentence.text for sentence in split_sentences(text)}
        first_page, offset = 0, 0
        lines = list(wrap(text, MINCHO, size, self.width - hang * size, (indent - hang) * size))
        for number, line in enumerate(lines):
            self.room(size * self.setting.leading)
            self.y += size * self.setting.leading
            first_page = first_page or self.page
            shift = indent if number == 0 else hang
            self.draw(line, self.left + shift * size, self.y, size)
            for start, sentence in starts.items():
                if offset <= start < offset + len(line):
                    self.placed.sentences.append((sentence, self.page))
            offset += len(line)
        return first_page

    def ruby(self, text: str, word: str, reading: str) -> None:
        """Set a one-line paragraph with a reading above a word of it."""
        size = self.setting.size
        self.room(2.4 * size)
        self.y += 2.0 * size
        self.draw(text, self.left, self.y, size)
        self.placed.sentences += [(sentence.text, self.page) for sentence in split_sentences(text)]
        at = pdfmetrics.stringWidth(text[: text.index(word)], MINCHO, size)
        wide = pdfmetrics.stringWidth(word, MINCHO, size)
        small = size / 2
        step = wide / len(reading)
        for number, letter in enumerate(reading):
            x = self.left + at + number * step + max(0, (step - small) / 2)
            self.draw(letter, x, self.y - size * 0.98, small)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], ruled: bool = True) -> list[int]:
        """Set a table, `widths` as shares of the column; return the page of each row."""
        size, pages = self.setting.size - 1, []
        pad, step = 3.0, size * 1.4
        for row in rows:
            cells = [
                list(wrap(text, MINCHO, size, share * self.width - 2 * pad, 0))
                for text, share in zip(row, widths, strict=True)
            ]
            height = max(len(cell) for cell in cells) * step + 2 * pad
            self.room(height)
            x = self.left
            for cell, share in zip(cells, widths, strict=True):
                for number, line in enumerate(cell):
                    self.draw(line, x + pad, self.y + pad + size + number * step, size)
                if ruled:
                    self._frame(x, self.y, share * self.width, height)
                x += share * self.width
            for text in row:
                self.placed.sentences += [(sentence.text, self.page) for sentence in split_sentences(text)]
            pages.append(self.page)
            self.y += height
        self.y += 4
        return pages

    def _frame(self, x: float, y: float, width: float, height: float) -> None:
        self.rule(x, y, x + width, y)
        self.rule(x, y + height, x + width, y + height)
        self.rule(x, y, x, y + height)
        self.rule(x + width, y, x + width, y + height)


def wrap(text: str, font: str, size: float, width: float, first: float) -> Iterator[str]:
    """Yield the lines of a text; `first` is how much shorter (in points) the first line is.

    No line begins with a closing mark or ends with an opening one.
    """
    line, room = "", width - first
    for letter in text:
        wide = pdfmetrics.stringWidth(line + letter, font, size)
        if wide > room and letter not in _NO_HEAD:
            carried = ""
            while line and line[-1] in _NO_TAIL:
                carried, line = line[-1] + carried, line[:-1]
            yield line
            line, room = carried, width
        line += letter
    if line:
        yield line
