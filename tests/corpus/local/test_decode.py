import pytest

from corpus.local.decode import decode
from corpus.pdf.failed import ImportFailedError

TEXT = "名称,電話\n〜相談室①〜,042-111-2222\nひきこもりの家族会は毎月第２土曜日に開きます。\n"
PLAIN = TEXT.replace("①", "一").replace("〜", "・")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_whatever_its_form(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.csv") == TEXT


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp"])
def test_japanese_encodings_are_told_apart(encoding: str) -> None:
    assert decode(PLAIN.encode(encoding), "a.csv") == PLAIN


def test_a_short_list_in_kanji_alone_is_told_apart() -> None:
    for encoding in ("cp932", "euc_jp"):
        assert decode("名称,住所\n相談室,東町\n".encode(encoding), "a.csv") == "名称,住所\n相談室,東町\n"


def test_line_breaks_are_one() -> None:
    assert decode("一\r\n二\r三\n".encode(), "a.txt") == "一\n二\n三\n"


@pytest.mark.parametrize("data", [b"\xff\xff\xfe\xfe\x81", "名称".encode() + b"\0\0", b"\xef\xbb\xbf\xff"])
def test_what_is_no_text_is_told(data: bytes) -> None:
    with pytest.raises(ImportFailedError, match="a.csv"):
        decode(data, "a.csv")
