import os
from pathlib import Path

import pytest
from PIL import Image

from corpus.official.importing import Order, import_official
from corpus.pdf.failed import ImportFailedError
from corpus.pdf.ocr import advice, can_read_japanese
from tests.corpus.pdf.sheet import make_pdf

# A stand-in for tesseract: it knows Japanese and reads the same two lines on every picture.
READER = """#!/bin/sh
if [ "$1" = --list-langs ]; then echo "List of available languages (2):"; echo eng; echo jpn; exit 0; fi
cat > /dev/null
printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num' \\
  && printf '\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
printf '5\\t1\\t1\\t1\\t1\\t1\\t300\\t500\\t200\\t44\\t90\\tひきこもり\\n'
printf '5\\t1\\t1\\t1\\t1\\t2\\t510\\t500\\t200\\t44\\t90\\t支援の手引き\\n'
printf '5\\t1\\t1\\t1\\t2\\t1\\t300\\t600\\t400\\t44\\t90\\t次の日を決めます。\\n'
"""


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    Image.new("RGB", (600, 800), (250, 250, 250)).save(path, "PDF")
    return path


@pytest.fixture
def no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text(READER, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.usefixtures("no_reader")
def test_without_a_reader_the_scan_is_refused_and_told_what_to_install(scan: Path, tmp_path: Path) -> None:
    assert not can_read_japanese()
    for order in (Order(), Order(ocr=True)):
        with pytest.raises(ImportFailedError, match="tesseract-ocr-jpn"):
            import_official([scan], tmp_path / "home", [], order)


@pytest.mark.usefixtures("reader")
def test_with_a_reader_ocr_is_offered(scan: Path, tmp_path: Path) -> None:
    assert "--ocr" in advice()
    with pytest.raises(ImportFailedError, match="--ocr"):
        import_official([scan], tmp_path / "home", [])


@pytest.mark.usefixtures("reader")
def test_what_was_read_from_pictures_is_indexed_and_said(scan: Path, tmp_path: Path) -> None:
    report = import_official([scan], tmp_path / "home", [], Order(ocr=True))
    assert report.characters == report.characters_indexed == 20
    assert report.files[0].guessed_pages == (1,)
    assert any("文字認識で読みました" in warning for warning in report.warnings)


@pytest.mark.usefixtures("reader")
def test_pages_with_text_are_not_read_from_their_picture(tmp_path: Path) -> None:
    text = make_pdf(tmp_path / "text.pdf", [[("文字のあるページです。", 60, 120, 11)]])
    report = import_official([text], tmp_path / "home", [], Order(ocr=True))
    assert report.files[0].guessed_pages == ()
