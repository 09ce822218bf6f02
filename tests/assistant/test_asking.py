"""What a question asks for."""

import pytest

from assistant.asking import asks_case, asks_fact, figure_asked, is_question, list_asked


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
    told = figure_asked("加算はいくら")
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
    ],
)
def test_other_questions_ask_for_no_case(question: str) -> None:
    assert not asks_case(question)
