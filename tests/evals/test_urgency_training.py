"""Learning the second reader: by hand, and on a few texts."""

from typing import Any

import numpy as np
import pytest

from assistant.urgency import Concern
from assistant.urgency_reader import ANY, TELLER
from evals.urgency_training import NEVER, learn, table

LABELLED = [("死にたいと言う" + concern.value, frozenset({concern.value})) for concern in Concern]
ORDINARY = ["本を読むと言う", "本を読むと書く", "本を読むと話す", "本を読むと笑う"]


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """What is learned of a few texts, each kind of danger told once."""
    return learn(LABELLED, ORDINARY)


def test_a_table_row_has_length_one_over_the_groups_it_knows() -> None:
    held = table([{"あ", "い", "う"}, {"う"}, set()], ["あ", "い"]).toarray()
    assert held.tolist() == [pytest.approx([0.5**0.5] * 2), [0.0, 0.0], [0.0, 0.0]]


def test_what_stands_only_in_dangerous_texts_weighs_towards_danger(record: dict[str, Any]) -> None:
    assert record["letters"]["死"][0] > 0 > record["letters"]["本"][0]


def test_what_stands_in_too_few_texts_is_not_learned(record: dict[str, Any]) -> None:
    assert "読" in record["letters"]
    assert "笑" not in record["letters"]


def test_the_same_texts_give_the_same_record(record: dict[str, Any]) -> None:
    assert learn(LABELLED, ORDINARY) == record


def test_every_kind_gets_a_bias_and_a_row_of_meaning(record: dict[str, Any]) -> None:
    assert record["kinds"] == [ANY, *(concern.value for concern in Concern), TELLER]
    assert np.shape(record["biases"]) == (len(record["kinds"]),)
    assert np.shape(record["meaning"]) == (len(record["kinds"]), 300)


def test_what_no_text_tells_of_is_never_likely(record: dict[str, Any]) -> None:
    assert record["biases"][-1] == NEVER
    assert not any(held[-1] for held in record["letters"].values())
