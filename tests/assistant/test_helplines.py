"""The line made for the danger."""

import pytest

from assistant.helplines import MAX_LINES, lines_for, names_unheld_line, support_centre
from assistant.urgency import Concern
from corpus.edition import Edition, load_shipped


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_shipped()


def told(edition: Edition, *concerns: Concern, teller_at_risk: bool = False) -> list[str]:
    units = lines_for(edition, concerns, teller_at_risk)
    return list(dict.fromkeys(unit.passage.entry_id for unit in units))


@pytest.mark.parametrize("concern", Concern)
def test_the_two_emergency_numbers_come_first(edition: Edition, concern: Concern) -> None:
    assert told(edition, concern)[:2] == ["helpline-110", "helpline-119"]


@pytest.mark.parametrize(
    ("concern", "line"),
    [
        (Concern.SUICIDE, "helpline-inochi-sos"),
        (Concern.SELF_HARM, "helpline-inochi-sos"),
        (Concern.CHILD_ABUSE, "helpline-189"),
        (Concern.ELDER_ABUSE, "helpline-elder-abuse"),
        (Concern.DISABILITY_ABUSE, "helpline-disability-abuse"),
        (Concern.PARTNER_VIOLENCE, "helpline-dv-plus"),
    ],
)
def test_the_line_open_now_and_made_for_the_danger_is_told_next(
    edition: Edition, concern: Concern, line: str
) -> None:
    assert told(edition, concern)[2] == line


def test_a_grown_childs_violence_is_not_sent_to_lines_for_partners_or_children(edition: Edition) -> None:
    lines = told(edition, Concern.VIOLENCE)
    assert not {"helpline-8008", "helpline-dv-plus", "helpline-189"} & set(lines)
    assert "helpline-9110" in lines


def test_after_the_police_the_municipality_is_named(edition: Edition) -> None:
    assert any("市区町村の窓口" in unit.text for unit in lines_for(edition, [Concern.VIOLENCE]))


def test_hours_stand_beside_every_number(edition: Edition) -> None:
    for unit in lines_for(edition, [Concern.SUICIDE]):
        assert "（" in unit.text, unit.text


def test_no_more_lines_than_can_be_read(edition: Edition) -> None:
    assert len(told(edition, *Concern)) <= MAX_LINES + 2


def test_a_worker_at_risk_is_given_the_lines_that_listen(edition: Edition) -> None:
    lines = told(edition, Concern.SUICIDE, Concern.VIOLENCE, teller_at_risk=True)
    assert "helpline-kokoro-dial" in lines
    assert "helpline-9110" not in lines


def test_an_edition_without_lines_tells_none() -> None:
    empty = Edition("empty", ())
    assert lines_for(empty, [Concern.SUICIDE]) == []
    assert support_centre(empty) == []


@pytest.mark.parametrize("asked", ["消費者ホットラインの番号は", "チャイルドラインの番号を教えて"])
def test_a_line_that_is_not_held_is_known_by_its_name(edition: Edition, asked: str) -> None:
    assert names_unheld_line(asked, edition)


@pytest.mark.parametrize(
    "asked",
    [
        "よりそいホットラインの番号は",
        "こころの健康相談統一ダイヤルは何番",
        "オンライン相談の連絡先",
        "夜中の電話番号",
    ],
)
def test_a_line_that_is_held_or_not_named_is_no_such_line(edition: Edition, asked: str) -> None:
    assert not names_unheld_line(asked, edition)
