import pytest

from assistant import ground_acts as acts
from assistant.ground_evidence import Claim, claim
from tests.assistant.written import passage


def stated(sentence: str, text: str, section: str = "どう進めるか") -> Claim:
    return claim(sentence, [passage(text, section=section)], "")


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("ご本人に会えるなら、ご家族に席を外してもらいます。", True),
        ("ご家族に会えるなら、ご本人に席を外してもらいます。", False),
        ("ご本人に会えるなら、上司に席を外してもらいます。", False),
    ],
)
def test_people_are_not_exchanged(sentence: str, kept: bool) -> None:
    assert (
        acts.keeps_actors(stated(sentence, "ご本人に会えるなら、ご家族に席を外してもらう時間をつくります。"))
        is kept
    )


def test_what_is_asked_of_another_is_not_done_by_the_worker() -> None:
    text = "席は斜めに用意し、どこに座るかはご本人に選んでもらいます。"
    assert not acts.keeps_actors(stated("どこに座るかは支援者が選びます。", text))


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("パンフレットを束で渡すことは避けます。", True),
        ("パンフレットを束で渡しません。", True),
        ("パンフレットを束で渡すと、ご本人が量に圧倒されて疲れます。", True),
        ("パンフレットを束で渡します。", False),
    ],
)
def test_what_is_to_be_avoided_is_not_recommended(sentence: str, kept: bool) -> None:
    text = "パンフレットを束で渡すと、ご本人は量に圧倒され、読む前から疲れてしまいます。"
    assert acts.keeps_negation(stated(sentence, text, "避けたいこと")) is kept
