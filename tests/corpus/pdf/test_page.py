from pathlib import Path

import pytest

from corpus.pdf.letters import readable, squashed
from corpus.pdf.page import Page, is_faulty, read_page
from corpus.pdf.source import open_pdf
from tests.corpus.pdf.sheet import Word, make_pdf

LEFT = "左の段は支援者の言葉から始まり次の行へ続き"
RIGHT = "右の段は家族の言葉から始まり次の行へと続き"


def page_of(path: Path) -> Page:
    with open_pdf(path) as document:
        return read_page(document[0], 1)


def grid(xs: list[float], ys: list[float]) -> list[tuple[float, ...]]:
    return [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]


def test_columns_are_read_down_the_left_then_down_the_right(tmp_path: Path) -> None:
    words: list[Word] = [("#表題は段の上にあります", 60, 100, 14)]
    for row in range(6):
        words += [(f"{LEFT}{row}", 60, 140 + 16 * row, 10), (f"{RIGHT}{row}", 310, 140 + 16 * row, 10)]
    words.append(
        (
            "段の下に、両方の幅にまたがる長い一行の文がありますので、最後に読まれます。これで終わりです。",
            60,
            270,
            10,
        )
    )
    lines = [line.text for line in page_of(make_pdf(tmp_path / "a.pdf", [words])).lines]
    assert lines[0] == "表題は段の上にあります"
    assert lines[1:7] == [f"{LEFT}{row}" for row in range(6)]
    assert lines[7:13] == [f"{RIGHT}{row}" for row in range(6)]
    assert lines[13].startswith("段の下に")


def test_a_ruled_table_is_read_row_by_row_with_wrapped_cells_joined(tmp_path: Path) -> None:
    words: list[Word] = [
        ("四月", 65, 120, 10),
        ("母が窓口に来て話しました。", 125, 120, 10),
        ("次の日を決めました。", 125, 134, 10),
        ("五月", 65, 160, 10),
        ("本人から返事がありました。", 125, 160, 10),
    ]
    page = page_of(make_pdf(tmp_path / "a.pdf", [words], grid([60, 120, 262], [105, 145, 175])))
    assert [line.text for line in page.lines] == [
        "四月　母が窓口に来て話しました。次の日を決めました。",
        "五月　本人から返事がありました。",
    ]
    assert all(line.row for line in page.lines)


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    words: list[Word] = [("枠の中の一行目です。", 70, 120, 10), ("枠の中の二行目です。", 70, 136, 10)]
    page = page_of(make_pdf(tmp_path / "a.pdf", [words], grid([60, 400], [100, 150])))
    assert [line.row for line in page.lines] == [False, False]


def test_ruby_leaves_the_text_and_is_kept_with_its_word(tmp_path: Path) -> None:
    words: list[Word] = [("支援者は羅針盤を手にします。", 60, 140, 10)]
    words += [(letter, 100 + 6 * place, 130.2, 5) for place, letter in enumerate("らしんばん")]
    page = page_of(make_pdf(tmp_path / "a.pdf", [words]))
    assert [line.text for line in page.lines] == ["支援者は羅針盤を手にします。"]
    assert page.lines[0].ruby == (("羅針盤", "らしんばん"),)
    assert page.ruby_characters == 5
    assert page.characters == 14 + 5


def test_every_letter_of_the_text_layer_is_in_a_line_or_is_ruby(tmp_path: Path) -> None:
    words: list[Word] = [
        ("上の行", 60, 100, 10),
        ("x²は別の高さ", 60, 130, 10),
        ("小さな注", 60, 160, 6),
        ("端", 560, 160, 10),
    ]
    page = page_of(make_pdf(tmp_path / "a.pdf", [words], grid([50, 300, 500], [90, 140])))
    assert sum(line.characters for line in page.lines) + page.ruby_characters == page.characters == 15


def test_an_empty_page_has_no_lines(tmp_path: Path) -> None:
    page = page_of(make_pdf(tmp_path / "a.pdf", [[]]))
    assert page.lines == ()
    assert not page.garbled
    assert not page.scanned


@pytest.mark.parametrize("character", ["\ufffd", "\ue001", "\x07"])
def test_letters_without_meaning_are_faulty(character: str) -> None:
    assert is_faulty(character)


@pytest.mark.parametrize("character", ["支", "㈱", "①", "﨑", "A", "～"])
def test_letters_with_meaning_are_not_faulty(character: str) -> None:
    assert not is_faulty(character)


def test_radicals_read_as_ideographs_even_where_nfkc_leaves_them() -> None:
    assert readable("⽀援を⾏う⼈、⻑い⺠の⻄") == "支援を行う人、長い民の西"
    assert len(readable("⻑⾏")) == 2


def test_texts_are_compared_without_spaces_and_forms() -> None:
    assert squashed("ポイント １２　⾏く") == squashed("ポイント12行く")
