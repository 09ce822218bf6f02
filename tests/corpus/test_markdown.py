"""Entry files."""

from pathlib import Path

import pytest

from corpus.entry import Kind, Provenance
from corpus.markdown import EntryFileError, parse_sections, read_entry

FILE = """+++
id = "case-2"
kind = "case"
title = "絵文字の返事"
provenance = "notes"
links = ["point-2"]
questions = ["高校をやめた子の例"]
age_band = "10代"
[[sources]]
title = "要綱"
url = "https://example.jp/"
checked = "2026-11"
supports = ["十分な言葉"]
+++
## 背景
本人は17歳です。

## 時系列
### 1か月目 出会い
母が来ました。
### 3か月目 便り
返事が来ました。**はじめての**一行でした。
"""


def test_reads_front_matter_and_body(tmp_path: Path) -> None:
    path = tmp_path / "case-2.md"
    path.write_text(FILE, encoding="utf-8")
    entry = read_entry(path)
    assert (entry.entry_id, entry.kind, entry.provenance) == ("case-2", Kind.CASE, Provenance.NOTES)
    assert entry.links == ("point-2",)
    assert entry.attributes == {"age_band": "10代"}
    assert entry.sources[0].supports == ("十分な言葉",)


def test_sub_headings_make_sections_of_the_same_name() -> None:
    sections = parse_sections(FILE.split("+++\n")[2])
    assert [(s.name, s.heading) for s in sections] == [
        ("背景", ""),
        ("時系列", "1か月目 出会い"),
        ("時系列", "3か月目 便り"),
    ]


def test_strong_marks_are_no_part_of_what_is_said(tmp_path: Path) -> None:
    path = tmp_path / "case-2.md"
    path.write_text(FILE, encoding="utf-8")
    assert "返事が来ました。はじめての一行でした。" in read_entry(path).body


def test_body_without_headings_is_one_nameless_section() -> None:
    assert [(s.name, s.start) for s in parse_sections("見出しのない文。")] == [("", 0)]


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "case-2.md"
    path.write_bytes(FILE.replace("\n", "\r\n").encode())
    assert len(read_entry(path).sections) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("## 本文だけ\n", "前書きがありません"),
        (FILE.replace('kind = "case"', 'kind = "story"'), "story"),
        (FILE.replace('id = "case-2"', 'id = "事例2"'), "事例2"),
        (FILE.replace('title = "絵文字の返事"\n', ""), "title"),
        (FILE.replace('questions = ["', "questions = ["), "前書きを読めません"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "broken.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EntryFileError, match=told) as caught:
        read_entry(path)
    assert "broken.md" in str(caught.value)
