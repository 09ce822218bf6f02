"""One spelling for text and rules."""

from assistant.urgency_reading import fold, pattern, sentences


def test_width_kana_spaces_and_net_slang_are_one() -> None:
    assert fold("ｼﾆ タイ") == fold("しにたい") == "しにたい"
    assert fold("タヒにたい") == fold("氏にたい") == "死にたい"


def test_a_pronoun_is_no_slang() -> None:
    assert fold("彼氏に話す") == "彼氏に話す"


def test_patterns_are_folded_like_text() -> None:
    assert pattern(["リストカット"]).search(fold("ﾘｽﾄｶｯﾄ"))


def test_words_stand_for_all_their_alternatives_together() -> None:
    found = pattern(["〈who〉が来"], {"who": "母|父"})
    assert found.search("父が来た")
    assert not found.search("母と話す")


def test_an_empty_list_matches_nothing() -> None:
    assert not pattern([]).search("")


def test_sentences_keep_every_character() -> None:
    text = "一つ。二つ？三つ"
    assert sentences(text) == ["一つ。", "二つ？", "三つ"]
