from datetime import date, time
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

from corpus.local.matter import Heading, Matter, Paragraph, Record, held_characters
from corpus.local.xlsx_file import read_xlsx
from tests.corpus.local.making import part_of, repacked, xlsx_file


def read(book: openpyxl.Workbook, path: Path) -> Matter:
    book.save(path)
    matter = read_xlsx(path, path.name)
    held = sum(map(held_characters, matter.blocks)) + sum(matter.furniture.values())
    assert held == matter.characters
    return matter


def records(matter: Matter) -> list[tuple[tuple[str, str], ...]]:
    return [block.cells for block in matter.blocks if isinstance(block, Record)]


def test_a_list_under_a_title_and_two_rows_of_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["令和8年度　相談窓口一覧"],
        [],
        ["区分", "名称", "電話", "受付", None],
        [None, None, None, "曜日", "時間"],
        ["生活", "相談室", 312345678, "月", time(9, 0)],
        [None, "支援室", "042-111-3333", "火", "10時"],
        ["※祝日は休み"],
    ):
        sheet.append(row)
    for area in ("A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "A5:A6"):
        sheet.merge_cells(area)
    sheet["C5"].number_format = "0000000000"
    sheet["E5"].number_format = "h:mm"
    matter = read(book, tmp_path / "a.xlsx")
    assert matter.blocks[0] == Heading("令和8年度　相談窓口一覧", 1)
    assert records(matter) == [
        (
            ("区分", "生活"),
            ("名称", "相談室"),
            ("電話", "0312345678"),
            ("受付　曜日", "月"),
            ("受付　時間", "9:00"),
        ),
        (
            ("区分", "生活"),
            ("名称", "支援室"),
            ("電話", "042-111-3333"),
            ("受付　曜日", "火"),
            ("受付　時間", "10時"),
        ),
    ]
    assert matter.blocks[-1] == Paragraph("※祝日は休み")


def test_what_is_hidden_is_named_not_taken(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["名称", "電話", "メモ"],
        ["相談室", "042-111-2222", "内緒"],
        ["秘密の窓口", "042-9-9999", "x"],
    ):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    secret = book.create_sheet("裏の表")
    secret.append(["私用の電話"])
    secret.sheet_state = "hidden"
    matter = read(book, tmp_path / "a.xlsx")
    assert records(matter) == [(("名称", "相談室"), ("電話", "042-111-2222"))]
    assert matter.furniture["hidden"] == len("メモ内緒秘密の窓口042-9-9999x私用の電話")
    assert any("裏の表" in warning for warning in matter.warnings)


def test_formulas_give_their_stored_result_and_those_without_are_told(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path / "a.xlsx", [("名称", "電話"), ("=1+1", "042-111-2222")])
    assert "結果が保存されていません" in read_xlsx(path, "a.xlsx").warnings[0]
    sheet = (
        part_of(path, "xl/worksheets/sheet1.xml")
        .replace(b"<v></v>", b"<v>2</v>")
        .replace(b"<v/>", b"<v>2</v>")
    )
    repacked(path, {"xl/worksheets/sheet1.xml": sheet})
    matter = read_xlsx(path, "a.xlsx")
    assert records(matter) == [(("名称", "2"), ("電話", "042-111-2222"))]
    assert matter.warnings == ()


def test_sheets_stand_under_their_names_and_dates_in_their_form(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "制度"
    book.active.append(["制度名", "内容", "更新日"])
    book.active.append(["給付金", "家賃を補助します。\n最長9か月です。", date(2026, 4, 1)])
    book.active["C2"].number_format = 'ggge"年"m"月"d"日"'
    book.create_sheet("窓口").append(["一行だけ"])
    matter = read(book, tmp_path / "a.xlsx")
    assert matter.blocks[0] == Heading("制度", 1)
    assert records(matter)[0][2] == ("更新日", "令和8年4月1日")
    assert matter.blocks[2:] == (Heading("窓口", 1), Paragraph("一行だけ"))


def test_comments_are_named_not_taken(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["名称", "電話"])
    book.active.append(["相談室", "042-111-2222"])
    book.active["A2"].comment = Comment("担当は田中さん", "a")
    matter = read(book, tmp_path / "a.xlsx")
    assert matter.furniture["comment"] == 7


def test_shared_texts_are_looked_up_and_the_readings_beside_them_are_no_text(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path / "a.xlsx", [("名称", "電話"), ("NAME", "042-111-2222")])
    sheet = part_of(path, "xl/worksheets/sheet1.xml").decode()
    sheet = sheet.replace('t="inlineStr"><is><t>NAME</t></is>', 't="s"><v>1</v>')
    relations = part_of(path, "xl/_rels/workbook.xml.rels").decode()
    more = '<Relationship Id="rId90" Type="http://x/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    texts = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>別</t></si><si><r><t>相談</t></r>'
        '<r><t>室</t></r><rPh sb="0" eb="3"><t>ソウダンシツ</t></rPh></si></sst>'
    )
    repacked(
        path,
        {
            "xl/worksheets/sheet1.xml": sheet.encode(),
            "xl/_rels/workbook.xml.rels": relations.replace("</Rel", more + "</Rel", 1).encode(),
            "xl/sharedStrings.xml": texts.encode(),
        },
    )
    assert records(read_xlsx(path, "a.xlsx"))[0][0] == ("名称", "相談室")


def test_a_million_rows_that_are_only_formatted_cost_nothing(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path / "a.xlsx", [("名称", "電話"), ("相談室", "042-111-2222")])
    sheet = part_of(path, "xl/worksheets/sheet1.xml").decode()
    empty = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="0"/></row>' for n in range(3, 200_000)
    )
    repacked(
        path, {"xl/worksheets/sheet1.xml": sheet.replace("</sheetData>", f"{empty}</sheetData>").encode()}
    )
    assert len(records(read_xlsx(path, "a.xlsx"))) == 1
