"""Reading: a file of any of the formats → its matter, without what no eye can see."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.invisible import CONCEALING
from corpus.local.contact import lost_zero
from corpus.local.decode import decode
from corpus.local.docx_file import read_docx
from corpus.local.html_file import read_html, read_markdown
from corpus.local.matter import Block, Matter, Record
from corpus.local.pdf_file import read_pdf_matter
from corpus.local.sniff import ENDINGS, Format, sniff
from corpus.local.text_file import read_csv, read_text
from corpus.local.visible import visible
from corpus.local.xlsx_file import read_xlsx
from corpus.pdf.failed import ImportFailedError

MAX_CHARACTERS = 3_000_000
"""A file that says more is refused; it would be some twenty handbooks."""

_BINARY: dict[Format, Callable[[Path, str], Matter]] = {
    Format.PDF: read_pdf_matter,
    Format.DOCX: read_docx,
    Format.XLSX: read_xlsx,
}
_TEXTS: dict[Format, Callable[[str, str], Matter]] = {
    Format.CSV: read_csv,
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_html,
    Format.TEXT: lambda text, _name: read_text(text),
}


def read_matter(path: Path, name: str) -> Matter:
    """Return what a file says; `name` is what it is called, for messages and for its ending.

    Raises:
        ImportFailedError: the file cannot be imported.
    """
    found = sniff(path, name)
    matter = _read(path, name, found)
    if matter.characters > MAX_CHARACTERS:
        raise ImportFailedError(
            f"「{name}」は{matter.characters:,}文字あり、長すぎます。ファイルを分けてください。"
        )
    blocks = tuple(map(_visible, matter.blocks))
    return replace(matter, blocks=blocks, warnings=(*_warnings(matter, found, name), *matter.warnings))


def _read(path: Path, name: str, found: Format) -> Matter:
    if found in _BINARY:
        return _BINARY[found](path, name)
    return _TEXTS[found](decode(path.read_bytes(), name), name)


def _visible(block: Block) -> Block:
    if isinstance(block, Record):
        return replace(block, cells=tuple((visible(column), visible(value)) for column, value in block.cells))
    return replace(block, text=visible(block.text))


def _warnings(matter: Matter, found: Format, name: str) -> Iterator[str]:
    promised = ENDINGS.get(Path(name).suffix.lower())
    if promised is not found:
        yield f"「{name}」の名前は中身と合いません。中身の{found.value}として読みました。"
    texts = [block.text for block in matter.blocks]
    hidden = sum(len(text) - len(visible(text)) for text in texts)
    if hidden:
        yield f"目に見えない文字を{hidden:,}個、除きました。"
    if any(CONCEALING.search(text) for text in texts):
        yield "文字を隠したり並びを変えたりする記号がありました。出どころの確かな資料か、確かめてください。"
    short = sum(lost_zero(block.cells) for block in matter.blocks if isinstance(block, Record))
    if short:
        yield f"電話番号の先頭の0が落ちているようなものが{short}件あります。元のファイルで直してください。"
    private = sum("\ue000" <= character <= "\uf8ff" for text in texts for character in text)
    if private:
        yield f"外字が{private:,}文字あります。ほかのパソコンでは正しく表示されません。"
