from dataclasses import replace

from assistant.screens.consult import HISTORY_TURNS, ask, failed_html, fresh_html
from corpus.edition import Edition
from tests.assistant.screens.made import Prepared, answered, unreadable
from tests.assistant.screens.seen import seen


def test_the_conversation_remembers_the_masked_question_and_never_the_typed_one(shipped: Edition) -> None:
    masked = replace(answered(shipped), question="［氏名］さんに会えません。")
    answerer = Prepared(shipped, {"山田さんに会えません。": masked})
    shown, box, history = ask(answerer, "山田さんに会えません。", ("前の質問",))
    assert history == ("前の質問", "［氏名］さんに会えません。")
    assert box == ""
    assert "山田" not in shown


def test_earlier_questions_are_handed_on(shipped: Edition) -> None:
    answerer = Prepared(shipped)
    ask(answerer, "では、次は？", ("一つ目", "二つ目"))
    assert answerer.asked == [("では、次は？", ("一つ目", "二つ目"))]


def test_only_the_latest_questions_are_kept(shipped: Edition) -> None:
    history = tuple(f"質問{number}" for number in range(HISTORY_TURNS))
    kept = ask(Prepared(shipped), "新しい質問", history)[2]
    assert kept == (*history[1:], "新しい質問")


def test_a_question_that_cannot_be_read_stays_in_the_box_and_is_not_remembered(shipped: Edition) -> None:
    answerer = Prepared(shipped, {"長い": unreadable()})
    shown, box, history = ask(answerer, "長い", ("前の質問",))
    assert (box, history) == ("長い", ("前の質問",))
    assert "ご質問が長すぎます" in seen(shown).text


def test_the_same_question_twice_makes_two_different_turns(shipped: Edition) -> None:
    answerer = Prepared(shipped)
    assert ask(answerer, "同じ", ())[0] != ask(answerer, "同じ", ())[0]


def test_a_failure_is_told_calmly() -> None:
    assert "もう一度お送りください" in seen(failed_html()).one("article").text


def test_a_new_consultation_empties_box_and_history() -> None:
    order, box, history = fresh_html()
    assert (box, history) == ("", ())
    assert seen(order).one("div").attributes["data-fresh"]
