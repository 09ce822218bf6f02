"""Terms: one spelling for each word, whatever was typed, from any thread, at any length."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from index.analyze import clean, reading, terms
from index.romaji import from_romaji


@pytest.mark.parametrize("text", ["引きこもり", "ひきこもり", "引き籠もり", "ひき\u200bこもり", "hikikomori"])
def test_variant_spellings_give_one_term(text: str) -> None:
    assert terms(text) == ["引き籠もり"]


def test_full_and_half_width_are_one() -> None:
    assert terms("８０５０問題") == terms("8050問題") == ["8050", "問題"]
    assert clean("ﾋｷｺﾓﾘ") == "ヒキコモリ"


def test_particles_and_endings_are_left_out() -> None:
    assert terms("ご本人に会えないため支援が進みません。") == ["本人", "会う", "支援", "進む"]


@pytest.mark.parametrize("text", ["", " ", "。", "😀", "\x00\x01", "\u200b"])
def test_text_without_words_has_no_terms(text: str) -> None:
    assert terms(text) == []


def test_text_far_longer_than_sudachi_takes_is_read_whole() -> None:
    assert terms("家族の相談。" * 20_000) == ["家族", "相談"] * 20_000


def test_threads_do_not_disturb_one_another() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(terms, ["手紙を書く"] * 200))
    assert all(words == found[0] for words in found)


def test_romaji_is_read_as_kana_only_where_all_of_it_is_romaji() -> None:
    assert from_romaji("kazoku no soudan") == "かぞくのそうだん"
    assert from_romaji("gakkou shinbun") == "がっこうしんぶん"
    assert from_romaji("Windows update") == "Windows update"
    assert from_romaji("家族 no soudan") == "家族 no soudan"


def test_kana_kanji_and_a_slip_of_conversion_are_read_alike() -> None:
    assert reading("病院に行きたがりません") == "びょういんにいきたがりません"
    assert reading("精神科の受信") == reading("精神科の受診")
