"""Word files as matter: headings by style, paragraphs, tables and notes in the order of the document."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from corpus.local.archive import Archive, attribute, local_name, open_archive
from corpus.local.docx_styles import level_of, style_levels
from corpus.local.docx_text import aside_of, count_words, words_of
from corpus.local.headings import heading_level
from corpus.local.matter import Block, Heading, LocalFurniture, Matter, Paragraph
from corpus.local.table import MAX_ROWS, Cell, read_table, too_many_rows
from corpus.local.visible import seen
from corpus.pdf.failed import ImportFailedError

_HOLDERS = frozenset("sdt sdtContent ins moveTo customXml smartTag body document".split())
"""Elements that hold paragraphs and tables and say nothing themselves."""

_APART = re.compile(r"(?:header|footer|comments)[0-9]*\.xml")
_MAX_SPAN = 63
"""Word's own limit of columns."""


def read_docx(path: Path, name: str) -> Matter:
    """Return what a Word file says; headers, footers, comments, deleted and hidden text stand aside.

    Raises:
        ImportFailedError: the file cannot be read.
    """
    with open_archive(path, name) as archive:
        main = next(iter(archive.related("", "officeDocument")), "word/document.xml")
        root = archive.tree(main)
        if root is None:
            raise ImportFailedError(archive.damaged())
        for copy in list(root.iter("{*}Fallback")):
            copy.getparent().remove(copy)
        reader = _Reader(archive, main)
        reader.walk(root)
        return reader.matter(count_words(root))


class _Reader:
    """One document while it is read."""

    def __init__(self, archive: Archive, main: str) -> None:
        self.name = archive.name
        styles = next(iter(archive.related(main, "styles")), "")
        self.levels = style_levels(archive.tree(styles))
        self.notes = _notes(archive, main)
        self.note_characters = sum(map(seen, self.notes.values()))
        self.furniture = _apart(archive)
        self.blocks: list[Block] = []

    def matter(self, body_characters: int) -> Matter:
        """All that has been read, and the notes that nothing refers to."""
        self.blocks += [Paragraph(text) for text in self.notes.values() if text]
        apart = (
            self.furniture[LocalFurniture.HEADER_FOOTER.value] + self.furniture[LocalFurniture.COMMENT.value]
        )
        characters = body_characters + self.note_characters + apart
        return Matter(tuple(_with_headings(self.blocks)), characters, dict(self.furniture))

    def walk(self, element: Any) -> None:
        """Gather the blocks below an element; the parser bounds its depth (256)."""
        for child in element:
            name = local_name(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name in _HOLDERS:
                self.walk(child)
            elif aside := aside_of(child):
                self.furniture[aside.value] += count_words(child)

    def _paragraph(self, element: Any) -> None:
        words = words_of(element)
        self.furniture += words.furniture
        text = words.text.strip()
        level = level_of(element, self.levels)
        if text:
            self.blocks.append(Heading(text, level) if level else Paragraph(text))
        for note in words.notes:
            if note_text := self.notes.pop(note, ""):
                self.blocks.append(Paragraph(note_text))
        for box in words.boxes:
            self.walk(box)

    def _table(self, element: Any) -> None:
        rows: list[list[Cell]] = []
        for row in _children(element, "tr"):
            rows.append(self._row(row, rows[-1] if rows else []))
            if len(rows) > MAX_ROWS:
                raise ImportFailedError(too_many_rows(self.name))
        first = next(iter(_children(element, "tr")), None)
        headed = first is not None and first.find("{*}trPr/{*}tblHeader") is not None
        level = next((b.level for b in reversed(self.blocks) if isinstance(b, Heading)), 0)
        table = read_table(rows, level + 1, headed=headed)
        self.blocks += table.blocks
        self.furniture += table.furniture()

    def _row(self, row: Any, above: list[Cell]) -> list[Cell]:
        cells: list[Cell] = []
        for element in _children(row, "tc"):
            merge = element.find("{*}tcPr/{*}vMerge")
            text = self._cell(element)
            goes_on = merge is not None and attribute(merge, "val") != "restart" and not text
            if goes_on and len(cells) < len(above):
                text = above[len(cells)].text
            span = (
                attribute(part, "val") if (part := element.find("{*}tcPr/{*}gridSpan")) is not None else "1"
            )
            width = min(int(span), _MAX_SPAN) if span and span.isdecimal() else 1
            cells.append(Cell(text, copied=goes_on))
            cells += [Cell(text, copied=True)] * (width - 1)
        return cells

    def _cell(self, element: Any) -> str:
        """The text of a cell, one line for each of its paragraphs."""
        outside, self.blocks = self.blocks, []
        self.walk(element)
        inside, self.blocks = self.blocks, outside
        return "\n".join(block.text for block in inside)


def _children(element: Any, name: str) -> list[Any]:
    """The rows or cells of a table, also those within content controls and tracked changes."""
    found = []
    for child in element:
        if local_name(child) == name:
            found.append(child)
        elif local_name(child) in _HOLDERS:
            found += _children(child, name)
    return found


def _notes(archive: Archive, main: str) -> dict[tuple[str, str], str]:
    """(kind, id) → text, of footnotes and endnotes; those with a type are rules, not words."""
    found = {}
    for kind in ("footnote", "endnote"):
        for part in archive.related(main, f"{kind}s"):
            root = archive.tree(part)
            for note in root.iterchildren(f"{{*}}{kind}") if root is not None else ():
                if attribute(note, "type") is None:
                    lines = (words_of(paragraph).text.strip() for paragraph in note.iter("{*}p"))
                    found[kind, attribute(note, "id") or ""] = "\n".join(line for line in lines if line)
    return found


def _apart(archive: Archive) -> Counter[str]:
    """The characters of headers, footers and comments."""
    counts: Counter[str] = Counter()
    for part in archive.names:
        if match := _APART.fullmatch(part.rpartition("/")[2]):
            comment = match[0].startswith("comments")
            kind = LocalFurniture.COMMENT if comment else LocalFurniture.HEADER_FOOTER
            counts[kind.value] += count_words(archive.tree(part))
    return counts


def _with_headings(blocks: list[Block]) -> list[Block]:
    """The blocks, with headings told by their words where no style tells them."""
    if any(isinstance(block, Heading) for block in blocks):
        return blocks
    found: list[Block] = []
    for place, block in enumerate(blocks):
        following = blocks[place + 1].text if place + 1 < len(blocks) else ""
        level = heading_level(block.text, following) if isinstance(block, Paragraph) else None
        found.append(Heading(block.text, level) if level else block)
    return found
