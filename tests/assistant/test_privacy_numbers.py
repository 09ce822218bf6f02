import pytest

from assistant.privacy.births import birth_year
from assistant.privacy.numbers import has_my_number_check_digit
from assistant.privacy.reading import Reading


@pytest.mark.parametrize("digits", ["123456789018", "000000000000"])
def test_a_right_check_digit_is_recognised(digits: str) -> None:
    assert has_my_number_check_digit(digits)


def test_every_other_last_digit_is_wrong() -> None:
    assert [d for d in "0123456789" if has_my_number_check_digit("12345678901" + d)] == ["8"]


def test_remainders_of_one_give_a_check_digit_of_zero() -> None:
    # Weights from the right are 2,3,4,5,6,7,2,…: 6·2 = 12 leaves 1 of 11, so the digit is 0 and not 10.
    assert has_my_number_check_digit("000000000060")


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("昭和元年", 1926),
        ("昭和5十2年", 1977),
        ("昭和十年", 1935),
        ("H9.11.23", 1997),
        ("1985-04-02", 1985),
        ("7月7日", 0),
    ],
)
def test_the_year_of_a_birth_is_read_in_any_era(date: str, year: int) -> None:
    assert birth_year(date) == year


def test_readings_keep_every_character_in_its_place() -> None:
    text = "ＴＥＬ：〇九〇ー１２３４－五六七八　ﾀﾅｶﾞ ㈱ ［氏名］"
    reading = Reading.of(text)
    assert len(reading.text) == len(reading.plain) == len(reading.digits) == len(text)
    assert "090-1234-5678" in reading.digits
    assert "氏名" not in reading.plain
