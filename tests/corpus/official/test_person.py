"""What a case says of the person it tells of is taken only where it is plain."""

import pytest

from corpus.edition import Edition
from corpus.entry import Kind
from corpus.official.person import OPENING_CHARACTERS, person_in, with_person
from tests.corpus.making import entry


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("40代男性　両親と三人暮らし", {"age_band": "40代", "sex": "男性", "household": "両親と三人暮らし"}),
        ("本人：２５歳の女性。母親と同居。", {"age_band": "20代", "sex": "女性", "household": "母親と同居"}),
        (
            "女性（30代後半）。ひとり暮らし。",
            {"age_band": "30代", "sex": "女性", "household": "ひとり暮らし"},
        ),
        ("50代の男性が、50代男性向けの居場所に通った。", {"age_band": "50代", "sex": "男性"}),
    ],
)
def test_what_is_stated_plainly_is_taken(text: str, person: dict[str, str]) -> None:
    assert person_in(text) == person


@pytest.mark.parametrize(
    "text",
    [
        "中学校から不登校だった方の事例です。",
        "母は70代の女性で、相談に来ました。",
        "70代女性（母）から電話がありました。",
        "40代男性と30代女性の姉弟の事例です。",
        "40代の方の事例です。男性の職員が訪ねました。",
        "支援者は30代男性です。",
        "140代男性",
    ],
)
def test_what_may_be_another_or_two_is_left_open(text: str) -> None:
    assert "sex" not in person_in(text)
    assert "age_band" not in person_in(text)


def test_two_ways_of_living_leave_the_household_open() -> None:
    assert "household" not in person_in("両親と三人暮らしののち、ひとり暮らしになりました。")


def test_only_the_opening_is_read() -> None:
    assert person_in("あ" * OPENING_CHARACTERS + "40代男性") == {}


def test_only_cases_tell_of_a_person() -> None:
    case = entry("official/case-1", body="40代男性の事例です。", provenance="official")
    point = entry("official/point-1", body="40代男性の例です。", provenance="official")
    told, plain = with_person([case, point])
    assert told.attributes["age_band"] == "40代"
    assert plain == point


def test_on_the_profiles_of_the_notes_it_is_never_wrong_and_finds_nearly_all(shipped: Edition) -> None:
    found = right = 0
    for case in shipped.of_kind(Kind.CASE):
        person = person_in(case.section_text("プロフィール"))
        for name in ("age_band", "sex"):
            found += name in person
            right += person.get(name) == case.attributes[name]
    assert found == right >= 55
