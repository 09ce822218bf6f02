from assistant.ground_evidence import claim, content, shares_words
from tests.assistant.written import passage

ONE = passage("メモを一枚残します。\n職場へ電話します。")


def test_reads_the_nearest_unit_first() -> None:
    claimed = claim("短いメモを残します。", [ONE], "")
    assert [unit.text for unit in claimed.units] == ["メモを一枚残します。"]
    assert claimed.missing == {"短い"}


def test_reads_a_second_unit_only_where_it_adds() -> None:
    claimed = claim("メモを残し、職場へ電話します。", [ONE], "")
    assert {unit.text for unit in claimed.units} == {"メモを一枚残します。", "職場へ電話します。"}
    assert claimed.coverage == 1.0


def test_numbers_are_no_words() -> None:
    assert content("三か月に一回、二人で訪ねます。") == ["訪ねる"]


def test_words_of_the_same_meaning_are_shared() -> None:
    assert shares_words("訪ねる", ["訪問します。"])
    assert not shares_words("訪ねる", ["電話します。"])
