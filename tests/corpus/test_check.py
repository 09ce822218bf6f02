"""Checks of the shipped text, each with a text that fails it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from corpus import check, check_wording, facts
from corpus.edition import Edition, load_shipped
from corpus.problem import Problem
from corpus.similar import similar_sentences
from tests.corpus.making import edition, entry


def told(found: Iterator[Problem]) -> list[str]:
    return [problem.text for problem in found]


def test_the_shipped_text_passes_every_check() -> None:
    assert [f"{p.entry_id}: {p.text}" for p in check.check_edition(load_shipped())] == []


def test_a_missing_number_is_named() -> None:
    assert "ポイントの1、2、3" in told(check.check_counts(edition()))[3]


def test_a_missing_section_is_told() -> None:
    assert "見出しが決まりと違います：一言で・なぜ" in told(check.check_sections(edition()))


def test_a_link_to_nothing_is_told() -> None:
    assert told(check.check_links(edition(entry(links=["case-9"])))) == ["links の case-9 がありません。"]


def test_a_link_that_does_not_come_back_is_told() -> None:
    one, other = entry(links=["point-9"]), entry("point-9")
    assert told(check.check_links(edition(one, other))) == ["links の point-9 から戻るリンクがありません。"]
    assert told(check.check_links(edition(one, replace(other, links=("point-8",))))) == []


def case(line: str, **front: object) -> Edition:
    body = f"## 時系列\n### 1か月目\n母が来ました。\n（支援のポイント：{line}）\n"
    return edition(entry(number=8), entry("case-1", body, **front))


def test_a_point_under_another_title_is_told() -> None:
    assert "「8 別の題名」という題名がありません" in told(check.check_points_in_cases(case("8 別の題名")))[0]


def test_a_point_without_its_link_is_told() -> None:
    assert "支援のポイント point-8 が links にありません。" in told(
        check.check_points_in_cases(case("8 会えなかった日"))
    )


def test_a_point_that_no_case_uses_is_told() -> None:
    assert told(check.check_points_in_cases(edition())) == ["このポイントを使う事例がありません。"]
    assert told(check.check_points_in_cases(case("8 会えなかった日", links=["point-8"]))) == []


FACT = "## 一言で\n高齢者虐待防止法では、市町村の窓口に通報します。\n"


def test_a_fact_without_a_source_is_told() -> None:
    assert "出典のない事実の文" in told(check.check_sources(edition(entry(body=FACT))))[0]


def test_a_fact_with_its_source_passes() -> None:
    source = {"title": "法", "supports": ["高齢者虐待防止法では"]}
    assert told(check.check_sources(edition(entry(body=FACT, sources=[source])))) == []


def test_support_that_is_not_in_the_text_is_told() -> None:
    source = {"title": "法", "supports": ["本文にない言葉"]}
    assert "「本文にない言葉」" in told(check.check_sources(edition(entry(sources=[source]))))[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("生活困窮者自立支援法に基づきます。", True),
        ("15歳以上が対象です。", True),
        ("令和4年度の数です。", True),
        ("全体の2%です。", True),
        ("訪問は15分で終えます。", False),
        ("別の方法を試します。", False),
    ],
)
def test_laws_figures_and_ages_are_facts_and_rules_of_thumb_are_not(sentence: str, expected: bool) -> None:
    made = entry(body=f"## 一言で\n{sentence}\n")
    assert bool(facts.unsourced_facts(made)) is expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (entry(body="## 一言で\n短い。\n"), "本文が3字です"),
        (entry(body=f"## 一言で\n{'長い言葉で' * 30}す。\n"), "152字の文"),
        (entry(body="## 一言で\nこれは大切です。\n"), "前の文がないと分からない文"),
        (entry(questions=["会えなかった日とは？"]), "題名を写した"),
        (entry(questions=["会えない"]), "questions が1です"),
    ],
    ids=["length", "sentence", "leaning", "copied", "few"],
)
def test_wording_is_checked(made: object, expected: str) -> None:
    assert any(expected in text for text in told(check_wording.check_wording(edition(made))))  # type: ignore[arg-type]


def test_the_same_question_in_two_entries_is_told() -> None:
    one, other = entry(questions=["会えません。"]), entry("point-9", title="別", questions=["会えません"])
    assert any("point-8 と同じ" in text for text in told(check_wording.check_wording(edition(one, other))))


def test_nearly_the_same_sentence_in_two_entries_is_shown_with_both() -> None:
    one = entry(body="## 一言で\nご家族の話を三十分かけてゆっくり聴きます。\n")
    other = entry("point-9", "## 一言で\nご家族の話は、三十分かけてゆっくり聴きます。\n")
    (pair,) = similar_sentences([one, other])
    assert {pair.first_id, pair.second_id} == {"point-8", "point-9"}
    assert 0.8 <= pair.similarity < 1


def test_repetition_within_one_entry_is_not_counted() -> None:
    body = "## 一言で\nご家族の話を三十分かけてゆっくり聴きます。\n## なぜ\nご家族の話を三十分かけてゆっくり聴きます。\n"
    assert similar_sentences([entry(body=body)]) == []


CHECKS: list[Callable[[Edition], Iterator[Problem]]] = [check.check_links, check.check_sources]


@pytest.mark.parametrize("run", CHECKS)
def test_checks_leave_the_edition_as_it_was(run: Callable[[Edition], Iterator[Problem]]) -> None:
    made = edition(entry(links=["case-9"]))
    before = made.fingerprint
    list(run(made))
    assert Edition.of("again", made.entries).fingerprint == before
