import pytest

from assistant.privacy.masked import Span
from evals.privacy import LABELLED, Labelled, corpus_false_alarms, covered, read_labelled, score, share


def test_share_gives_the_wilson_interval_worked_by_hand() -> None:
    # p = 1/2, n = 10, z = 1.96: centre 0.5, half 1.96·√(0.025 + 0.0096)/1.3841 = 0.2634.
    assert share([True, False] * 5) == {"share": 0.5, "low": 0.2366, "high": 0.7634, "n": 10}


def test_share_of_nothing_says_that_nothing_is_known() -> None:
    assert share([]) == {"share": 0.0, "low": 0.0, "high": 1.0, "n": 0}


@pytest.mark.parametrize(
    ("found", "part"), [([], 0.0), ([(0, 2)], 0.5), ([(0, 2), (1, 4)], 1.0), ([(3, 9)], 0.25)]
)
def test_covered_counts_each_character_once(found: list[tuple[int, int]], part: float) -> None:
    assert covered(Span(0, 4, "氏名"), [Span(*places, "氏名") for places in found]) == part


def test_a_missed_piece_lowers_recall_and_a_wrong_one_is_an_alarm() -> None:
    rows = [
        Labelled("a", "田中さんに会う", (Span(0, 2, "氏名"),)),
        Labelled("b", "秘密の人に会う", (Span(0, 2, "氏名"),)),
        Labelled("c", "鈴木さんに会う", ()),
    ]
    result = score(rows)
    names, alarms = result["names"], result["false_alarms"]
    assert isinstance(names, dict)
    assert names["share"] == 0.5
    assert isinstance(alarms, dict)
    assert alarms["share"] == pytest.approx(1 / 3, abs=1e-4)


def test_labels_stand_on_what_they_name_and_enough_sentences_hold_none() -> None:
    rows = read_labelled(LABELLED)
    assert len(rows) >= 300
    assert len({row.text for row in rows}) == len(rows)
    assert sum(not row.spans for row in rows) >= 0.4 * len(rows)
    assert all(row.text[span.start : span.end].strip() for row in rows for span in row.spans)


def test_the_set_held_back_is_met() -> None:
    result = score([row for row in read_labelled(LABELLED) if row.split == "test"])
    for measure, least in (("names", 0.93), ("numbers_and_addresses", 0.97)):
        found = result[measure]
        assert isinstance(found, dict)
        assert found["share"] >= least


def test_our_own_corpus_is_hardly_ever_masked() -> None:
    result = corpus_false_alarms()
    for part in ("sentences", "questions"):
        found = result[part]
        assert isinstance(found, dict)
        assert found["share"] <= 0.02
