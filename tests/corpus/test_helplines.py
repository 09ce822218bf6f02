"""Telephone lines."""

from pathlib import Path

import pytest

from corpus.edition import SHIPPED
from corpus.helplines import read_helplines
from corpus.markdown import EntryFileError

NUMBERS = {
    "helpline-yorisoi": ("0120-279-338", "0120-279-226", "050-3655-0279"),
    "helpline-inochi-sos": ("0120-061-338",),
    "helpline-inochi-denwa": ("0120-783-556",),
    "helpline-kokoro-dial": ("0570-064-556",),
    "helpline-189": ("189",),
}


@pytest.mark.parametrize(("entry_id", "numbers"), NUMBERS.items())
def test_the_checked_numbers_are_told(entry_id: str, numbers: tuple[str, ...]) -> None:
    lines = {line.entry_id: line for line in read_helplines(SHIPPED / "helplines.toml")}
    assert all(number in lines[entry_id].body for number in numbers)


def test_every_line_says_when_it_was_checked_and_where() -> None:
    for line in read_helplines(SHIPPED / "helplines.toml"):
        assert line.sources[0].checked >= "2026-10", line.entry_id
        assert line.sources[0].url.startswith("https://"), line.entry_id


def test_the_number_comes_first_with_its_hours_and_cost(tmp_path: Path) -> None:
    path = tmp_path / "helplines.toml"
    path.write_text(
        '[[helpline]]\nid = "helpline-x"\ntitle = "相談電話"\nnumber = "0120-000-000"\nhours = "平日9時〜17時"\n'
        'cost = "無料"\nnote = "匿名で話せます。"\nchecked = "2026-10"\nsource_title = "市"\nsource_url = ""\n',
        encoding="utf-8",
    )
    (line,) = read_helplines(path)
    assert line.body == "## 内容\n相談電話：0120-000-000（平日9時〜17時、無料）。\n匿名で話せます。\n"


def test_a_record_without_its_source_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "helplines.toml"
    path.write_text('[[helpline]]\nid = "helpline-x"\ntitle = "相談"\n', encoding="utf-8")
    with pytest.raises(EntryFileError, match=r"helplines\.toml"):
        read_helplines(path)
