"""Tables: rows of cells → headings, notes and records, once the row of column names is found."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.local.contact import field_of
from corpus.local.matter import Block, Heading, LocalFurniture, Paragraph, Record
from corpus.local.visible import seen

MAX_ROWS = 20_000
"""A longer table is refused: each row would become an entry."""

MAX_CELLS = 400_000
"""A larger table is refused; merged cells count for each place they cover."""

MAX_LABEL = 24
"""A longer cell is no column name."""

_NOT_LABEL = re.compile(r"[0-9０-９]{3,}|[。：:@＠]|^[0-9０-９.,%￥¥年月日/-]+$")
_NOTE = re.compile(r"^[※*＊注（(]|。$")
_WIDE = "　"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `copied`: its words belong to a merged cell and were counted where that begins."""

    text: str
    copied: bool = False

    @property
    def own(self) -> bool:
        """Whether it has words of its own."""
        return bool(self.text) and not self.copied


Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class TableMatter:
    """What a table says, and the printing characters of columns that have a name and no value."""

    blocks: tuple[Block, ...]
    empty_columns: int = 0

    def furniture(self) -> Counter[str]:
        """The characters that stand in no block, by class."""
        return Counter({LocalFurniture.EMPTY_COLUMN.value: self.empty_columns})


def read_table(rows: Rows, level: int = 1, *, headed: bool = False) -> TableMatter:
    """Return what a table says. `level` is that of headings in it; `headed`: row 1 is known to be the head."""
    filled = [row for row in rows if any(cell.own for cell in row)]
    place = 0 if headed and len(filled) > 1 else _head_place(filled)
    if place is None:
        upright = _upright(filled)
        return TableMatter((upright,)) if upright else TableMatter(tuple(map(_line, filled)))
    before = [_single(row, level) or _line(row) for row in filled[:place]]
    below = filled[place:]
    after, empty = _records(below, level + bool(any(isinstance(b, Heading) for b in before)))
    return TableMatter((*before, *after), empty)


def _head_place(rows: Rows) -> int | None:
    """Where the row of column names stands: the first that reads as one and has rows like it below."""
    for place, row in enumerate(rows[:-1]):
        own = [cell.text for cell in row if cell.own]
        if len(own) < 2 or not all(map(_is_label, own)):
            continue
        widest = max(sum(cell.own for cell in other) for other in rows[place : place + 50])
        known = sum(field_of(text) is not None for text in own)
        distinct = len(set(own)) == len(own)
        broad = distinct and len(own) >= max(2, 0.6 * widest)
        if not _is_pair_list(rows[place:]) and (known >= 2 or broad):
            return place
    return None


def _is_label(text: str) -> bool:
    return len(text) <= MAX_LABEL and not _NOT_LABEL.search(text)


def _is_pair_list(rows: Rows) -> bool:
    """Whether rows are pairs (label, value) that tell of one thing, not a table with a head."""
    pairs = [[cell.text for cell in row if cell.own] for row in rows]
    if any(len(pair) > 2 for pair in pairs) or field_of(pairs[0][-1]):
        return False
    return sum(field_of(pair[0]) is not None for pair in pairs) >= max(2, len(pairs) / 2)


def _upright(rows: Rows) -> Record | None:
    """Rows of (label, value) as one record, or None where they are not that."""
    pairs = [[cell for cell in row if cell.own] for row in rows]
    if len(pairs) < 2 or not _is_pair_list(rows) or any(len(pair) != 2 for pair in pairs):
        return None
    cells = tuple((flat(label.text), value.text) for label, value in pairs)
    return Record(cells, sum(seen(cell.text) for pair in pairs for cell in pair))


def _records(rows: Rows, level: int) -> tuple[list[Block], int]:
    """The rows below a head; a row with one cell is a heading or a note, another head begins anew."""
    head, start = _head(rows)
    blocks: list[Block] = []
    unused = _label_counts(rows[:start])
    empty = 0
    for row in rows[start:]:
        if single := _single(row, level):
            blocks.append(single)
        elif _repeats(row, head):
            blocks.append(_line(row))
        elif _is_new_head(row):
            empty += sum(unused.values())
            head, unused = [flat(cell.text) for cell in row], _label_counts([row])
        else:
            blocks.append(_record(row, head, unused))
    return blocks, empty + sum(unused.values())


def _head(rows: Rows) -> tuple[list[str], int]:
    """The column names, and how many rows they take: two where the second parts merged cells of the first."""
    first, second = rows[0], rows[1]
    spread = {
        near
        for place, cell in enumerate(first)
        if cell.copied and place and cell.text == first[place - 1].text
        for near in (place - 1, place)
    }
    own = {place for place, cell in enumerate(second) if cell.own}
    if len(rows) < 3 or not own or not own <= spread or not all(_is_label(second[at].text) for at in own):
        return [flat(cell.text) for cell in first], 1
    names = []
    for place in range(max(len(first), len(second))):
        parts = [flat(row[place].text) for row in (first, second) if place < len(row) and row[place].text]
        names.append(_WIDE.join(dict.fromkeys(parts)))
    return names, 2


def _label_counts(rows: Rows) -> dict[int, int]:
    """Column → printing characters of its name, as long as no record has held them."""
    counts: Counter[int] = Counter()
    for row in rows:
        for place, cell in enumerate(row):
            counts[place] += seen(cell.text) if cell.own else 0
    return counts


def _record(row: Sequence[Cell], head: Sequence[str], unused: dict[int, int]) -> Record:
    cells: list[tuple[str, str]] = []
    characters = 0
    for place, cell in enumerate(row):
        if not cell.text:
            continue
        column = head[place] if place < len(head) else ""
        if cell.copied and cells and cells[-1] == (column, cell.text):
            continue
        cells.append((column, cell.text))
        characters += (seen(cell.text) if cell.own else 0) + unused.pop(place, 0)
    return Record(tuple(cells), characters)


def _single(row: Sequence[Cell], level: int) -> Block | None:
    """A row whose first cell alone has words: a heading, or a note where it reads as one; else None."""
    texts = {cell.text for cell in row if cell.text}
    if len(texts) != 1 or not row[0].own:
        return None
    text = row[0].text
    return Paragraph(text) if _NOTE.search(text) or len(text) > 40 else Heading(flat(text), level)


def _line(row: Sequence[Cell]) -> Paragraph:
    return Paragraph(_WIDE.join(cell.text for cell in row if cell.own))


def _repeats(row: Sequence[Cell], head: Sequence[str]) -> bool:
    return [flat(cell.text) for cell in row if cell.own] == [name for name in head if name]


def _is_new_head(row: Sequence[Cell]) -> bool:
    own = [cell.text for cell in row if cell.own]
    known = sum(field_of(text) is not None for text in own)
    return len(own) >= 2 and known == len(own) and all(map(_is_label, own))


def too_many_rows(name: str) -> str:
    """The sentence for a table that is too long."""
    return f"「{name}」は{MAX_ROWS:,}行を超えます。使う行だけにするか、ファイルを分けてください。"


def too_many_cells(name: str) -> str:
    """The sentence for a table that is too large."""
    return f"「{name}」の表は{MAX_CELLS:,}マスを超えます。使うところだけにしてください。"


def flat(text: str) -> str:
    """Return a label on one line; a break within Japanese words leaves nothing."""
    return re.sub(r"\s*\n\s*", "", text).strip()


def rows_of(texts: Sequence[Sequence[str]]) -> Iterator[list[Cell]]:
    """Yield rows of plain texts as rows of cells."""
    for row in texts:
        yield [Cell(text.strip()) for text in row]
