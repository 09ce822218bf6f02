import pytest

from corpus.local.matter import Heading, Paragraph, Record, held_characters
from corpus.local.text_file import read_csv, read_text
from corpus.pdf.failed import ImportFailedError


def test_a_text_is_parted_at_headings_and_empty_lines() -> None:
    matter = read_text("■目的\n話を聴きます。\n\n次の段落です。\n■方法\n訪ねます。\n")
    assert matter.blocks == (
        Heading("■目的", 2),
        Paragraph("話を聴きます。"),
        Paragraph("次の段落です。"),
        Heading("■方法", 2),
        Paragraph("訪ねます。"),
    )
    assert sum(map(held_characters, matter.blocks)) == matter.characters


def test_lines_wrapped_at_a_fixed_width_are_one_sentence() -> None:
    first = "ご本人に会えない日が続いても、支援者は足を運び、手紙を残し、家族の話を聴くことで"
    matter = read_text(f"{first}\n関わりを続けられます。\n・持ち物\n")
    assert matter.blocks == (Paragraph(f"{first}関わりを続けられます。\n・持ち物"),)


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_csv_is_parted_by_the_character_it_uses(mark: str) -> None:
    matter = read_csv(f'名称{mark}電話\n"相談室\n（本庁）"{mark}042-111-2222\n', "a.csv")
    assert matter.blocks == (Record((("名称", "相談室\n（本庁）"), ("電話", "042-111-2222")), 23),)
    assert sum(map(held_characters, matter.blocks)) == matter.characters


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(ImportFailedError, match="20,000行"):
        read_csv("名称,電話\n" + "相談室,1\n" * 20_001, "a.csv")


@pytest.mark.parametrize("tail", ["x" * 30_000, "x" * 200_000])
def test_a_quotation_mark_never_closed_is_told(tail: str) -> None:
    with pytest.raises(ImportFailedError, match="引用符"):
        read_csv(f'名称,電話\n"相談室,{tail}\n', "a.csv")
