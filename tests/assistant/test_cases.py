"""Cases like a described situation."""

import pytest

from assistant.cases import clashes
from corpus.edition import Edition


@pytest.mark.parametrize(
    ("case_id", "situation", "unlike"),
    [
        ("case-1", "22歳の娘が部屋から出ない", False),
        ("case-1", "30代の女性", False),
        ("case-1", "息子が部屋から出ない", True),
        ("case-1", "四十七歳の娘", True),
        ("case-1", "５０代の女性", True),
        ("case-7", "80代の母と50代の息子の二人暮らし", False),
        ("case-1", "姉と弟のきょうだい", False),
        ("case-1", "大丈夫でしょうか", False),
        ("case-27", "息子のこと", False),
    ],
)
def test_a_case_clashes_only_with_a_person_plainly_unlike(
    shipped: Edition, case_id: str, situation: str, unlike: bool
) -> None:
    assert clashes(shipped.by_id[case_id], situation) is unlike
