from pathlib import Path

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from corpus.local.docx_file import read_docx
from corpus.local.matter import Heading, Matter, Paragraph, Record, held_characters
from tests.corpus.local.making import docx_file, repacked

NAMESPACES = nsdecls("w")


def read(document: object, path: Path) -> Matter:
    document.save(path)  # type: ignore[attr-defined]
    matter = read_docx(path, path.name)
    held = sum(map(held_characters, matter.blocks)) + sum(matter.furniture.values())
    assert held == matter.characters
    return matter


def test_headings_paragraphs_and_tables_stand_in_their_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("手引き", 0)
    document.add_heading("目的", 1)
    document.add_paragraph("安心して過ごせる場です。")
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, [("名称", "電話"), ("ふらっと", "042-555-6666")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("終わりの文です。")
    assert read(document, tmp_path / "a.docx").blocks == (
        Heading("手引き", 1),
        Heading("目的", 2),
        Paragraph("安心して過ごせる場です。"),
        Record((("名称", "ふらっと"), ("電話", "042-555-6666")), 20),
        Paragraph("終わりの文です。"),
    )


def test_a_cell_merged_over_rows_stands_in_each(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    rows = [("区分", "名称"), ("生活", "相談室"), ("", "支援室")]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    records = [block for block in read(document, tmp_path / "a.docx").blocks if isinstance(block, Record)]
    assert [record.cells[0] for record in records] == [("区分", "生活"), ("区分", "生活")]


def test_what_is_hidden_deleted_or_in_the_margin_is_named_not_taken(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "ヘッダー"
    paragraph = document.add_paragraph("見える")
    paragraph.add_run("隠す").font.hidden = True
    paragraph._p.append(
        parse_xml(f'<w:del {NAMESPACES} w:id="1"><w:r><w:delText>消した文</w:delText></w:r></w:del>')
    )
    paragraph._p.append(parse_xml(f'<w:ins {NAMESPACES} w:id="2"><w:r><w:t>足した文</w:t></w:r></w:ins>'))
    matter = read(document, tmp_path / "a.docx")
    assert matter.blocks == (Paragraph("見える足した文"),)
    assert matter.furniture == {"header_footer": 4, "hidden": 2, "deleted": 4}


def test_readings_are_left_aside_and_text_boxes_and_content_controls_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("")
    paragraph._p.append(
        parse_xml(
            f"<w:r {NAMESPACES}><w:ruby><w:rt><w:r><w:t>いばしょ</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>居場所</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )
    )
    paragraph._p.append(
        parse_xml(
            f"<w:r {NAMESPACES}><w:pict><w:txbxContent><w:p><w:r><w:t>枠の中</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>"
        )
    )
    control = parse_xml(
        f"<w:sdt {NAMESPACES}><w:sdtContent><w:p><w:r><w:t>欄の中</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(1, control)
    matter = read(document, tmp_path / "a.docx")
    assert matter.blocks == (Paragraph("居場所"), Paragraph("枠の中"), Paragraph("欄の中"))
    assert matter.furniture == {"ruby": 4}


def test_a_copy_for_old_programs_is_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    alternate = parse_xml(
        f'<mc:AlternateContent {NAMESPACES} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:r><w:t>一度だけ</w:t></w:r></mc:Choice>'
        "<mc:Fallback><w:r><w:t>一度だけ</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    document.add_paragraph("")._p.append(alternate)
    assert read(document, tmp_path / "a.docx").blocks == (Paragraph("一度だけ"),)


def test_a_style_of_ones_own_is_a_heading_by_its_outline_level(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("市の見出し", 1)
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "1")
    style.element.get_or_add_pPr().append(level)
    document.add_paragraph("対象", style="市の見出し")
    document.add_paragraph("どなたでも。")
    assert read(document, tmp_path / "a.docx").blocks == (Heading("対象", 3), Paragraph("どなたでも。"))


def test_without_styles_marked_lines_are_headings(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("【目的】", "話を聴きます。"):
        document.add_paragraph(text)
    assert read(document, tmp_path / "a.docx").blocks == (Heading("【目的】", 2), Paragraph("話を聴きます。"))


def test_notes_follow_the_paragraph_that_names_them(tmp_path: Path) -> None:
    path = docx_file(tmp_path / "a.docx", ["本文です。"])
    document = docx.Document(path)
    document.paragraphs[-1]._p.append(parse_xml(f'<w:r {NAMESPACES}><w:footnoteReference w:id="2"/></w:r>'))
    document.add_paragraph("次の文です。")
    document.save(path)
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p><w:r><w:t>注です。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId90"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
        "</Relationships>"
    )
    repacked(
        path,
        {"word/footnotes.xml": notes.encode(), "word/_rels/document.xml.rels": relations.encode()},
    )
    texts = [block.text for block in read_docx(path, "a.docx").blocks]
    assert texts[-3:] == ["本文です。", "注です。", "次の文です。"]
