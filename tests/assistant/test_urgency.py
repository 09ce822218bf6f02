"""Is anyone in danger?"""

from typing import cast

import pytest

from assistant.urgency import Concern, Urgency, assess_by_rule, assess_urgency, judge
from assistant.urgency_reader import ANY, MIN_CHANCE, MIN_CHANCE_TO_ASK, TELLER, Reader

DANGERS = {
    "もう終わりにしたいと本人からメールが来た": Concern.SUICIDE,
    "身辺整理を始めたようです": Concern.SUICIDE,
    "部屋に置き手紙があった": Concern.SUICIDE,
    "この子を殺して私も死のうと思う、と母親が泣いている": Concern.SUICIDE,
    "しにたい って いわれました": Concern.SUICIDE,
    "ｼﾆﾀｲと書いてあった": Concern.SUICIDE,
    "タヒにたいと投稿している": Concern.SUICIDE,
    "死にたかと本人が言いよらす": Concern.SUICIDE,
    "手首を切って血が出ている": Concern.SELF_HARM,
    "市販薬を大量に飲んだみたいです": Concern.SELF_HARM,
    "息子が包丁を持って暴れている": Concern.VIOLENCE,
    "くらされて青たんのできとらす": Concern.VIOLENCE,
    "訪問先で本人に胸ぐらをつかまれた": Concern.VIOLENCE,
    "夫に殴られていると奥さんが打ち明けた": Concern.PARTNER_VIOLENCE,
    "訪問先の小学生の弟がいつもあざだらけです": Concern.CHILD_ABUSE,
    "80代の母親を息子が叩いているようです": Concern.ELDER_ABUSE,
    "知的障害の息子さんを父親が部屋に閉じ込めている": Concern.DISABILITY_ABUSE,
    "ごはんを三日食べていないようです": Concern.MEDICAL,
    "新聞がたまっていて何度呼んでも応答がない": Concern.MEDICAL,
}


@pytest.mark.parametrize(("text", "concern"), DANGERS.items())
def test_danger_is_seen_however_it_is_told(text: str, concern: Concern) -> None:
    assert concern in assess_urgency(text).concerns


@pytest.mark.parametrize(
    "text",
    [
        "死ぬほど忙しくて記録が書けません",
        "ケースが多くて首が回らない",
        "殺風景な相談室をなんとかしたい",
        "命を懸けてやってきた仕事を辞めてからひきこもった",
        "父親がすぐキレるので面談が進まない",
        "支援を終わりにしたいと本人から言われた",
        "知っているのに知らないふりをするのがつらい",
        "名刺を渡してもらった",
        "どこに言うたらええんやけど",
    ],
)
def test_other_meanings_are_no_danger(text: str) -> None:
    assert not assess_urgency(text)


@pytest.mark.parametrize(
    "text",
    [
        "自殺のサインについて知りたい",
        "自殺予防の研修をしたい",
        "希死念慮への対応を学びたい",
        "高齢者虐待の定義を教えてください",
        "高齢者虐待を発見したときの通報義務",
    ],
)
def test_lessons_and_definitions_are_no_danger(text: str) -> None:
    assert not assess_urgency(text)


def test_a_danger_told_of_during_a_lesson_is_one() -> None:
    assert assess_urgency("自殺予防の研修で、参加者から死にたいと打ち明けられた")


def test_what_is_long_over_and_calm_is_no_danger() -> None:
    assert not assess_urgency("3年前に自殺未遂があった。今は落ち着いている")


def test_what_has_come_back_is_one() -> None:
    assert assess_urgency("3年前に自殺未遂があった。今は落ち着いているが、昨日また死にたいと言った")


def test_an_attempt_of_which_nobody_says_that_it_is_over_is_a_danger() -> None:
    assert Concern.SUICIDE in assess_urgency("過去に自殺未遂がある方の初回訪問").concerns


def test_a_childhood_of_abuse_is_past() -> None:
    assert not assess_urgency("子どものころ虐待を受けて育ったと話す四十代の方")


def test_a_denied_danger_is_none() -> None:
    assert not assess_urgency("暴力はありません。ただ会話がないそうです")


def test_a_danger_beside_a_denied_one_stands() -> None:
    assert assess_urgency("死にたいわけではないけど消えたいと言われました")


def test_violence_that_has_a_door_of_its_own_is_told_by_that_door() -> None:
    assert assess_urgency("夫に殴られていると奥さんが打ち明けた") == Urgency((Concern.PARTNER_VIOLENCE,))


def test_the_gravest_danger_comes_first() -> None:
    assert assess_urgency("手首を切って血が止まらない。死にたいと言っている").concerns[0] is Concern.SUICIDE


def test_a_worker_who_wishes_to_die_is_known_to_be_at_risk() -> None:
    assert assess_urgency("支援者ですが、正直もう死にたいと思うことがあります").teller_at_risk


def test_a_person_quoted_is_not_the_teller() -> None:
    assert not assess_urgency("本人に「私はもう死にたい」と言われました").teller_at_risk


@pytest.mark.parametrize(
    "text",
    [
        "死にたいと言われたとき、話題を変えた方がよいのか、聞いた方がよいのか。",
        "本人から死にたいと言われたとき、どう聞けばよい？",
    ],
)
def test_how_to_meet_a_wish_to_die_is_asked_of_a_danger_that_may_be_present(text: str) -> None:
    assert Concern.SUICIDE in assess_urgency(text).concerns


@pytest.mark.parametrize(
    "text", ["なんか全部どうでもよくなった。今夜で区切る", "もう消えたい", "生きるのをやめる。決めた"]
)
def test_a_person_at_risk_is_known_without_saying_i(text: str) -> None:
    assert assess_urgency(text).teller_at_risk


def test_a_danger_told_beside_a_question_of_law_is_one() -> None:
    assert assess_urgency("息子が高齢の母を叩いているようです。通報する義務はありますか")


def test_a_grown_person_with_a_disability_is_not_taken_for_a_child() -> None:
    found = assess_urgency("通所の弟が、施設の職員に叩かれているようです").concerns
    assert Concern.DISABILITY_ABUSE in found
    assert Concern.CHILD_ABUSE not in found


def test_a_danger_that_no_rule_lists_is_seen_by_the_second_reader() -> None:
    text = "子が父に物でぶたれる"
    assert not assess_by_rule(text)
    assert assess_urgency(text)


class _Sure:
    """A reader that gives every kind of danger the same chance."""

    def __init__(self, chance: float) -> None:
        self._chance = chance

    def chances(self, _: str) -> dict[str, float]:
        return dict.fromkeys([ANY, TELLER, *(concern.value for concern in Concern)], self._chance)


@pytest.mark.parametrize(
    ("chance", "unsure"),
    [(MIN_CHANCE_TO_ASK - 0.01, False), (MIN_CHANCE_TO_ASK, True), (MIN_CHANCE - 0.01, True)],
)
def test_between_no_danger_and_danger_the_reader_is_unsure(chance: float, unsure: bool) -> None:
    urgency = judge("面談の日を決める手紙を書いています", cast(Reader, _Sure(chance)))
    assert not urgency
    assert urgency.unsure is unsure


def test_what_is_taken_for_danger_is_not_unsure() -> None:
    assert not judge("面談の日を決める手紙を書いています", cast(Reader, _Sure(MIN_CHANCE))).unsure
