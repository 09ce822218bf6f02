"""Matter: what a file says, as headings, paragraphs and table rows, before entries are made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.local.visible import seen


class LocalFurniture(StrEnum):
    """Named classes of characters that stand in no entry."""

    COMMENT = "comment"
    DELETED = "deleted"
    EMPTY_COLUMN = "empty_column"
    HEADER_FOOTER = "header_footer"
    HIDDEN = "hidden"
    MARKUP = "markup"
    NAVIGATION = "navigation"
    RUBY = "ruby"

    @property
    def label(self) -> str:
        """The words a Japanese reader sees."""
        return _LABELS[self]


_LABELS = {
    LocalFurniture.COMMENT: "コメント",
    LocalFurniture.DELETED: "変更履歴で消された文字",
    LocalFurniture.EMPTY_COLUMN: "中身のない列の見出し",
    LocalFurniture.HEADER_FOOTER: "ヘッダーとフッター",
    LocalFurniture.HIDDEN: "隠れた部分",
    LocalFurniture.MARKUP: "書式の記号",
    LocalFurniture.NAVIGATION: "ウェブページの案内",
    LocalFurniture.RUBY: "ふりがな",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the highest. `repeated`: its words stand in the text below it as well."""

    text: str
    level: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, of one line or several, with its printed page and its page of the file, if any."""

    text: str
    page: str | None = None
    pdf_page: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table as pairs (column, value); the column is "" where the table names none.

    `characters` are the printing characters of the file that no earlier row of the table has held:
    column names count for the first row, a value merged over several rows for the first of them.
    """

    cells: tuple[tuple[str, str], ...]
    characters: int

    @property
    def text(self) -> str:
        """The row as a person reads it, one column a line: 名称：相談室."""
        return "\n".join(f"{column}：{value}" if column else value for column, value in self.cells)


Block = Heading | Paragraph | Record


@dataclass(frozen=True, slots=True)
class Matter:
    """All that a file says, in its order.

    `characters` counts the printing characters of the whole file, those of `furniture` among them.
    `furniture`: name of a class → printing characters.
    """

    blocks: tuple[Block, ...]
    characters: int
    furniture: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    pages: int = 0


def held_characters(block: Block) -> int:
    """Return how many printing characters of the file a block holds."""
    match block:
        case Heading(text=text, repeated=repeated):
            return 0 if repeated else seen(text)
        case Paragraph(text=text):
            return seen(text)
        case Record(characters=characters):
            return characters
