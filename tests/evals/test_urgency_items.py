"""The labelled texts about danger."""

from assistant.urgency import Concern
from assistant.urgency_reader import TELLER
from evals.urgency_items import read_items

KINDS = {TELLER, *(concern.value for concern in Concern)}


def test_kinds_are_those_that_the_assistant_knows() -> None:
    assert {kind for item in read_items() for kind in item.kinds} == KINDS


def test_whoever_writes_of_their_own_wish_to_die_tells_of_a_danger() -> None:
    danger = {Concern.SUICIDE.value, Concern.SELF_HARM.value}
    assert all(item.kinds & danger for item in read_items() if TELLER in item.kinds)


def test_no_text_stands_twice() -> None:
    texts = [item.text for item in read_items()]
    assert len(texts) == len(set(texts))


def test_a_whole_origin_is_in_one_split_unless_it_is_the_first_set() -> None:
    splits: dict[str, set[str]] = {}
    for item in read_items():
        splits.setdefault(item.origin, set()).add(item.split)
    assert all(len(held) == 1 for origin, held in splits.items() if origin)
