"""A consultation sheet as a Word file (.docx): A4, Japanese fonts, real headings."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.sheet import MEMO_LINES, TITLE, Line, Reference, Sheet

BODY_FONT, HEADING_FONT = "游明朝", "游ゴシック"
_NOT_XML = re.compile("[^\t\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_INVISIBLE = re.compile("[\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]+")
_BLACK, _GREY = RGBColor(0, 0, 0), RGBColor(0x40, 0x40, 0x40)


def to_docx(sheet: Sheet) -> bytes:
    """Return the sheet as the bytes of a .docx file."""
    file = _blank()
    file.add_heading(TITLE, level=0)
    _small(file, f"作成日：{sheet.day}　　{sheet.stamp}")
    file.add_heading("質問", level=1)
    file.add_paragraph(_plain(sheet.question) or "（なし）")
    file.add_heading("手がかり", level=1)
    for part in sheet.guidance:
        file.add_heading(_plain(part.heading), level=2)
        _items(file, (_said(line) for line in part.lines), "List Bullet")
    file.add_heading("まだ分からないこと", level=1)
    _items(file, (f"□ {_plain(matter)}：" for matter in sheet.unknown))
    file.add_heading("一緒に考える人", level=1)
    _items(file, (f"□ {_said(line)}" for line in sheet.people))
    file.add_heading("メモ", level=1)
    for _ in range(MEMO_LINES):
        _ruled(file.add_paragraph("　"))
    file.add_heading("出典", level=1)
    for reference in sheet.references:
        _reference(file, reference)
    for note in sheet.notes:
        _small(file, note)
    stored = BytesIO()
    file.save(stored)
    return stored.getvalue()


def _blank() -> DocumentFile:
    """An empty A4 file in Japanese."""
    file = Document()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for style in file.styles:
        if isinstance(style, ParagraphStyle):
            is_heading = style.name.startswith(("Heading", "Title"))
            _japanese(style, HEADING_FONT if is_heading else BODY_FONT, is_heading)
    file.styles["Normal"].font.size = Pt(10.5)
    file.styles["Normal"].paragraph_format.space_after = Pt(3)
    file.core_properties.title = TITLE
    file.core_properties.language = "ja-JP"
    file.core_properties.author = "寄り添いナビ"
    file.core_properties.comments = ""
    file.core_properties.created = file.core_properties.modified = datetime.now(UTC)
    _number_pages(section.footer.paragraphs[0])
    return file


def _japanese(style: ParagraphStyle, font: str, is_heading: bool) -> None:
    """Give a style its font, for Japanese and for Latin letters, and its language."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), font)
    for language in properties.findall(qn("w:lang")):
        properties.remove(language)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ja-JP")
    language.set(qn("w:eastAsia"), "ja-JP")
    properties.append(language)
    if is_heading:
        style.font.color.rgb = _BLACK


def _items(file: DocumentFile, texts: Iterable[str], style: str = "Normal") -> None:
    for text in texts:
        file.add_paragraph(text, style=style)


def _reference(file: DocumentFile, reference: Reference) -> None:
    head = f"{_marks(reference.numbers)}【{reference.provenance}】{_plain(reference.place)}"
    file.add_paragraph(head).paragraph_format.keep_with_next = True
    for number, quote in reference.quotes:
        paragraph = file.add_paragraph(f"{_marks((number,))}「{_plain(quote)}」")
        paragraph.paragraph_format.left_indent = Mm(6)
    if reference.source:
        _small(file, reference.source).paragraph_format.left_indent = Mm(6)


def _small(file: DocumentFile, text: str) -> Paragraph:
    paragraph = file.add_paragraph()
    run = paragraph.add_run(_plain(text))
    run.font.size, run.font.color.rgb = Pt(9), _GREY
    return paragraph


def _ruled(paragraph: Paragraph) -> None:
    """Draw a line under a paragraph, to write on."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "808080")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    between = OxmlElement("w:between")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "808080")):
        between.set(qn(f"w:{name}"), value)
    borders.append(between)
    paragraph._p.get_or_add_pPr().append(borders)
    paragraph.paragraph_format.space_after = Pt(8)


def _number_pages(paragraph: Paragraph) -> None:
    """Put the page number at the foot of each page."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _said(line: Line) -> str:
    marks = _marks(line.citations)
    return f"{_plain(line.text)} {marks}" if marks else _plain(line.text)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _plain(text: str) -> str:
    """Text that XML can hold, on one line."""
    return _INVISIBLE.sub("", _NOT_XML.sub(" ", text)).strip()
