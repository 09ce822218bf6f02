"""Follow-ups."""

import pytest

from assistant.rewrite import Wish, leans_back, rewrite, without_marks

EARLIER = "訪問しても息子さんに会えない日が続いています"


def test_a_question_without_history_is_itself() -> None:
    assert rewrite("その場合は？").text == "その場合は？"


def test_a_question_that_stands_alone_leaves_history_out() -> None:
    asked = "市町村プラットフォームは会議を開かないといけませんか"
    assert rewrite(asked, [EARLIER]).text == asked


@pytest.mark.parametrize(
    "follow_up", ["その場合は？", "お金の話は？", "家族が反対したら", "それでもだめなら"]
)
def test_a_follow_up_is_read_with_what_came_before(follow_up: str) -> None:
    query = rewrite(follow_up, [EARLIER])
    assert follow_up in query.text
    assert EARLIER in query.text


def test_other_ways_and_detail_look_up_the_earlier_question() -> None:
    others, detail = rewrite("他には？", [EARLIER]), rewrite("もっと具体的に", [EARLIER])
    assert (others.text, others.wish) == (EARLIER, Wish.OTHERS)
    assert (detail.text, detail.wish) == (EARLIER, Wish.DETAIL)


def test_a_chain_of_follow_ups_goes_back_to_the_subject() -> None:
    assert EARLIER in rewrite("もっと詳しく", [EARLIER, "その場合は？", "他には？"]).text


@pytest.mark.parametrize(
    "change",
    [
        "ところで、引き継ぎは",
        "別の件ですが、事例検討会の進め方を教えてください",
        "それとは別に、記録のことです",
        "では、雑談で何を話せばよいか教えてください",
    ],
)
def test_a_new_topic_leaves_history_out(change: str) -> None:
    assert rewrite(change, [EARLIER]).text == change


def test_more_detail_asked_for_in_a_full_sentence_leans_back() -> None:
    query = rewrite("もう少し詳しく、言い方の例もお願いします", [EARLIER])
    assert (query.earlier, query.wish) == (EARLIER, Wish.DETAIL)


def test_a_pointing_word_within_a_sentence_leans_back() -> None:
    assert EARLIER in rewrite("ご家族がそれを強く嫌がっているときはどうしますか", [EARLIER]).text


def test_marks_of_masking_are_not_looked_up() -> None:
    assert without_marks("［氏名］さんに［電話番号］で会えない") == "にで会えない"


@pytest.mark.parametrize(
    "question", ["ご家族との面談に変化がなく困っています", "夜中に暴れる息子さんの家を訪問するか迷う"]
)
def test_a_full_trouble_does_not_lean_back(question: str) -> None:
    assert not leans_back(question)


@pytest.mark.parametrize("asked", ["ひきこもりの定義は？", "8050問題とは何？", "アウトリーチって何ですか"])
def test_what_a_word_means_is_asked_for_by_itself(asked: str) -> None:
    assert rewrite(asked, [EARLIER]).text == asked


def test_a_pointing_word_leans_back_also_where_a_meaning_is_asked_for() -> None:
    assert EARLIER in rewrite("それって何ですか", [EARLIER]).text
