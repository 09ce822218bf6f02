"""What is said first in danger."""

import re

import pytest

from assistant.urgency import Concern, Urgency
from assistant.urgency_notice import EMERGENCY, IF_IN_DANGER, TELLER, TOGETHER, duties_for, notices
from corpus.edition import Edition, load_shipped


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_shipped()


@pytest.mark.parametrize("concern", Concern)
def test_emergency_numbers_come_first_and_company_last(concern: Concern) -> None:
    said = notices(Urgency((concern,)))
    assert said[0] == EMERGENCY
    assert said[-1] == TOGETHER
    assert len(said) == 3


@pytest.mark.parametrize("concern", Concern)
def test_fixed_words_hold_no_number_but_the_emergency_ones_and_no_law(concern: Concern) -> None:
    text = "".join(notices(Urgency((concern,))))
    assert set(re.findall(r"\d+", text)) <= {"110", "119"}
    assert "義務" not in text


def test_where_danger_is_not_ruled_out_one_line_names_whom_to_call() -> None:
    assert set(re.findall(r"\d+", IF_IN_DANGER)) == {"110", "119"}
    assert "上司" in IF_IN_DANGER
    assert IF_IN_DANGER.count("。") == 1


def test_at_most_two_first_acts_are_said() -> None:
    assert len(notices(Urgency(tuple(Concern)))) == 4


def test_a_worker_at_risk_is_spoken_to_as_a_person() -> None:
    assert notices(Urgency((Concern.SUICIDE,), teller_at_risk=True)) == TELLER


@pytest.mark.parametrize(
    ("concern", "entry_id", "word"),
    [
        (Concern.CHILD_ABUSE, "policy-child-abuse", "通告しなければ"),
        (Concern.ELDER_ABUSE, "policy-elder-abuse", "生命や身体に重大な危険"),
        (Concern.DISABILITY_ABUSE, "policy-disability-abuse", "通報しなければ"),
    ],
)
def test_the_duty_to_report_is_cited(edition: Edition, concern: Concern, entry_id: str, word: str) -> None:
    duty, secrecy = duties_for(edition, [concern])
    assert duty.passage.entry_id == secrecy.passage.entry_id == entry_id
    assert word in duty.text
    assert "守秘義務" in secrecy.text


def test_where_no_duty_is_known_none_is_told(edition: Edition) -> None:
    assert duties_for(edition, [Concern.SUICIDE, Concern.PARTNER_VIOLENCE, Concern.VIOLENCE]) == []


def test_an_edition_without_the_laws_tells_no_duty() -> None:
    assert duties_for(Edition("empty", ()), [Concern.CHILD_ABUSE]) == []
