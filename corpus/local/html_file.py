"""Web pages and Markdown as matter: headings, paragraphs and tables as a reader of the page sees them."""

import re
from collections import Counter

from lxml import html
from markdown_it import MarkdownIt

from corpus.local.html_tree import shown_tree
from corpus.local.matter import Block, Heading, LocalFurniture, Matter, Paragraph
from corpus.local.table import MAX_CELLS, MAX_ROWS, Cell, read_table, too_many_cells, too_many_rows
from corpus.local.visible import seen
from corpus.pdf.failed import ImportFailedError

MAX_MARKDOWN_CHARACTERS = 2_000_000
"""A longer Markdown file is refused; its structure would take minutes to read."""

_MAX_SPAN = 200
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form header hr html legend li main ol option p pre section select summary table tbody td tfoot th"
    " thead tr ul".split()
)
_WRAP = re.compile(r"(?<=[^\x00-\x7f])[ \t]*\n\s*(?=[^\x00-\x7f])")
"""A line break of the file within Japanese words, which stands for nothing."""

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n.*?\n\1\n", re.DOTALL)


def read_html(text: str, name: str) -> Matter:
    """Return a web page as headings, paragraphs and tables.

    Raises:
        ImportFailedError: it cannot be read, or its elements are nested past all measure.
    """
    root, furniture = shown_tree(text, name)
    characters = seen("".join(root.itertext())) + sum(furniture.values())
    walk = _Walk(name)
    walk.through(root)
    walk.close()
    return Matter(tuple(walk.blocks), characters, dict(furniture + walk.furniture))


def read_markdown(text: str, name: str) -> Matter:
    """Return a Markdown file as a reader sees it rendered.

    Raises:
        ImportFailedError: it is too long or cannot be read.
    """
    if len(text) > MAX_MARKDOWN_CHARACTERS:
        raise ImportFailedError(f"「{name}」は{len(text):,}文字あり、長すぎます。ファイルを分けてください。")
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(body)
    matter = read_html(f"<html><body>{rendered}</body></html>", name)
    markup = max(0, seen(text) - matter.characters)
    furniture = {**matter.furniture, LocalFurniture.MARKUP.value: markup}
    return Matter(matter.blocks, matter.characters + markup, furniture, matter.warnings)


class _Walk:
    """A page on the way through its elements; the parser bounds their depth (256)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[Block] = []
        self.furniture: Counter[str] = Counter()
        self.level = 0
        self.held = ""

    def through(self, element: html.HtmlElement) -> None:
        """Gather an element with all below it."""
        if element.tag in _HEADINGS:
            self.close()
            self.level = _HEADINGS[element.tag]
            if text := _flat(element):
                self.blocks.append(Heading(text, self.level))
        elif element.tag == "table" and element.find(".//table") is None:
            self.close()
            self._table(element)
        else:
            self._open(element)

    def close(self) -> None:
        """End the paragraph that is being gathered."""
        lines = (" ".join(line.split()) for line in self.held.split("\n"))
        if text := "\n".join(line for line in lines if line):
            self.blocks.append(Paragraph(text))
        self.held = ""

    def _open(self, element: html.HtmlElement) -> None:
        breaks = element.tag in _BREAKS
        if breaks:
            self.close()
        self.held += "\n" if element.tag == "br" else _run(element.text, element)
        for child in element:
            self.through(child)
            self.held += _run(child.tail, element)
        if breaks:
            self.close()

    def _table(self, element: html.HtmlElement) -> None:
        for caption in element.findall("caption"):
            self.held = "".join(caption.itertext())
            self.close()
        rows = _rows(element, self.name)
        first = element.find(".//tr")
        headed = first is not None and all(cell.tag == "th" for cell in first) and len(first) > 1
        table = read_table(rows, self.level + 1, headed=headed)
        self.blocks += table.blocks
        self.furniture += table.furniture()


def _run(text: str | None, parent: html.HtmlElement) -> str:
    """A stretch of text; line breaks in the file are only kept within pre."""
    if not text:
        return ""
    return text if parent.tag == "pre" else re.sub(r"\s*\n\s*", " ", _WRAP.sub("", text))


def _flat(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _cell_text(element: html.HtmlElement) -> str:
    """The text of a cell, one line for each of its paragraphs."""
    walk = _Walk("")
    walk.through(element)
    walk.close()
    return "\n".join(block.text for block in walk.blocks)


def _rows(table: html.HtmlElement, name: str) -> list[list[Cell]]:
    """The cells of a table in a grid; a cell over several rows or columns is copied to each."""
    grid: list[list[Cell]] = []
    falling: dict[int, list[Cell]] = {}
    taken = 0
    for row in table.iter("tr"):
        cells: list[Cell] = []
        for element in (element for element in row if element.tag in ("td", "th")):
            _take_falling(cells, falling)
            text, down = _cell_text(element), _span(element, "rowspan") - 1
            across = _span(element, "colspan")
            taken += across * (down + 1)
            if taken > MAX_CELLS:
                raise ImportFailedError(too_many_cells(name))
            for column in range(across):
                falling[len(cells)] = [Cell(text, copied=True)] * down
                cells.append(Cell(text, copied=column > 0))
        _take_falling(cells, falling)
        grid.append(cells)
        if len(grid) > MAX_ROWS:
            raise ImportFailedError(too_many_rows(name))
    return grid


def _take_falling(cells: list[Cell], falling: dict[int, list[Cell]]) -> None:
    """Copy what comes down from the rows above into the next columns."""
    while falling.get(len(cells)):
        cells.append(falling[len(cells)].pop())


def _span(element: html.HtmlElement, name: str) -> int:
    value = element.get(name) or "1"
    return max(1, min(int(value), _MAX_SPAN)) if value.isdecimal() else 1
