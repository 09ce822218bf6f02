"""Which entries an answer is made of, from rankings made by hand over the shipped text."""

import pytest

from assistant.by_kind import SURE
from assistant.plan import Wanted, plan
from corpus.edition import Edition
from index.hit import EntryHit

TROUBLE = "ご本人に会えないため支援が進みません。"


def ranked(*pairs: tuple[str, float]) -> list[EntryHit]:
    return [EntryHit(name, score, rank, ()) for rank, (name, score) in enumerate(pairs, 1)]


def ids(entries: tuple[object, ...]) -> list[str]:
    return [getattr(entry, "entry_id", "") for entry in entries]


def test_a_sure_lead_is_told_alone(shipped: Edition) -> None:
    made = plan(TROUBLE, ranked(("point-8", 0.8), ("point-7", 0.6), ("point-6", 0.5)), shipped)
    assert ids(made.points) == ["point-8"]


def test_an_unsure_lead_brings_the_next_ones(shipped: Edition) -> None:
    made = plan(TROUBLE, ranked(("point-8", 0.52), ("point-43", 0.51), ("point-22", 0.3)), shipped)
    assert ids(made.points) == ["point-8", "point-43"]


def test_a_term_that_is_surely_meant_adds_what_to_do_about_it(shipped: Edition) -> None:
    near = ranked(("point-50", 0.7), ("term-case-conference", 0.65))
    made = plan("事例検討に出すとき、個人が特定されないようにしたい", near, shipped)
    assert ids(made.points) == ["point-50", "term-case-conference"]
    assert not made.facts


def test_a_term_nearer_than_any_point_leads_what_to_do(shipped: Edition) -> None:
    near = ranked(("term-kakin", 0.7), ("point-22", 0.65), ("point-36", 0.5))
    made = plan("ゲームに月十万円使う息子を止めたい", near, shipped)
    assert ids(made.points) == ["term-kakin", "point-22", "point-36"]
    assert not made.facts
    beside = ranked(("term-kakin", 0.3), ("point-22", 0.29))
    assert ids(plan("ゲームに月十万円使う息子を止めたい", beside, shipped).points)[0] == "point-22"


def test_in_danger_the_lead_stands_alone(shipped: Edition) -> None:
    near = ranked(("point-28", 0.4), ("point-3", 0.38))
    assert ids(plan(TROUBLE, near, shipped, Wanted(in_danger=True)).points) == ["point-28"]


def test_beside_the_point_on_danger_nothing_of_another_point_is_told(shipped: Edition) -> None:
    near = ranked(("point-28", 0.52), ("point-3", 0.51))
    assert ids(plan("様子を見に行くか迷っています。", near, shipped).points) == ["point-28"]


def test_where_death_is_spoken_of_the_point_on_danger_leads_if_it_is_about_as_near(shipped: Edition) -> None:
    made = plan("死にたいと言われた", ranked(("point-3", 0.5), ("point-28", 0.4)), shipped)
    assert ids(made.points) == ["point-28"]
    assert made.chance(made.points[0]) >= SURE
    grief = plan("担当の方が自死された", ranked(("point-49", 0.7), ("point-28", 0.37)), shipped)
    assert ids(grief.points) == ["point-49"]


@pytest.mark.parametrize("told", ["死にたいと言われた", "自殺を考えている人の話", "消えたいと言う"])
def test_where_death_is_spoken_of_the_lead_stands_alone(shipped: Edition, told: str) -> None:
    near = ranked(("point-2", 0.52), ("point-3", 0.51))
    assert ids(plan(told, near, shipped).points) == ["point-2"]


def test_a_stance_is_told_where_it_is_linked_with_the_lead(shipped: Edition) -> None:
    near = ranked(("point-8", 0.8), ("stance-4", 0.6), ("stance-3", 0.59))
    assert "stance-3" in shipped.by_id["point-8"].links
    assert "stance-4" not in shipped.by_id["point-8"].links
    assert ids(plan(TROUBLE, near, shipped).guides) == ["stance-3"]


def test_a_case_is_told_where_it_is_linked_with_the_lead(shipped: Edition) -> None:
    assert ids(plan(TROUBLE, ranked(("point-8", 0.8), ("case-1", 0.58)), shipped).cases) == ["case-1"]
    assert not plan(TROUBLE, ranked(("point-8", 0.8), ("case-27", 0.5)), shipped).cases


@pytest.mark.parametrize("about", ["息子に会えない", "五十代の娘に会えない"])
def test_a_case_of_a_person_unlike_the_one_told_of_is_left_out(shipped: Edition, about: str) -> None:
    assert not plan(about, ranked(("point-8", 0.8), ("case-1", 0.5)), shipped).cases


def test_what_a_guard_names_is_told_however_far(shipped: Edition) -> None:
    near = ranked(("point-8", 0.8), ("caution-2", 0.3), ("caution-4", 0.05))
    assert ids(plan(TROUBLE, near, shipped, Wanted(named=("caution-4",))).cautions) == ["caution-4"]


def test_cases_that_are_asked_for_are_all_that_is_told(shipped: Edition) -> None:
    near = ranked(("case-1", 0.6), ("point-8", 0.55), ("caution-4", 0.5))
    made = plan("会えない方の事例はありますか", near, shipped)
    assert made.shows_case
    assert ids(made.cases) == ["case-1"]
    assert ids(made.points) == ["point-8"]
    assert not made.cautions


def test_beside_a_fact_no_other_fact_is_told_as_a_place_to_turn_to(shipped: Edition) -> None:
    near = ranked(
        ("policy-elder-abuse", 0.8), ("policy-disability-abuse", 0.78), ("policy-child-abuse", 0.77)
    )
    assert not plan("高齢者虐待の通報は義務ですか", near, shipped).refers
