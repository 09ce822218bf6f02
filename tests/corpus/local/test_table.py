from collections.abc import Sequence

from corpus.local.matter import Heading, Paragraph, Record, held_characters
from corpus.local.table import Cell, read_table, rows_of


def table(*rows: Sequence[str]) -> list[object]:
    return list(read_table(list(rows_of(rows))).blocks)


def test_rows_below_a_head_become_records() -> None:
    blocks = table(("名称", "電話"), ("相談室", "042-111-2222"), ("支援室", "042-333-4444"))
    assert [block.text for block in blocks if isinstance(block, Record)] == [
        "名称：相談室\n電話：042-111-2222",
        "名称：支援室\n電話：042-333-4444",
    ]


def test_a_title_and_a_note_stand_around_the_records() -> None:
    blocks = table(
        ("相談窓口一覧", "", ""),
        ("名称", "電話", "備考"),
        ("【生活】", "", ""),
        ("相談室", "042-111-2222", "要予約"),
        ("※祝日は休みです。", "", ""),
    )
    assert blocks[0] == Heading("相談窓口一覧", 1)
    assert blocks[1] == Heading("【生活】", 2)
    assert isinstance(blocks[2], Record)
    assert blocks[3] == Paragraph("※祝日は休みです。")


def test_a_head_without_known_names_is_found_too() -> None:
    blocks = table(("対象", "内容"), ("若者", "話を聴きます"), ("家族", "集いを開きます"))
    assert blocks[0] == Record((("対象", "若者"), ("内容", "話を聴きます")), 12)


def test_pairs_of_label_and_value_are_one_record() -> None:
    (block,) = table(("名称", "相談室"), ("電話", "042-111-2222"), ("受付時間", "平日"))
    assert isinstance(block, Record)
    assert block.cells[1] == ("電話", "042-111-2222")


def test_rows_without_a_head_stay_lines() -> None:
    assert table(("相談室", "042-111-2222"), ("支援室", "042-333-4444")) == [
        Paragraph("相談室　042-111-2222"),
        Paragraph("支援室　042-333-4444"),
    ]


def test_two_rows_of_names_are_read_together() -> None:
    head = [
        [Cell("名称"), Cell("受付"), Cell("受付", copied=True)],
        [Cell("名称", copied=True), Cell("曜日"), Cell("時間")],
    ]
    body = [[Cell("相談室"), Cell("月"), Cell("9時")]]
    (record,) = read_table([*head, *body]).blocks
    assert isinstance(record, Record)
    assert record.cells == (("名称", "相談室"), ("受付　曜日", "月"), ("受付　時間", "9時"))


def test_a_value_merged_over_rows_stands_in_each_and_counts_once() -> None:
    rows = [
        [Cell("区分"), Cell("名称"), Cell("電話")],
        [Cell("生活"), Cell("相談室"), Cell("042-111-2222")],
        [Cell("生活", copied=True), Cell("支援室"), Cell("")],
    ]
    read = read_table(rows)
    assert [block.text.split("\n")[0] for block in read.blocks] == ["区分：生活", "区分：生活"]
    total = sum(len(cell.text) for row in rows for cell in row if cell.own)
    assert sum(map(held_characters, read.blocks)) == total


def test_every_character_is_held_or_named() -> None:
    read = read_table(list(rows_of([("名称", "電話", "備考欄"), ("相談室", "042-111-2222", "")])))
    assert sum(map(held_characters, read.blocks)) == len("名称電話相談室042-111-2222")
    assert read.furniture() == {"empty_column": 3}


def test_a_second_head_begins_a_second_table() -> None:
    blocks = table(("名称", "電話"), ("相談室", "042-111-2222"), ("施設名", "住所"), ("ひだまり", "本町"))
    assert isinstance(blocks[-1], Record)
    assert blocks[-1].cells == (("施設名", "ひだまり"), ("住所", "本町"))
