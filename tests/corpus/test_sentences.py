"""Sentences."""

from corpus.sentences import plain, split_sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def test_full_stop_ends_a_sentence_and_stays_with_it() -> None:
    assert texts("会えない日もあります。次の約束をします。") == [
        "会えない日もあります。",
        "次の約束をします。",
    ]


def test_full_stop_inside_brackets_ends_nothing() -> None:
    assert texts("支援員は「よく来られました。お疲れさまです。」と伝えました。") == [
        "支援員は「よく来られました。お疲れさまです。」と伝えました。"
    ]


def test_unbalanced_bracket_does_not_swallow_the_rest() -> None:
    assert texts("「始まりだけの引用。次の文です。") == ["「始まりだけの引用。", "次の文です。"]


def test_line_break_ends_a_sentence_without_full_stop() -> None:
    assert texts("家族会\n居場所") == ["家族会", "居場所"]


def test_list_marks_belong_to_no_sentence() -> None:
    assert texts("1. 名乗ります。\n2. 待ちます。\n- 「お返事はいりません。」") == [
        "名乗ります。",
        "待ちます。",
        "「お返事はいりません。」",
    ]


def test_decimal_number_is_not_a_list_mark() -> None:
    assert texts("2.5倍になりました。") == ["2.5倍になりました。"]


def test_repeated_marks_end_one_sentence() -> None:
    assert texts("本当ですか？！そうです。") == ["本当ですか？！", "そうです。"]


def test_offsets_point_into_the_text() -> None:
    text = "  - 一つ目。二つ目。\n\n三つ目"
    assert all(text[s.start : s.end] == s.text for s in split_sentences(text))


def test_nothing_but_marks_and_white_space_is_left_out() -> None:
    text = "1. 一つ目。\n　二つ目！「三。四。」\nあ"
    left = text
    for sentence in reversed(split_sentences(text)):
        left = left[: sentence.start] + left[sentence.end :]
    assert left.split() == ["1."]


def test_plain_takes_strong_marks_out() -> None:
    assert plain("**断られたとき**：待ちます。") == "断られたとき：待ちます。"


def test_empty_text_has_no_sentence() -> None:
    assert split_sentences("") == []
