"""Typed text."""

import pytest

from assistant.text import QuestionError, clean


def test_half_width_kana_and_full_width_digits_take_one_form() -> None:
    assert clean("ﾋｷｺﾓﾘが１０年", 100) == "ヒキコモリが10年"


def test_invisible_and_control_characters_are_taken_out() -> None:
    assert clean("会\u200bえ\u202eない\x00です\U000e0041", 100) == "会えないです"


def test_line_breaks_become_spaces() -> None:
    assert clean("会えません。\r\n\r\n  どうすれば", 100) == "会えません。 どうすれば"


@pytest.mark.parametrize("question", ["", " 　\n", "あ", "？！", "🙂🙂", "\u200b\u200b"])
def test_nothing_to_read_is_told_with_an_example(question: str) -> None:
    with pytest.raises(QuestionError, match="一文で書いてください"):
        clean(question, 100)


def test_too_long_a_question_is_told_with_its_length() -> None:
    with pytest.raises(QuestionError, match=r"10,000字.*2,000字"):
        clean("困" * 10_000, 2000)


def test_the_longest_allowed_question_is_taken() -> None:
    assert len(clean("困" * 2000, 2000)) == 2000
