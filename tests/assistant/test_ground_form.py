import pytest

from assistant.ground_form import is_plain_japanese


@pytest.mark.parametrize(
    "text",
    ["メモを一枚残します。", "よりそいホットラインは0120-279-338です。", "CRAFTという方法があります。"],
)
def test_takes_japanese_sentences(text: str) -> None:
    assert is_plain_japanese(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "はい。",
        "请留下一张便条，不要等待回答。",
        "Leave a short note without blame.",
        "메모를 남깁니다.",
        "<b>メモ</b>を残します。",
        "[メモ](https://evil.example)を残します。",
        "メモを残します。https://evil.example",
        "メモを\u200b残します。",
        "メモを残します。\U000e0069\U000e0067",
        "メモを残します。\n\n時刻を守ります。",
        "`メモ`を残します。",
        "あ" * 300,
    ],
)
def test_refuses_what_is_none(text: str) -> None:
    assert not is_plain_japanese(text)
