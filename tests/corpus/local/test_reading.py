"""Files that cannot be imported: one clear sentence each, nothing kept, memory bounded."""

import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from corpus.local import sniff
from corpus.local.importing import import_local
from corpus.local.reading import read_matter
from corpus.pdf.failed import ImportFailedError
from tests.corpus.local.making import TODAY, about, csv_file, docx_file, part_of, repacked, xlsx_file
from tests.corpus.pdf.sheet import make_pdf

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def zip_of(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return path


def with_doctype(path: Path, part: str, doctype: str) -> Path:
    text = part_of(path, part).decode().partition("?>")
    body = text[2] if text[1] else text[0]
    return repacked(path, {part: f"{doctype}{body}".encode()})


def bad_files(folder: Path) -> dict[str, tuple[Path, str]]:
    """Name → (file, words of the sentence that tells what to do)."""
    office = docx_file(folder / "office.docx").read_bytes()
    macro = repacked(xlsx_file(folder / "macro.xlsm"), {"xl/vbaProject.bin": b"x"})
    locked = docx_file(folder / "flag.docx")
    data = bytearray(locked.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    return {
        "none": (folder / "no.csv", "ありません"),
        "empty": (written(folder / "e.csv", b""), "0バイト"),
        "locked": (written(folder / "l.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")), "パスワード"),
        "flag": (written(folder / "flag.docx", bytes(data)), "パスワード"),
        "old": (written(folder / "o.xls", OLE), "古い形式"),
        "macro": (macro, "マクロ"),
        "cut": (written(folder / "c.docx", office[: len(office) // 2]), "壊れて"),
        "garbled": (repacked(docx_file(folder / "g.docx"), {"word/document.xml": b"<w:x"}), "壊れて"),
        "slides": (zip_of(folder / "s.pptx", ppt__presentation=b"<a/>"), "PowerPoint"),
        "open": (zip_of(folder / "o.ods", mimetype=b"x"), "OpenDocument"),
        "zip": (zip_of(folder / "z.zip", a=b"x"), "圧縮"),
        "picture": (written(folder / "p.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 20), "画像"),
        "rich": (written(folder / "r.txt", b"{\\rtf1 a}"), "リッチテキスト"),
        "program": (written(folder / "p.txt", b"MZ\x90\0"), "プログラム"),
        "binary": (written(folder / "b.csv", b"a,b\0\0\x01"), "文字のファイルではありません"),
        "bytes": (written(folder / "u.txt", b"\x81\xff\xfe\xa0\xff"), "文字コード"),
        "blank": (written(folder / "w.txt", "　\n \n".encode()), "取り込める文字がありません"),
        "pdf": (written(folder / "d.pdf", b"%PDF-1.7\nbroken"), "壊れて"),
        "locked-pdf": (make_pdf(folder / "lp.pdf", [[("あ", 60, 60, 10)]], encrypt="x"), "パスワード"),
        "entities": (with_doctype(docx_file(folder / "x.docx"), "word/document.xml", ENTITIES), "DTD"),
        "outside": (with_doctype(xlsx_file(folder / "x.xlsx"), SHEET, OUTSIDE), "DTD"),
        "parts": (
            zip_of(folder / "n.docx", **{f"word__a{n}": b"" for n in range(5001)}, word__document=b""),
            "大きく",
        ),
    }


BAD = (
    "none empty locked flag old macro cut garbled slides open zip picture rich program binary bytes blank pdf"
    " locked-pdf entities outside parts"
).split()


@pytest.mark.parametrize("what", BAD)
def test_a_file_that_cannot_be_imported_is_told_in_one_sentence_and_nothing_is_kept(
    what: str, tmp_path: Path, home: Path
) -> None:
    files = bad_files(tmp_path)
    assert set(files) == set(BAD)
    path, told = files[what]
    with pytest.raises(ImportFailedError, match=told) as failed:
        import_local(path, home, about(), today=TODAY)
    message = str(failed.value)
    assert message.endswith("ください。")
    assert "\n" not in message
    assert not home.exists()


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.csv", csv_file), ("a.docx", docx_file), ("a.pdf", lambda path: make_pdf(path, []))],
)
def test_a_file_past_the_limit_is_refused_before_it_is_read(
    name: str, make: object, tmp_path: Path, home: Path
) -> None:
    path = make(tmp_path / name)  # type: ignore[operator]
    with path.open("r+b") as file:
        file.truncate(500 * sniff.MEBIBYTE)
    with pytest.raises(ImportFailedError, match="500MB"):
        import_local(path, home, about(), today=TODAY)


def test_the_content_decides_and_a_name_that_does_not_fit_is_told(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    matter = read_matter(path, "a.csv")
    assert "中身のxlsx" in matter.warnings[0]
    assert matter.blocks == read_matter(xlsx_file(tmp_path / "b.xlsx"), "b.xlsx").blocks
    page = written(tmp_path / "b.xls", "<html><body><p>一覧です。</p></body></html>".encode("cp932"))
    assert read_matter(page, "b.xls").blocks[0].text == "一覧です。"


def test_invisible_and_concealing_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore")
    path = written(tmp_path / "a.txt", f"相\u200b談室です。{hidden}\u202e".encode())
    matter = read_matter(path, "a.txt")
    assert matter.blocks[0].text == "相談室です。"
    assert "8個" in matter.warnings[0]
    assert "隠し" in matter.warnings[1]


def test_a_phone_without_its_zero_and_letters_of_ones_own_are_told(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path / "a.csv", [("名称", "電話"), ("相談室\ue000", "421112222"), ("支援室", "042-1-2222")]
    )
    matter = read_matter(path, "a.csv")
    assert "0が落ちているようなものが1件" in matter.warnings[0]
    assert "外字が1文字" in matter.warnings[1]


def test_a_file_that_says_too_much_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", ("あ" * 100 + "\n").encode() * 30_001)
    with pytest.raises(ImportFailedError, match="長すぎます"):
        read_matter(path, "a.txt")


def bomb(path: Path, part: str, start: bytes, filling: bytes, megabytes: int) -> Path:
    """Put a part of many megabytes that packs to almost nothing into an office file."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(part, "w") as file:
        file.write(start)
        block = filling * (sniff.MEBIBYTE // len(filling))
        for _ in range(megabytes):
            file.write(block)
    return path


def without(path: Path, part: str) -> Path:
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist() if name != part}
    return zip_of(path, **held)


@pytest.mark.parametrize("kind", ["cells", "document", "text"])
def test_a_zip_bomb_is_refused_within_bounded_memory(kind: str, tmp_path: Path) -> None:
    if kind == "cells":
        path = without(xlsx_file(tmp_path / "a.xlsx"), SHEET)
        bomb(path, SHEET, b"<worksheet><sheetData><row>", b"<c/>", 24)
    else:
        path = without(docx_file(tmp_path / "a.docx"), "word/document.xml")
        start = b"<document><body><p>" + b"<t>" * (kind == "text")
        bomb(path, "word/document.xml", start, b"<b/>" if kind == "document" else b"aaaa", 80)
    assert path.stat().st_size < 2 * sniff.MEBIBYTE
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom corpus.local.reading import read_matter\n"
        "from corpus.pdf.failed import ImportFailedError\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    read_matter(Path(sys.argv[1]), 'a')\n"
        "except ImportFailedError as error:\n    print(error)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1536 * sniff.MEBIBYTE,) * 2),
    ).stdout.split("\n")
    assert told[0].startswith("「a」は")
    assert int(told[1]) < 600 * 1024  # KiB
