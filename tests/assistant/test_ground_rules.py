import pytest

from assistant import ground_rules as rules
from assistant.ground_evidence import Claim, claim
from tests.assistant.written import passage


def stated(sentence: str, text: str, question: str = "") -> Claim:
    return claim(sentence, [passage(text)], question)


def test_a_number_must_come_from_the_unit_its_words_come_from() -> None:
    text = "死にたい気持ちを聞いたら、当日のうちに上司へ伝えます。\n新しい相談は三日以内に記録に書きます。"
    assert rules.keeps_numbers(stated("新しい相談は三日以内に記録に書きます。", text))
    assert not rules.keeps_numbers(
        stated("死にたい気持ちを聞いたら、三日以内に上司へ伝え、記録に書きます。", text)
    )


def test_all_must_be_all_of_the_same() -> None:
    text = "全ての都道府県に置かれ、市町村も置けます。"
    assert rules.keeps_strength(stated("全ての都道府県に置かれます。", text))
    assert not rules.keeps_strength(stated("全ての市町村に置かれます。", text))


@pytest.mark.parametrize(
    ("sentence", "kept"), [("話してから書きます。", True), ("書いてから話します。", False)]
)
def test_what_comes_first_stays_first(sentence: str, kept: bool) -> None:
    assert rules.keeps_order(stated(sentence, "同僚に話してから、記録を書きます。")) is kept


def test_the_topic_of_a_passage_may_be_named() -> None:
    text = "便りは封書にします。\n便りは短く書きます。\n出す間隔は月一回ほどにします。"
    assert rules.adds_nothing(stated("便りを出す間隔は月一回ほどにします。", text))
    assert not rules.adds_nothing(stated("花束を出す間隔は月一回ほどにします。", text))
