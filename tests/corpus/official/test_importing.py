from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance, Section
from corpus.official.corrections import Correction, Corrections, CorrectionsError
from corpus.official.importing import OFFICIAL, Order, import_official
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import Shelf
from tests.corpus.pdf.sheet import Word, make_pdf

POINTS = ("最初の連絡で安心を届ける", "沈黙を待つ", "手紙で関わる", "揺れる意向を確かめる")


def chapter(path: Path, number: int, first_page: int, points: Sequence[tuple[int, str]]) -> Path:
    """A chapter file: a heading, then a page for each point, with printed page numbers."""
    pages: list[list[Word]] = []
    for place, (point, title) in enumerate(points):
        words: list[Word] = [(f"#第{number}章　支援のポイント", 60, 110, 16)] if place == 0 else []
        words += [
            (f"#ポイント{point}　{title}", 60, 150, 13),
            ("ひきこもり支援ハンドブックの試験用の文です。", 60, 180, 10),
            (f"支援者は{title}ことを、日を変えて続けます。", 60, 196, 10),
            (str(first_page + place), 290, 806, 9),
        ]
        pages.append(words)
    return make_pdf(path, pages)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return chapter(tmp_path / "chapter2.pdf", 2, 13, list(enumerate(POINTS[:2], start=1)))


@pytest.fixture
def third(tmp_path: Path) -> Path:
    return chapter(tmp_path / "chapter3.pdf", 3, 15, list(enumerate(POINTS[2:], start=3)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def note(number: int, title: str, questions: tuple[str, ...] = ()) -> Entry:
    body = f"{title}ことを書いた、この冊子とは別の文章です。"
    return Entry(
        f"point-{number}",
        Kind.POINT,
        title,
        Provenance.NOTES,
        body,
        (Section("なぜ", 0, len(body)),),
        questions=questions,
        number=number,
    )


def current(home: Path) -> Edition:
    kept = Shelf(home).find(OFFICIAL)
    assert kept is not None
    return kept.edition


def test_a_chapter_becomes_points_with_both_page_numbers(second: Path, home: Path) -> None:
    report = import_official([second], home, [], Order(as_official=True))
    assert report.entries["point"] == 2
    assert (report.pages, report.entries["case"]) == (2, 0)
    entry = current(home).by_id["official/point-2"]
    assert entry.title == "沈黙を待つ"
    assert (entry.sections[0].page, entry.sections[0].pdf_page) == ("14", 2)
    assert entry.provenance is Provenance.OFFICIAL
    assert entry.sources[0].title == "「ひきこもり支援ハンドブック～寄り添うための羅針盤～」（厚生労働省）"
    assert entry.attributes["sha256"] == report.sha256
    assert entry.attributes["file"] == "chapter2.pdf"


def test_every_letter_is_indexed_or_named(second: Path, home: Path) -> None:
    report = import_official([second], home, [])
    assert report.characters == report.characters_indexed + sum(report.furniture.values())
    assert report.furniture["page_number"] == 4
    assert sum(file.characters_lost for file in report.files) == 0


def test_a_dry_run_leaves_no_trace(second: Path, home: Path) -> None:
    assert import_official([second], home, [], Order(dry_run=True)).entries["point"] == 2
    assert not home.exists()


def test_chapters_that_come_separately_join(second: Path, third: Path, home: Path) -> None:
    import_official([third], home, [])
    report = import_official([second], home, [])
    assert [e.number for e in current(home).entries if e.kind is Kind.POINT] == [1, 2, 3, 4]
    assert [file.name for file in report.files] == ["chapter2.pdf", "chapter3.pdf"]
    assert current(home).by_id["official/point-3"].sections[0].pdf_page == 1


def test_another_file_with_the_same_pages_replaces_and_undo_brings_back(
    second: Path, home: Path, tmp_path: Path
) -> None:
    import_official([second], home, [])
    newer = chapter(tmp_path / "newer.pdf", 2, 13, [(1, "別の題"), (2, "もう一つの題")])
    report = import_official([newer], home, [])
    assert current(home).by_id["official/point-1"].title == "別の題"
    assert any("chapter2.pdf" in warning and "--undo" in warning for warning in report.warnings)
    Shelf(home).undo(OFFICIAL)
    assert current(home).by_id["official/point-1"].title == POINTS[0]


def test_the_same_file_twice_at_once_is_refused(second: Path, home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(second.read_bytes())
    with pytest.raises(ImportFailedError, match="同じ内容"):
        import_official([second, copy], home, [])
    assert not home.exists()


def test_the_same_file_again_is_read_anew_and_said(second: Path, home: Path) -> None:
    import_official([second], home, [])
    report = import_official([second], home, [])
    assert report.pages == 2
    assert any("すでに取り込まれています" in warning for warning in report.warnings)


def test_one_bad_file_among_good_ones_changes_nothing(second: Path, home: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(ImportFailedError, match=r"bad\.pdf"):
        import_official([second, bad], home, [])
    assert not home.exists()


def test_a_pdf_under_another_ending_is_told(second: Path, home: Path) -> None:
    other = second.rename(second.with_suffix(".docx"))
    with pytest.raises(ImportFailedError, match=r"\.pdf で終わって"):
        import_official([other], home, [])


def test_a_file_without_text_says_how_to_get_some(home: Path, tmp_path: Path) -> None:
    with pytest.raises(ImportFailedError, match="文字がありません"):
        import_official([make_pdf(tmp_path / "scan.pdf", [[], []])], home, [])


def test_a_text_about_something_else_is_not_called_the_ministrys(home: Path, tmp_path: Path) -> None:
    other = make_pdf(tmp_path / "other.pdf", [[("道路の工事についてのお知らせです。", 60, 120, 11)]])
    report = import_official([other], home, [])
    (entry,) = current(home).entries
    assert entry.kind is Kind.SECTION
    assert "厚生労働省" not in entry.sources[0].title
    assert any("ではないようです" in warning for warning in report.warnings)
    assert any("ページごとに検索" in warning for warning in report.warnings)


def test_notes_match_by_title_and_lend_their_questions_whatever_their_number(
    second: Path, home: Path
) -> None:
    notes = [note(1, "名簿を引き継ぐ"), note(40, "沈黙を待つ", ("黙ったままで困る",))]
    import_official([second], home, notes)
    entry = current(home).by_id["official/point-2"]
    assert entry.attributes["matches"] == ["point-40"]
    assert entry.questions == ("黙ったままで困る",)
    assert "point-40" in entry.links
    assert current(home).by_id["official/point-1"].attributes["matches"] == []


def test_corrections_survive_importing_the_same_file_again(second: Path, home: Path) -> None:
    import_official([second], home, [])
    entry = current(home).by_id["official/point-2"]
    sha256, anchor = str(entry.attributes["sha256"]), str(entry.attributes["anchor"])
    correction = Correction(kind=Kind.CAUTION, number=3, title="黙って待つ", matches=("caution-3",))
    Corrections(home).set(sha256, anchor, correction)
    caution = note(3, "支援者は一人で抱えない")
    for _ in range(2):
        import_official([second], home, [caution])
        corrected = current(home).by_id["official/caution-3"]
        assert corrected.title == "黙って待つ"
        assert "official/point-2" not in current(home).by_id


def test_a_correction_may_demote_an_entry_to_a_section(second: Path, home: Path) -> None:
    import_official([second], home, [])
    entry = current(home).by_id["official/point-2"]
    place = (str(entry.attributes["sha256"]), str(entry.attributes["anchor"]))
    Corrections(home).set(*place, Correction(kind=Kind.SECTION))
    assert import_official([second], home, []).entries["point"] == 1


def test_a_kind_that_no_official_text_has_is_refused(home: Path) -> None:
    with pytest.raises(CorrectionsError):
        Corrections(home).set("ab", "1:x", Correction(kind=Kind.HELPLINE))


def test_a_damaged_corrections_file_is_named(second: Path, home: Path) -> None:
    report = import_official([second], home, [], Order(dry_run=True))
    folder = home / "corrections"
    folder.mkdir(parents=True)
    (folder / f"{report.sha256}.json").write_text("[", encoding="utf-8")
    with pytest.raises(CorrectionsError, match=report.sha256):
        import_official([second], home, [])
