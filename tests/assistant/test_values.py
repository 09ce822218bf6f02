"""The value guard."""

import pytest

from assistant.values import Concerned, Why, guard, naming_unit
from corpus.edition import Edition, load_shipped


def whys(text: str) -> set[Why]:
    return {concerned.why for concerned in guard(text)}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("無理にでも連れ出したほうがいいですか", Why.FORCES),
        ("ドアを外して話をしようと思います", Why.FORCES),
        ("ネットを切れば出てくるでしょうか", Why.FORCES),
        ("食事を抜けば部屋から出てくると父が言う", Why.FORCES),
        ("だまして病院に連れて行くしかない", Why.FORCES),
        ("就職させるのがゴールですよね", Why.WORK_ONLY),
        ("いつになったら働けるようになりますか", Why.WORK_ONLY),
        ("甘やかしたせいで引きこもったのでしょう", Why.BLAMES_FAMILY),
        ("本人はただ怠けているだけに見える", Why.BLAMES_PERSON),
        ("上司に言えないまま半年たった", Why.ALONE),
        ("担当は私だけで、誰にも相談できない", Why.ALONE),
    ],
)
def test_words_against_the_framework_are_named(text: str, why: Why) -> None:
    assert why in whys(text)


@pytest.mark.parametrize(
    "text",
    [
        "無理に誘わずに関係を続けるには",
        "育て方のせいではないと伝えたい",
        "怠けではないことを家族にどう説明するか",
        "本人が一人で買い物に行けるようになった",
        "本人が働きたいと言い出した",
        "一人で抱えないための仕組みを作りたい",
    ],
)
def test_words_that_refuse_it_or_speak_of_another_are_not(text: str) -> None:
    assert guard(text) == ()


def test_a_models_draft_is_read_the_same_way() -> None:
    assert whys("まずは無理にでも部屋から出しましょう。") == {Why.FORCES}
    assert whys("無理に部屋から出さず、手紙から始めます。") == set()


def test_each_kind_leads_to_its_entry() -> None:
    entries = {
        concerned.why: concerned.entry_id
        for concerned in guard(
            "無理にでも連れ出して早く働かせたい。母親の育て方が悪いし、本人も怠けている。私一人で何とかします。"
        )
    }
    assert entries == {
        Why.FORCES: "caution-4",
        Why.WORK_ONLY: "value-3",
        Why.BLAMES_FAMILY: "stance-4",
        Why.BLAMES_PERSON: "value-1",
        Why.ALONE: "caution-3",
    }


@pytest.mark.parametrize("why", Why)
def test_the_naming_sentence_is_word_for_word_from_the_entry(why: Why) -> None:
    edition = load_shipped()
    entry_id = {
        Why.FORCES: "caution-4",
        Why.WORK_ONLY: "value-3",
        Why.BLAMES_FAMILY: "stance-4",
        Why.BLAMES_PERSON: "value-1",
        Why.ALONE: "caution-3",
    }[why]
    unit = naming_unit(edition, Concerned(entry_id, why))
    assert unit is not None
    assert unit.text in edition.by_id[entry_id].body


def test_an_edition_without_the_entry_names_nothing() -> None:
    assert naming_unit(Edition("empty", ()), Concerned("caution-4", Why.FORCES)) is None
