from dataclasses import replace
from datetime import date

from assistant.sheet import Stamp, sheet_of
from assistant.sheet_markdown import to_markdown
from tests.assistant.written import extractive_answer, small_edition

EDITION = small_edition()
SHEET = sheet_of(extractive_answer(EDITION), Stamp.of(EDITION, "0.1.0"), date(2026, 11, 3))


def test_has_all_parts_in_order() -> None:
    headings = [line for line in to_markdown(SHEET).splitlines() if line.startswith("## ")]
    assert headings == [
        "## 質問",
        "## 手がかり",
        "## まだ分からないこと",
        "## 一緒に考える人",
        "## メモ",
        "## 出典",
    ]


def test_numbers_stand_behind_their_sentences() -> None:
    line = SHEET.guidance[0].lines[0]
    assert f"- {line.text} \\[{line.citations[0]}\\]" in to_markdown(SHEET)


def test_nothing_typed_can_act() -> None:
    typed = "会えません\n# 見出し <script>x</script> [ここ](https://evil.example) `a` \x00\u202e\u200b"
    text = to_markdown(replace(SHEET, question=typed))
    assert "\n# 見出し" not in text
    assert "<script" not in text.replace("\\<script", "")
    assert "](" not in text.replace("\\](", "").replace("\\]\\(", "")
    assert not set("\x00\u202e\u200b") & set(text)
