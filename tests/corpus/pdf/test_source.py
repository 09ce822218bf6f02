from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from corpus.pdf.failed import ImportFailedError
from corpus.pdf.source import MAX_BYTES, MAX_PAGES, open_pdf
from tests.corpus.pdf.sheet import make_pdf

WORDS = [("支援は続きます。", 60.0, 120.0, 11.0)]


def refusal(path: Path, **bounds: int) -> str:
    with pytest.raises(ImportFailedError) as caught, open_pdf(path, **bounds):
        pass
    message = str(caught.value)
    assert path.name in message
    assert "\n" not in message
    return message


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_sound_file_opens(tmp_path: Path) -> None:
    with open_pdf(make_pdf(tmp_path / "a.pdf", [WORDS])) as document:
        assert len(document) == 1


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "ありません" in refusal(tmp_path / "none.pdf")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert "ありません" in refusal(tmp_path)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    assert "0バイト" in refusal(write(tmp_path / "empty.pdf", b""))


def test_a_web_page_saved_as_pdf_is_told(tmp_path: Path) -> None:
    assert "ウェブページ" in refusal(write(tmp_path / "page.pdf", b"<!DOCTYPE html><html>..."))


def test_a_word_file_saved_as_pdf_is_told(tmp_path: Path) -> None:
    assert "Word" in refusal(write(tmp_path / "word.pdf", b"PK\x03\x04rest"))


def test_a_file_cut_off_after_its_head_is_told(tmp_path: Path) -> None:
    assert "壊れて" in refusal(write(tmp_path / "cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type"))


def test_noise_behind_a_pdf_head_is_told(tmp_path: Path) -> None:
    assert "壊れて" in refusal(write(tmp_path / "noise.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 400))


def test_a_locked_file_says_to_unlock_it(tmp_path: Path) -> None:
    locked = make_pdf(tmp_path / "locked.pdf", [WORDS], encrypt=StandardEncryption("secret", canPrint=0))
    assert "パスワード" in refusal(locked)


def test_a_file_over_the_size_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(500 * 1024 * 1024)
    assert huge.stat().st_size > MAX_BYTES
    assert "500MB" in refusal(huge)


def test_a_file_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    long = make_pdf(tmp_path / "long.pdf", [[]] * (MAX_PAGES + 1))
    assert f"{MAX_PAGES + 1:,}ページ" in refusal(long)
