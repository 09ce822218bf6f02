"""公式 stands only on what says of itself that it is the ministry's handbook, or what a person answers for."""

from pathlib import Path

import pytest

from corpus.entry import Provenance
from corpus.official.address import is_ministrys
from corpus.official.importing import OFFICIAL, Order, import_official, is_official
from corpus.official.recognise import goes_on, names_itself
from corpus.pdf.document import read_pdf
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import Shelf
from tests.corpus.pdf.sheet import Word, make_pdf

NAME, MINISTRY = "ひきこもり支援ハンドブック", "厚生労働省　社会・援護局"


def body(number: int, page: int | None = None) -> list[Word]:
    """A page of a point; none of its text is the ministry's."""
    words: list[Word] = [
        (f"#ポイント{number}　試験の題その{number}", 60, 150, 13),
        ("ひきこもりの支援について、試験のために書いた架空の文です。", 60, 180, 10),
        (f"支援者は{number}回目の連絡の日を伝えます。", 60, 196, 10),
    ]
    return [*words, (str(page), 290, 806, 9)] if page else words


def book(path: Path, cover: list[Word], first: int = 1, pages: int = 3) -> Path:
    return make_pdf(path, [cover, *(body(first + n, first + n) for n in range(pages))])


def chapter(path: Path, heading: str = "第4章　支援のポイント", first: int = 20) -> Path:
    return make_pdf(
        path,
        [
            [(f"#{heading}", 60, 110, 16), *body(first, first)],
            body(first + 1, first + 1),
            body(first + 2, first + 2),
        ],
    )


def named(name: str, *more: Word) -> list[Word]:
    return [(f"#{name}", 60, 200, 20), *more]


@pytest.mark.parametrize(
    "cover",
    [
        named(NAME, (MINISTRY, 60, 700, 11)),
        named(f"「{NAME}～寄り添うための羅針盤～」"),
        named(NAME, ("#～寄り添うための羅針盤～", 60, 240, 16), ("令和7年1月", 60, 300, 11)),
        [("#ひきこもり支援", 60, 200, 20), ("#ハンドブック", 60, 230, 20), (MINISTRY, 60, 700, 11)],
        named(f"{NAME}（全体版）", (MINISTRY, 60, 700, 11)),
    ],
)
def test_a_cover_that_bears_the_name_and_the_ministry_is_recognised(
    cover: list[Word], tmp_path: Path
) -> None:
    assert names_itself(read_pdf(book(tmp_path / "a.pdf", cover)))


@pytest.mark.parametrize(
    "cover",
    [
        named(f"{NAME}について", (MINISTRY, 60, 700, 11)),
        named(f"{NAME}を活用した研修", (MINISTRY, 60, 700, 11)),
        named(f"試験市{NAME}", ("試験市", 60, 700, 11), (MINISTRY, 60, 720, 11)),
        named(NAME, ("試験市福祉課", 60, 700, 11)),
        named("地域の手引き", (f"この手引きは{NAME}（厚生労働省）を参考にしました。", 60, 300, 10)),
        named("支援のための架空の冊子"),
    ],
)
def test_another_paper_is_not_taken_for_it(cover: list[Word], tmp_path: Path) -> None:
    assert not names_itself(read_pdf(book(tmp_path / "a.pdf", cover)))


def test_a_running_head_names_a_chapter_file(tmp_path: Path) -> None:
    head: Word = (f"{NAME}　～寄り添うための羅針盤～", 60, 44, 8)
    pages = [[head, *body(n, n)] for n in range(1, 5)]
    assert names_itself(read_pdf(make_pdf(tmp_path / "a.pdf", pages)))


def test_the_ministrys_own_file_names_are_known(tmp_path: Path) -> None:
    assert names_itself(read_pdf(chapter(tmp_path / "001471260.pdf")))
    assert not names_itself(read_pdf(chapter(tmp_path / "chapter4.pdf")))


def test_a_chapter_begins_with_its_heading(tmp_path: Path) -> None:
    assert goes_on(read_pdf(chapter(tmp_path / "a.pdf")))
    assert not goes_on(read_pdf(chapter(tmp_path / "b.pdf", "支援のポイント")))


def provenances(home: Path) -> set[Provenance]:
    kept = Shelf(home).find(OFFICIAL)
    assert kept is not None
    return {entry.provenance for entry in kept.edition.entries}


def test_what_is_recognised_bears_the_official_badge(tmp_path: Path) -> None:
    report = import_official(
        [book(tmp_path / "a.pdf", named(NAME, (MINISTRY, 60, 700, 11)))], tmp_path / "home", []
    )
    assert provenances(tmp_path / "home") == {Provenance.OFFICIAL}
    assert not any("--as-official" in warning or "続きとみて" in warning for warning in report.warnings)


def test_what_is_not_bears_the_local_badge_and_says_how_else(tmp_path: Path) -> None:
    report = import_official([book(tmp_path / "a.pdf", named("支援の手引き"))], tmp_path / "home", [])
    kept = Shelf(tmp_path / "home").find(OFFICIAL)
    assert kept is not None
    assert provenances(tmp_path / "home") == {Provenance.LOCAL}
    assert "厚生労働省" not in kept.edition.entries[0].sources[0].title
    (told,) = [warning for warning in report.warnings if "--as-official" in warning]
    assert "--local" in told
    assert report.entries["point"] == 3


def test_a_person_may_answer_for_a_file_and_it_stays_so_when_read_again(tmp_path: Path) -> None:
    home, file = tmp_path / "home", book(tmp_path / "a.pdf", named("表紙のない版"))
    import_official([file], home, [], Order(as_official=True))
    assert provenances(home) == {Provenance.OFFICIAL}
    import_official([file], home, [])
    assert provenances(home) == {Provenance.OFFICIAL}


def test_a_chapter_without_a_name_goes_on_from_a_recognised_one(tmp_path: Path) -> None:
    home = tmp_path / "home"
    import_official([book(tmp_path / "a.pdf", named(NAME, (MINISTRY, 60, 700, 11)))], home, [])
    report = import_official([chapter(tmp_path / "b.pdf")], home, [])
    assert provenances(home) == {Provenance.OFFICIAL}
    assert report.entries["point"] == 6
    (told,) = [warning for warning in report.warnings if "続きとみて" in warning]
    assert told.startswith("「b.pdf」は章の見出しで始まるため")
    again = import_official([tmp_path / "b.pdf"], home, [])
    assert not any("続きとみて" in warning for warning in again.warnings)


def test_a_stranger_never_takes_the_place_of_the_handbook(tmp_path: Path) -> None:
    home = tmp_path / "home"
    import_official([book(tmp_path / "a.pdf", named(NAME, (MINISTRY, 60, 700, 11)))], home, [])
    before = Shelf(home).find(OFFICIAL)
    with pytest.raises(ImportFailedError, match=r"town\.pdf.*--as-official"):
        import_official([book(tmp_path / "town.pdf", named("試験市の手引き"))], home, [])
    assert Shelf(home).find(OFFICIAL) == before


def test_a_stranger_among_recognised_files_changes_nothing(tmp_path: Path) -> None:
    good = book(tmp_path / "a.pdf", named(NAME, (MINISTRY, 60, 700, 11)))
    with pytest.raises(ImportFailedError, match=r"town\.pdf"):
        import_official(
            [good, book(tmp_path / "town.pdf", named("試験市の手引き"), 30)], tmp_path / "home", []
        )
    assert not (tmp_path / "home").exists()


def test_the_handbook_takes_the_place_of_what_was_not_recognised(tmp_path: Path) -> None:
    home = tmp_path / "home"
    import_official([book(tmp_path / "a.pdf", named("支援の手引き"), 30)], home, [])
    assert not is_official(Shelf(home).find(OFFICIAL))
    report = import_official([book(tmp_path / "b.pdf", named(NAME, (MINISTRY, 60, 700, 11)))], home, [])
    assert provenances(home) == {Provenance.OFFICIAL}
    assert report.entries["point"] == 3
    assert any("a.pdf" in warning and "--undo" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://www.mhlw.go.jp/content/12200000/001605332.pdf", True),
        ("https://www.mhlw.go.jp.example.com/a.pdf", False),
        ("http://www.mhlw.go.jp/a.pdf", False),
    ],
)
def test_only_the_ministrys_own_address_vouches_for_a_download(url: str, known: bool) -> None:
    assert is_ministrys(url) is known
