import pytest

from corpus.local.headings import heading_level


@pytest.mark.parametrize(
    ("line", "following", "level"),
    [
        ("第1章　はじめに", "本文です。", 1),
        ("■会議の記録", "日時：4月1日", 2),
        ("【生活困窮】", "相談室", 2),
        ("１　目的", "安心して過ごせる場をつくります。", 3),
        ("1. 持ち物", "2. 服装", None),
        ("●筆記用具", "●飲み物", None),
        ("■" + "長" * 50, "本文", None),
        ("■続きます。", "本文", None),
        ("ふつうの行", "本文", None),
        ("", "", None),
    ],
)
def test_lines_that_are_marked_are_headings_but_items_of_a_list_are_not(
    line: str, following: str, level: int | None
) -> None:
    assert heading_level(line, following) == level
