"""Passages."""

from corpus.passage import MAX_CHARACTERS, passages_of
from tests.corpus.making import entry


def test_each_section_is_a_passage_named_after_its_place() -> None:
    assert [p.passage_id for p in passages_of(entry())] == ["point-8#summary", "point-8#why"]


def test_text_is_verbatim_from_the_body() -> None:
    made = entry()
    assert all(made.body[p.start : p.end] == p.text for p in passages_of(made))


def test_turns_of_a_case_are_numbered_from_one() -> None:
    made = entry("case-1", "## 時系列\n### 1か月目\n母が来ました。\n### 2か月目\n会えました。\n")
    assert [(p.passage_id, p.heading) for p in passages_of(made)] == [
        ("case-1#turn-1", "1か月目"),
        ("case-1#turn-2", "2か月目"),
    ]


def test_a_long_section_is_divided_between_sentences_and_nothing_is_lost() -> None:
    body = "## 内容\n" + "".join(f"{number}番目の文はこのくらいの長さです。" for number in range(100))
    made = entry("policy-long", body, provenance="policy")
    passages = passages_of(made)
    assert len(passages) > 1
    assert all(len(p.text) <= MAX_CHARACTERS and p.text.endswith("。") for p in passages)
    assert "".join(p.text for p in passages) == body.removeprefix("## 内容\n")
    assert [p.passage_id for p in passages][:2] == ["policy-long#body", "policy-long#body-2"]


def test_ids_are_distinct_when_a_section_name_comes_twice() -> None:
    made = entry(body="## なぜ\n一つ目。\n## なぜ\n二つ目。\n")
    assert [p.passage_id for p in passages_of(made)] == ["point-8#why", "point-8#why-2"]


def test_unknown_section_names_are_kept() -> None:
    made = entry(body="## そのほか\n大事な文。\n")
    assert [(p.passage_id, p.section) for p in passages_of(made)] == [("point-8#part", "そのほか")]
