"""What may be said by itself."""

from assistant.units import is_list_item, units_in, units_of
from corpus.passage import passages_of
from tests.corpus.making import entry


def units(section: str, text: str) -> list[str]:
    (passage,) = passages_of(entry(body=f"## {section}\n{text}\n"))
    return [unit.text for unit in units_of(passage)]


def test_running_text_is_said_sentence_by_sentence() -> None:
    assert units("なぜ", "一つ目です。二つ目です。") == ["一つ目です。", "二つ目です。"]


def test_an_item_of_a_list_stays_whole_with_its_reason() -> None:
    assert units(
        "避けたいこと", "- 鍵を開けることは避けます。信頼を壊します。\n- 予告なしに訪ねません。"
    ) == [
        "鍵を開けることは避けます。信頼を壊します。",
        "予告なしに訪ねません。",
    ]


def test_the_points_named_in_a_case_are_never_said() -> None:
    (passage,) = passages_of(
        entry("case-1", "## 時系列\n### 1か月目\n母が来ました。\n（支援のポイント：8 会えなかった日）\n")
    )
    assert [unit.text for unit in units_of(passage)] == ["母が来ました。"]


def test_units_are_verbatim_from_their_passage() -> None:
    (passage,) = passages_of(entry(body="## どう進めるか\n1. 名乗ります。\n2. 待ちます。帰ります。\n"))
    assert all(passage.text[u.start : u.end] == u.text for u in units_of(passage))
    assert len(units_of(passage)) == 2


def test_units_of_a_section_are_found_by_its_slug() -> None:
    passages = passages_of(entry(body="## なぜ\n理由です。\n## どう進めるか\n1. 名乗ります。\n"))
    assert [unit.text for unit in units_in(passages, "steps")] == ["名乗ります。"]


def test_a_name_in_a_list_is_an_item_and_a_sentence_is_not() -> None:
    (passage,) = passages_of(entry("outline-x", "## 内容\n三つあります。\n1. 人間観\n", provenance="outline"))
    assert [is_list_item(unit) for unit in units_of(passage)] == [False, True]
