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


ROW_RULES = [(60.0, y, 540.0, y) for y in (105.0, 145.0, 171.0, 211.0)]
DESKS: list[Word] = [
    ("試験相談室", 64, 120, 10),
    ("ひきこもりの状態にある方と", 164, 120, 10),
    ("そのご家族", 164, 134, 10),
    ("000-000-0001", 304, 120, 10),
    ("平日9時から", 404, 120, 10),
    ("17時まで", 404, 134, 10),
    ("家族のつどい", 64, 160, 10),
    ("ご家族", 164, 160, 10),
    ("000-000-0002", 304, 160, 10),
    ("第2土曜", 404, 160, 10),
    ("居場所", 64, 186, 10),
    ("みなも", 64, 200, 10),
    ("家から出始めた方", 164, 186, 10),
    ("000-000-0003", 304, 186, 10),
    ("火曜と金曜の", 404, 186, 10),
    ("午後", 404, 200, 10),
]


def test_a_table_with_rules_between_its_rows_alone_is_read_row_by_row(tmp_path: Path) -> None:
    page = page_of(make_pdf(tmp_path / "a.pdf", [DESKS], ROW_RULES))
    assert [line.text for line in page.lines] == [
        "試験相談室　ひきこもりの状態にある方とそのご家族　000-000-0001　平日9時から　17時まで",
        "家族のつどい　ご家族　000-000-0002　第2土曜",
        "居場所　みなも　家から出始めた方　000-000-0003　火曜と金曜の　午後",
    ]
    assert all(line.row for line in page.lines)
    assert sum(line.characters for line in page.lines) == page.characters


def test_a_table_of_many_columns_without_any_rule_keeps_the_cells_of_a_row_together(tmp_path: Path) -> None:
    before: Word = ("次の表は窓口の一覧です。お困りのときは電話をしてください。", 60, 90, 10)
    page = page_of(make_pdf(tmp_path / "a.pdf", [[before, *DESKS]]))
    assert [line.text for line in page.lines] == [
        before[0],
        "試験相談室　ひきこもりの状態にある方とそのご家族　000-000-0001　平日9時から17時まで",
        "家族のつどい　ご家族　000-000-0002　第2土曜",
        "居場所　みなも　家から出始めた方　000-000-0003　火曜と金曜の午後",
    ]
    assert [line.row for line in page.lines] == [False, True, True, True]
    assert sum(line.characters for line in page.lines) == page.characters


def test_running_text_between_rules_stays_running_text(tmp_path: Path) -> None:
    texts = (
        "長い文が罫線の間に続いていて、段はありません。",
        "次の段落も同じ幅で続いていきます。",
        "終わりです。",
    )
    words: list[Word] = [(text, 64, 120 + 30 * place, 10) for place, text in enumerate(texts)]
    rules = [(60.0, 105.0 + 30 * place, 540.0, 105.0 + 30 * place) for place in range(4)]
    page = page_of(make_pdf(tmp_path / "a.pdf", [words], rules))
    assert [line.text for line in page.lines] == list(texts)
    assert not any(line.row for line in page.lines)


def test_a_table_of_one_line_rows_without_any_rule_is_one_line_a_row(tmp_path: Path) -> None:
    rows = [
        ("名称", "対象", "電話"),
        ("相談室", "ご家族", "000-000-0001"),
        ("居場所", "どなたでも", "000-000-0002"),
    ]
    words: list[Word] = [
        (cell, x, 120 + 24 * place, 10)
        for place, row in enumerate(rows)
        for x, cell in zip((64, 164, 304), row, strict=True)
    ]
    page = page_of(make_pdf(tmp_path / "a.pdf", [words]))
    assert [line.text for line in page.lines] == ["　".join(row) for row in rows]


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
