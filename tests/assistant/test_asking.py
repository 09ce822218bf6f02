"""What a question asks for."""

import pytest

from assistant.asking import (
    answered_by,
    asks_case,
    asks_fact,
    asks_meaning,
    asks_number,
    is_question,
    list_asked,
    speaks_of_death,
)


@pytest.mark.parametrize(
    "question",
    ["加算はいくらですか", "8050問題とは", "CRAFTってなに", "設置は義務ですか", "50人に一人の根拠は"],
)
def test_facts_are_asked_for(question: str) -> None:
    assert asks_fact(question)


@pytest.mark.parametrize(
    "trouble", ["ご本人に会えないため支援が進みません。", "家族面談で何を扱っていいか分かりません。"]
)
def test_a_trouble_asks_for_no_fact(trouble: str) -> None:
    assert not asks_fact(trouble)


@pytest.mark.parametrize(
    ("question", "entry_id"),
    [
        ("6つの留意点を全部", "outline-cautions"),
        ("4つの姿勢は何ですか", "outline-stances"),
        ("三つの価値を教えて", "outline-values"),
        ("7つの項目を並べて", "outline-points"),
        ("留意点に沿って訪問したい", ""),
        ("全部やるのは無理です", ""),
    ],
)
def test_whole_lists_are_recognised(question: str, entry_id: str) -> None:
    assert list_asked(question) == entry_id


def test_a_sum_asked_for_wants_yen() -> None:
    told = answered_by("加算はいくら")
    assert told is not None
    assert told.search("1人当たり3,000千円です。")
    assert not told.search("令和7年度の資料です。")


def test_a_trouble_is_no_question() -> None:
    assert not is_question("ご本人に会えないため支援が進みません。")
    assert is_question("会えない日はどう帰ればいいですか")


@pytest.mark.parametrize(
    "question",
    [
        "女性の家事手伝いの事例が見たい。",
        "うまくいった例ってありますか",
        "LGBTの方の支援例はありますか。",
        "受診につながった事例",
        "ひとりぐらしのひとのれいはありますか",
    ],
)
def test_cases_are_asked_for(question: str) -> None:
    assert asks_case(question)


@pytest.mark.parametrize(
    "question",
    [
        "事例検討の進め方",
        "多職種で事例を検討するとき",
        "毎月お母さんの話聞いてるだけです",
        "例えば何から始めますか",
        "へやがきれいはありえない",
        "ハンドブックには事例がいくつ載っていますか",
    ],
)
def test_other_questions_ask_for_no_case(question: str) -> None:
    assert not asks_case(question)


@pytest.mark.parametrize(
    ("question", "tells", "tells_not"),
    [
        ("通報は義務ですか", "通報する義務があります。", "守秘義務の規定は妨げになりません。"),
        ("どの法律が根拠ですか", "生活困窮者自立支援法第9条に基づく会議です。", "会議は非公開です。"),
        ("いつの通知ですか", "令和2年10月27日の通知です。", "通知は市区町村に求めています。"),
        ("何ページありますか", "全部で141ページです。", "50のポイントがあります。"),
    ],
)
def test_an_answer_holds_what_is_asked_for(question: str, tells: str, tells_not: str) -> None:
    told = answered_by(question)
    assert told is not None
    assert told.search(tells)
    assert not told.search(tells_not)


def test_always_is_no_question_of_when() -> None:
    assert answered_by("いつも一人で抱えてしまう") is None


def test_a_meaning_and_a_number_are_asked_for() -> None:
    assert asks_meaning("8050問題とは。")
    assert asks_meaning("CRAFTって何ですか")
    assert not asks_meaning("ご本人とは会えていません")
    assert not asks_meaning("話の扱いで気をつけることは。")
    assert asks_number("いのちの電話の番号は")
    assert not asks_number("電話に出てくれません")


@pytest.mark.parametrize("told", ["死にたいと言われた", "自死した方の家族", "きえたい、いなくなりたい"])
def test_death_is_spoken_of(told: str) -> None:
    assert speaks_of_death(told)


@pytest.mark.parametrize(
    "told", ["父が死んだあとの手続き", "消えた書類を探す", "死ぬほど忙しい", "自殺対策計画とは"]
)
def test_other_words_of_dying_tell_of_no_wish_to_die(told: str) -> None:
    assert not speaks_of_death(told)
