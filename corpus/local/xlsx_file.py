"""Excel files as matter: each sheet's tables, row by row, with what is hidden told and left aside."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from corpus.local.archive import Archive, attribute, open_archive
from corpus.local.cell_format import BUILT_IN
from corpus.local.matter import Block, Heading, LocalFurniture, Matter, Paragraph, held_characters
from corpus.local.table import MAX_CELLS, read_table, too_many_cells
from corpus.local.visible import seen
from corpus.local.xlsx_sheet import Book, Grid, read_grid, rows_of_grid, string_of
from corpus.pdf.failed import ImportFailedError

MAX_SHEETS = 200
"""A workbook with more sheets is refused."""

_UNNAMED = re.compile(r"(?:sheet|シート)\s*[0-9]*", re.IGNORECASE)


def read_xlsx(path: Path, name: str) -> Matter:
    """Return what an Excel file says; hidden sheets, rows and columns, and comments, stand aside.

    Raises:
        ImportFailedError: the file cannot be read, or it is too large.
    """
    with open_archive(path, name) as archive:
        main = next(iter(archive.related("", "officeDocument")), "xl/workbook.xml")
        root = archive.tree(main)
        if root is None:
            raise ImportFailedError(archive.damaged())
        workbook = _Workbook(archive, main, root)
        workbook.read()
        return workbook.matter()


class _Workbook:
    """One workbook while it is read."""

    def __init__(self, archive: Archive, main: str, root: Any) -> None:
        self.archive = archive
        self.parts = {relation: part for relation, part, _ in archive.relations(main)}
        self.sheets = [sheet for sheets in root.iterchildren("{*}sheets") for sheet in sheets]
        if len(self.sheets) > MAX_SHEETS:
            raise ImportFailedError(f"「{archive.name}」のシートは{MAX_SHEETS}枚を超えます。分けてください。")
        self.book = _book(archive, main, root)
        self.blocks: list[Block] = []
        self.furniture: Counter[str] = Counter()
        self.warnings: list[str] = []
        self.characters = 0

    def read(self) -> None:
        """Read every sheet, in order."""
        shown = [sheet for sheet in self.sheets if sheet.get("state", "visible") == "visible"]
        hidden = [sheet.get("name", "") for sheet in self.sheets if sheet not in shown]
        for sheet in self.sheets:
            part = self.parts.get(attribute(sheet, "id") or "")
            if part is None or "/worksheets/" not in f"/{part}":
                continue
            grid = read_grid(self.archive, part, self.book)
            self.characters += grid.characters
            if sheet in shown:
                self._sheet(sheet.get("name", ""), grid, part, titled=len(shown) > 1)
            else:
                self.furniture[LocalFurniture.HIDDEN.value] += grid.characters
        if hidden:
            self.warnings.append(f"隠れたシート（{'、'.join(hidden)}）は取り込んでいません。")

    def matter(self) -> Matter:
        """All that has been read."""
        comments = sum(map(self._text_characters, self._comment_parts()))
        self.furniture[LocalFurniture.COMMENT.value] += comments
        return Matter(
            tuple(self.blocks), self.characters + comments, dict(self.furniture), tuple(self.warnings)
        )

    def _sheet(self, name: str, grid: Grid, part: str, *, titled: bool) -> None:
        titled = titled and not _UNNAMED.fullmatch(name.strip())
        found: list[Block] = []
        if titled and grid.cells:
            found.append(Heading(name, 1))
            self.characters += held_characters(found[0])
        table = read_table(rows_of_grid(grid, self.archive.name), 1 + titled)
        found += table.blocks
        self.furniture += table.furniture()
        if hidden := grid.hidden_characters():
            self.furniture[LocalFurniture.HIDDEN.value] += hidden
            self.warnings.append(f"シート「{name}」の隠れた行や列は取り込んでいません。")
        if grid.uncounted:
            self.warnings.append(
                f"シート「{name}」の{grid.uncounted}個の式は結果が保存されていません。Excelで開き、保存し直してください。"
            )
        found += self._boxes(part)
        self.blocks += found

    def _boxes(self, sheet: str) -> list[Block]:
        """The text boxes that lie on a sheet."""
        boxes: list[Block] = []
        for drawing in self.archive.related(sheet, "drawing"):
            root = self.archive.tree(drawing)
            for box in root.iter("{*}txBody") if root is not None else ():
                lines = ("".join(part.text or "" for part in line.iter("{*}t")) for line in box.iter("{*}p"))
                if text := "\n".join(line.strip() for line in lines if line.strip()):
                    boxes.append(Paragraph(text))
                    self.characters += seen(text)
        return boxes

    def _comment_parts(self) -> list[str]:
        return [
            part for part in self.archive.names if re.search(r"/(?:threadedC|c)omments?[^/]*\.xml$", part)
        ]

    def _text_characters(self, part: str) -> int:
        root = self.archive.tree(part)
        texts = root.iter("{*}t", "{*}text") if root is not None else ()
        return seen("".join(text.text or "" for text in texts))


def _book(archive: Archive, main: str, root: Any) -> Book:
    properties = root.find("{*}workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    styles = next(iter(archive.related(main, "styles")), "")
    return Book(_texts(archive, main), _codes(archive.tree(styles)), since_1904)


def _texts(archive: Archive, main: str) -> list[str]:
    """The texts that cells refer to by number."""
    found: list[str] = []
    for part in archive.related(main, "sharedStrings"):
        for begins, item in archive.stream(part, ("si",)):
            if not begins:
                found.append(string_of(item))
            if len(found) > MAX_CELLS:
                raise ImportFailedError(too_many_cells(archive.name))
    return found


def _codes(styles: Any | None) -> list[str]:
    """Style number → format code."""
    if styles is None:
        return []
    own = {form.get("numFmtId"): form.get("formatCode", "") for form in styles.iter("{*}numFmt")}
    cells = styles.find("{*}cellXfs")
    ids = [form.get("numFmtId", "0") for form in cells] if cells is not None else []
    return [own.get(number) or BUILT_IN.get(int(number), "") if number.isdecimal() else "" for number in ids]
