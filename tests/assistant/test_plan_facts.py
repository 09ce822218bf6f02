"""Which facts lead, from rankings made by hand over the shipped text."""

from assistant.by_kind import ByKind
from assistant.plan_facts import leading_facts
from corpus.edition import Edition
from tests.assistant.test_plan import ids, ranked


def test_where_a_meaning_is_asked_the_term_comes_before_nearer_facts(shipped: Edition) -> None:
    near = ranked(("policy-platform", 0.8), ("term-shichouson-platform", 0.7))
    made = leading_facts("市町村プラットフォームとは何ですか", ByKind(near, shipped))
    assert ids(made) == ["term-shichouson-platform", "policy-platform"]


def test_where_a_number_is_asked_the_line_comes_before_nearer_facts(shipped: Edition) -> None:
    near = ranked(("policy-child-abuse", 0.8), ("helpline-189", 0.7))
    made = leading_facts("児童虐待の通告は何番ですか", ByKind(near, shipped))
    assert ids(made)[0] == "helpline-189"


def test_a_fact_must_be_far_nearer_where_a_trouble_is_only_told(shipped: Edition) -> None:
    near = ByKind(ranked(("term-8050", 0.6), ("point-39", 0.5)), shipped)
    assert not leading_facts("80代の母が入院しそう", near)
    assert ids(leading_facts("8050問題とは", near)) == ["term-8050"]
