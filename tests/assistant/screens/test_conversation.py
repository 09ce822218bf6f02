from assistant.screens.conversation import HISTORY_TURNS, Turn, questions, turn_of, with_turn
from assistant.screens.sheet_file import stamp_of
from corpus.edition import Edition
from tests.assistant.screens.made import answered


def test_only_the_latest_turns_are_kept(shipped: Edition) -> None:
    history: tuple[Turn, ...] = ()
    for number in range(HISTORY_TURNS + 1):
        history = with_turn(
            history, Turn(f"k{number}", answered(shipped, f"質問{number}"), stamp_of(shipped))
        )
    assert questions(history) == tuple(f"質問{number}" for number in range(1, HISTORY_TURNS + 1))


def test_an_answer_is_found_by_its_key_alone(shipped: Edition) -> None:
    one, other = (
        Turn(key, answered(shipped, asked), stamp_of(shipped))
        for key, asked in (("a", "一つ目"), ("b", "二つ目"))
    )
    assert turn_of((one, other), "b") is other
    assert turn_of((one, other), "c") is None


def test_a_turn_can_be_hashed_as_gradio_does(shipped: Edition) -> None:
    assert hash(Turn("a", answered(shipped), stamp_of(shipped)))
