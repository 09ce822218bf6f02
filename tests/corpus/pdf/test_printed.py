from pathlib import Path

from corpus.pdf.document import read_pdf
from corpus.pdf.furniture import Furniture, find_furniture
from corpus.pdf.printed import printed_numbers
from tests.corpus.pdf.sheet import Word, make_pdf

BODY = [
    "家族の話を聴きました。",
    "本人の返事を待ちました。",
    "係で予定を合わせました。",
    "次の日を決めました。",
    "手紙を書きました。",
    "電話を受けました。",
]


def labels(path: Path) -> list[str | None]:
    return list(printed_numbers(read_pdf(path).pages).labels.values())


def pages(marks: list[str], more: list[Word] | None = None) -> list[list[Word]]:
    return [
        [(BODY[n % 6] * 2, 60, 300 + 20 * n, 11), *([(mark, 290, 806, 9)] if mark else []), *(more or [])]
        for n, mark in enumerate(marks)
    ]


def test_pages_count_from_the_printed_numbers_not_from_the_file(tmp_path: Path) -> None:
    assert labels(make_pdf(tmp_path / "a.pdf", pages(["13", "14", "15"]))) == ["13", "14", "15"]


def test_a_page_without_a_number_takes_it_from_its_neighbours(tmp_path: Path) -> None:
    marks = ["", "- 1 -", "- 2 -", "", "- 4 -", ""]
    assert labels(make_pdf(tmp_path / "a.pdf", pages(marks))) == [None, "1", "2", "3", "4", "5"]


def test_roman_front_pages_and_a_new_count_are_told_apart(tmp_path: Path) -> None:
    assert labels(make_pdf(tmp_path / "a.pdf", pages(["i", "ii", "1", "2", "3"]))) == [
        "i",
        "ii",
        "1",
        "2",
        "3",
    ]


def test_a_year_at_the_foot_of_one_page_is_no_page_number(tmp_path: Path) -> None:
    assert labels(make_pdf(tmp_path / "a.pdf", pages(["1", "2", "2024", "4"]))) == ["1", "2", "3", "4"]


def test_no_numbers_means_none(tmp_path: Path) -> None:
    assert labels(make_pdf(tmp_path / "a.pdf", pages(["", "", ""]))) == [None, None, None]


def test_running_heads_are_furniture_and_headings_at_the_top_are_not(tmp_path: Path) -> None:
    head: list[Word] = [("支援の手引き", 400, 40, 8)]
    sheets = pages(["1", "2", "3", "4", "5"], head)
    for number, sheet in enumerate(sheets, start=1):
        sheet.append((f"事例{number}", 60, 90, 12))
    text = read_pdf(make_pdf(tmp_path / "a.pdf", sheets))
    found = find_furniture(text.pages, printed_numbers(text.pages))
    named = {text.pages[page - 1].lines[place].text: kind for (page, place), kind in found.items()}
    assert named["支援の手引き"] is Furniture.RUNNING_HEAD
    assert named["3"] is Furniture.PAGE_NUMBER
    assert not any(name.startswith("事例") for name in named)
