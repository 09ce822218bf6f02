"""Adding the missing side of links."""

from pathlib import Path

import pytest

from corpus.link import add_links, missing_links


def test_the_missing_side_is_found_once() -> None:
    links = {"a": ("b", "c"), "b": (), "c": ("a",)}
    assert missing_links(links) == {"b": ["a"]}


def test_a_link_to_nothing_is_left_to_the_checks() -> None:
    assert missing_links({"a": ("nowhere",)}) == {}


def test_links_are_added_at_the_end_of_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('+++\nlinks = ["x"]\ntitle = "題"\n+++\n本文\n', encoding="utf-8")
    add_links(path, ["y"])
    assert path.read_text(encoding="utf-8") == '+++\nlinks = ["x", "y"]\ntitle = "題"\n+++\n本文\n'


def test_a_file_without_a_links_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("+++\n+++\n", encoding="utf-8")
    with pytest.raises(ValueError, match="links"):
        add_links(path, ["y"])
