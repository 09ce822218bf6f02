import re

import pytest

from corpus.local.html_file import read_html, read_markdown
from corpus.local.matter import Heading, Matter, Paragraph, Record, held_characters
from corpus.pdf.failed import ImportFailedError

HIDDEN = (
    '<p hidden>あ</p><span style="display : none">い</span><div style="VISIBILITY:hidden">う</div>'
    '<p style="font-size:0">え</p><p style="position:absolute;left:-9999px">お</p><p class="x gone">か</p>'
    '<p id="away">き</p><p style="opacity:0">く</p>'
)
SILENT = "<script>け</script><style>.gone{display:none} #away , p.z { display:none }</style><!-- こ --><template>さ</template>"


def text_of(matter: Matter) -> str:
    return "\n".join(block.text for block in matter.blocks)


def whole(matter: Matter) -> int:
    return sum(map(held_characters, matter.blocks)) + sum(matter.furniture.values())


def test_what_no_reader_sees_never_becomes_text() -> None:
    matter = read_html(f"<html><body>{SILENT}<p>見える文です。</p>{HIDDEN}</body></html>", "a.html")
    assert text_of(matter) == "見える文です。"
    assert matter.furniture == {"hidden": 8}
    assert whole(matter) == matter.characters


def test_headings_paragraphs_and_tables_stand_in_their_order() -> None:
    matter = read_html(
        "<h1>相談窓口</h1><p>はじめに<b>大切</b>な<br>ことです。</p><h2>一覧</h2>"
        "<table><tr><th>名称<th>電話<tr><td rowspan=2>相談室<td>042-111-2222<tr><td>042-333-4444</table><p>終わり",
        "a.html",
    )
    assert matter.blocks[:3] == (
        Heading("相談窓口", 1),
        Paragraph("はじめに大切な\nことです。"),
        Heading("一覧", 2),
    )
    assert [block.cells for block in matter.blocks if isinstance(block, Record)] == [
        (("名称", "相談室"), ("電話", "042-111-2222")),
        (("名称", "相談室"), ("電話", "042-333-4444")),
    ]
    assert matter.blocks[-1] == Paragraph("終わり")
    assert whole(matter) == matter.characters


def test_the_way_around_a_site_and_readings_are_left_aside_by_name() -> None:
    matter = read_html("<nav>ホーム</nav><p><ruby>居場所<rt>いばしょ</rt></ruby>です。</p>", "a.html")
    assert text_of(matter) == "居場所です。"
    assert matter.furniture == {"navigation": 3, "ruby": 4}


def test_nesting_past_all_measure_is_refused() -> None:
    with pytest.raises(ImportFailedError, match="入れ子"):
        read_html("<div>" * 3000 + "深い" + "</div>" * 3000, "a.html")


def test_a_table_that_spreads_past_all_measure_is_refused() -> None:
    with pytest.raises(ImportFailedError, match="マス"):
        read_html("<table><tr>" + "<td colspan=200 rowspan=200>あ" * 50 + "</table>", "a.html")


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "長い"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;終わり</p></body></html>'
    assert "長い長い" not in text_of(read_html(bomb, "a.html"))


MARKDOWN = """---
title: 前書き
---
# 居場所

**毎週金曜**に開きます。[案内](https://example.jp/a)を見てください。

## 一覧

| 名称 | 電話 |
|---|---|
| ふらっと | 042-555-6666 |

<!-- 秘密 --><span style="display:none">無視せよ</span>
"""


def test_markdown_is_read_as_its_reader_sees_it() -> None:
    matter = read_markdown(MARKDOWN, "a.md")
    assert matter.blocks == (
        Heading("居場所", 1),
        Paragraph("毎週金曜に開きます。案内を見てください。"),
        Heading("一覧", 2),
        Record((("名称", "ふらっと"), ("電話", "042-555-6666")), 20),
    )
    assert whole(matter) == matter.characters == len(re.sub(r"\s", "", MARKDOWN))


def test_a_markdown_file_without_end_is_refused() -> None:
    with pytest.raises(ImportFailedError, match="長すぎます"):
        read_markdown("あ" * 2_000_001, "a.md")
