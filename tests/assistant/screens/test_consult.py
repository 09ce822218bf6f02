import base64
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, Role
from assistant.generate import OnSentence
from assistant.live import Live
from assistant.screens.consult import Answerer, ask, ask_aloud, failed_html, fresh_html
from assistant.screens.conversation import Turn, questions
from assistant.screens.sheet_file import sheet_html, stamp_of
from corpus.edition import Edition
from tests.assistant.screens.made import Prepared, answered, crisis, unreadable
from tests.assistant.screens.seen import seen

TODAY = date(2026, 11, 3)


def before(edition: Edition, *asked: str) -> tuple[Turn, ...]:
    """A history of these questions."""
    stamp = stamp_of(edition)
    return tuple(
        Turn(f"k{place}", answered(edition, question), stamp) for place, question in enumerate(asked)
    )


def test_the_conversation_remembers_the_masked_question_and_never_the_typed_one(shipped: Edition) -> None:
    masked = replace(answered(shipped), question="［氏名］さんに会えません。")
    answerer = Prepared(shipped, {"山田さんに会えません。": masked})
    shown, box, history = ask(answerer, "山田さんに会えません。", before(shipped, "前の質問"))
    assert questions(history) == ("前の質問", "［氏名］さんに会えません。")
    assert box == ""
    assert "山田" not in shown


def test_earlier_questions_are_handed_on(shipped: Edition) -> None:
    answerer = Prepared(shipped)
    ask(answerer, "では、次は？", before(shipped, "一つ目", "二つ目"))
    assert answerer.asked == [("では、次は？", ("一つ目", "二つ目"))]


def test_the_turn_is_remembered_by_the_key_it_has_on_the_page(shipped: Edition) -> None:
    shown, _, history = ask(Prepared(shipped), "質問です。", ())
    assert seen(shown).one("section", "turn").attributes["data-turn"] == history[0].key


def test_a_sheet_names_the_material_its_answer_was_made_from_also_after_an_exchange(shipped: Edition) -> None:
    live: Live[Answerer] = Live(Prepared(shipped))
    history = ask(live.current, "会えません。", ())[2]
    fewer = Edition.of("fewer", shipped.entries[:-1])
    live.replace(Prepared(fewer))
    history = ask(live.current, "会えません。", history)[2]
    stamps = []
    for turn in history:
        sheet = seen(sheet_html(history, f"{turn.key}.md.1", TODAY)).one("div").attributes["data-sheet"]
        text = base64.b64decode(sheet).decode()
        stamps.append([edition.fingerprint[:8] in text for edition in (shipped, fewer)])
    assert stamps == [[True, False], [False, True]]


def proposals(edition: Edition, question: str, **prepared: Answer) -> list[str]:
    """The proposed wordings shown with the answer to a question."""
    answers = {question: prepared["answer"]} if prepared else {}
    turn = seen(ask(Prepared(edition, answers), question, ())[0])
    return [details.one("button").attributes["data-ask"] for details in turn.all("details", "reworded")]


def test_a_question_with_names_comes_back_in_words_without_them(shipped: Edition) -> None:
    assert proposals(shipped, "息子の健太が10年部屋から出てきません。") == [
        "ご本人（息子）が10年部屋から出てきません。"
    ]


def test_no_wording_is_proposed_where_nothing_was_masked_or_nothing_would_be_left(shipped: Edition) -> None:
    plain = replace(answered(shipped), masked=())
    assert proposals(shipped, "ご本人に会えません。", answer=plain) == []
    assert proposals(shipped, "090-1234-5678") == []


def test_no_wording_is_proposed_while_a_life_is_at_risk(shipped: Edition) -> None:
    masked = replace(crisis(shipped), masked=answered(shipped).masked)
    assert proposals(shipped, "息子の健太が死にたいと言っています。", answer=masked) == []


def test_a_question_that_cannot_be_read_stays_in_the_box_and_is_not_remembered(shipped: Edition) -> None:
    answerer = Prepared(shipped, {"長い": unreadable()})
    earlier = before(shipped, "前の質問")
    shown, box, history = ask(answerer, "長い", earlier)
    assert (box, history) == ("長い", earlier)
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


class Slow(Prepared):
    """An assistant that writes one sentence, and the next one only once the first was seen."""

    seen: threading.Event

    def answer(
        self, question: str, history: Sequence[str] = (), on_sentence: OnSentence | None = None
    ) -> Answer:
        """The prepared answer, after two drafted sentences."""
        assert on_sentence
        on_sentence(Role.STEPS, "一つ目です。")
        assert self.seen.wait(10), "the first sentence was not shown"
        on_sentence(Role.CAUTION, "二つ目です。")
        return super().answer(question, history)


def test_each_checked_sentence_is_shown_before_the_next_one_is_written(shipped: Edition) -> None:
    slow = Slow(shipped)
    slow.seen = threading.Event()
    steps = ask_aloud(slow, "質問です。", ())
    first = seen(next(steps)[0])
    assert [part.text for part in first.all("p", "said")] == ["一つ目です。"]
    slow.seen.set()
    second, (shown, box, history) = steps
    assert [part.text for part in seen(second[0]).all("p", "said")] == ["一つ目です。", "二つ目です。"]
    assert (box, questions(history)) == ("", ("質問です。",))
    assert seen(shown).one("section", "turn")


def test_without_a_chat_model_the_answer_is_there_at_once(shipped: Edition) -> None:
    [(shown, box, history)] = ask_aloud(Prepared(shipped), "質問です。", ())
    assert seen(shown).one("section", "turn").attributes["data-turn"] == history[0].key
    assert box == ""


def test_a_failure_while_asking_aloud_is_no_silence(shipped: Edition) -> None:
    class Broken(Prepared):
        def answer(self, *_: object) -> Answer:
            raise RuntimeError("壊れました")

    with pytest.raises(RuntimeError):
        list(ask_aloud(Broken(shipped), "質問です。", ()))
