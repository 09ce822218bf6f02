import pytest

from assistant.ground import Fault, check
from corpus.passage import Passage
from tests.assistant.written import passage

STEPS = passage(
    "1. 会えなかったときは、責める言葉のない短いメモを一枚残し、次に来る日時を書きます。\n"
    "2. 訪問は二人以上で行い、入る前と出た後に職場へ電話します。\n"
    "3. ご家族には別の部屋で、けががあったかを尋ねます。\n"
    "4. 声をかけすぎると、ご本人が疲れることがあります。\n"
    "5. 提案のときは「断っても相談は続きます」と先に伝えます。\n"
)
AVOID = passage(
    "- 予告なしに訪ねることは避けます。足音が怖いものになります。", "point-8#avoid", "避けたいこと"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "会えなかったときは、短いメモを一枚残します。",
        "訪問は2人以上で行います。",
        "声をかけすぎると、ご本人が疲れることもあります。",
        "ご家族には、けががあったかを別の部屋で尋ねます。",
    ],
)
def test_lets_through_what_the_passage_says(sentence: str) -> None:
    verdict = check(sentence, [STEPS])
    assert verdict.fault is None
    assert all(unit.text in STEPS.text for unit in verdict.units)


@pytest.mark.parametrize(
    ("sentence", "fault", "cited"),
    [
        ("Leave a short note.", Fault.FORM, STEPS),
        ("天気がよければ、洗濯物を干します。", Fault.UNRELATED, STEPS),
        ("訪問は三人以上で行います。", Fault.NUMBER, STEPS),
        ("訪問は二人で行います。", Fault.NUMBER, STEPS),
        ("提案のときは「断ると相談は終わります」と先に伝えます。", Fault.QUOTE, STEPS),
        ("訪問の前に、ハローワークへ電話します。", Fault.NAME, STEPS),
        ("会えなかったときは、必ず短いメモを一枚残します。", Fault.STRENGTH, STEPS),
        ("声をかけすぎると、ご本人が疲れます。", Fault.STRENGTH, STEPS),
        ("訪問は二人以上で行い、入る後と出た前に職場へ電話します。", Fault.ORDER, STEPS),
        ("会えなかったときは、短いメモを一枚残しません。", Fault.NEGATION, STEPS),
        ("予告なしに訪ねます。", Fault.NEGATION, AVOID),
        ("ご本人には別の部屋で、けががあったかを尋ねます。", Fault.ACTOR, STEPS),
        ("会えなかったときは、短いメモを一枚残し、花も贈ります。", Fault.NEW, STEPS),
        ("短いメモを一枚残し、次に来る日時を書きます。", Fault.CONDITION, STEPS),
    ],
)
def test_names_the_fault_of_what_it_does_not_say(sentence: str, fault: Fault, cited: Passage) -> None:
    assert check(sentence, [cited]).fault is fault


def test_a_condition_may_go_unsaid_where_the_question_tells_it() -> None:
    sentence = "短いメモを一枚残し、次に来る日時を書きます。"
    assert check(sentence, [STEPS], question="訪問しましたが、ご本人に会えませんでした。").is_supported


def test_a_passage_s_own_sentence_always_stands() -> None:
    for sentence in STEPS.sentences():
        assert check(sentence.text, [STEPS]).is_supported, sentence.text


def test_nothing_stands_on_no_passage() -> None:
    assert check("訪問は二人以上で行います。", []).fault is Fault.UNRELATED
