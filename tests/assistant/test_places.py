"""Which of a municipality's own desks is named where somebody asks where to turn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.places import NEAR, Places
from corpus.edition import Edition
from corpus.entry import Entry
from index.hit import EntryHit, Hit
from index.only import Only
from tests.assistant.conftest import TODAY
from tests.assistant.local_entries import local_entry

GENERAL = local_entry(
    "general",
    "一覧 ＞ 試験相談室",
    "contact",
    "名称：試験相談室\n対象：ひきこもりの方\n電話：000-000-0001",
    {"phone": "000-000-0001"},
)
MONEY = local_entry(
    "money",
    "一覧 ＞ 家計の窓口",
    "contact",
    "名称：家計の窓口\n対象：家計に困る方\n電話：000-000-0002",
    {"phone": "000-000-0002"},
)
MEETING = local_entry(
    "meeting",
    "一覧 ＞ 家族会",
    "contact",
    "名称：家族会\n対象：ひきこもりの方の家族\n電話：000-000-0003",
    {"phone": "000-000-0003"},
)
ASKED = "家賃が払えません。どこに相談すればよいですか。"


class Ranked:
    """Ranks the entries as it is told, each with its nearness."""

    def __init__(self, *ranked: tuple[Entry, float]) -> None:
        self.edition = Edition.of("town", [entry for entry, _ in ranked])
        self.near = {entry.entry_id: (place, near) for place, (entry, near) in enumerate(ranked)}
        self.asked = 0

    def rank_entries(self, query: str, k: int, only: Only) -> list[EntryHit]:
        """The entries of `only` in the order told."""
        self.asked += 1
        names: Sequence[str] = sorted(only.entry_ids or (), key=lambda name: self.near[name][0])
        return [self._hit(name, rank) for rank, name in enumerate(names[:k], 1)]

    def _hit(self, name: str, rank: int) -> EntryHit:
        place, near = self.near[name]
        score = 0.5 - 0.02 * place
        passage = self.edition.passages_by_entry[name][0]
        return EntryHit(name, score, rank, (Hit(passage, score, rank, {"dense": near, "lexical": 0.0}),))


def fitting(query: str, *ranked: tuple[Entry, float], today: date = TODAY) -> list[str]:
    retriever: Any = Ranked(*ranked)
    return [place.entry_id for place in Places(retriever.edition, retriever, lambda: today).fitting(query)]


def test_the_nearest_place_is_where_to_turn() -> None:
    assert fitting(ASKED, (MONEY, NEAR + 1), (GENERAL, 0.0)) == ["local-money"]


def test_where_none_is_near_it_is_the_desk_for_hikikomori_and_no_meeting() -> None:
    assert fitting(ASKED, (MONEY, NEAR - 1), (MEETING, 0.0), (GENERAL, 0.0)) == ["local-general"]
    assert fitting(ASKED, (MONEY, NEAR - 1)) == []


def test_where_the_state_is_named_its_desk_comes_before_one_as_near() -> None:
    near = ((MONEY, NEAR + 1), (GENERAL, NEAR + 1))
    assert fitting("ひきこもりの相談窓口の電話番号は？", *near) == ["local-general"]
    assert fitting("相談窓口の電話番号は？", *near) == ["local-money"]


def test_what_has_expired_is_not_named() -> None:
    expired = replace(MONEY, attributes={**MONEY.attributes, "expires": "2026-11-24"})
    assert fitting(ASKED, (expired, NEAR + 1), (GENERAL, 0.0)) == ["local-general"]
    assert fitting(ASKED, (expired, NEAR + 1), (GENERAL, 0.0), today=date(2026, 11, 24)) == ["local-money"]


@pytest.mark.parametrize(
    "query",
    [
        "どちらを聞いてくれるのですか。",
        "沈黙が続きます。何を話せばよいですか。",
        "次につなげるにはどうすればよいですか。",
        "うまくいかない場合はありますか。",
    ],
)
def test_who_does_not_ask_where_to_turn_is_named_none(query: str) -> None:
    retriever: Any = Ranked((MONEY, 9.0))
    assert Places(retriever.edition, retriever, lambda: TODAY).fitting(query) == ()
    assert retriever.asked == 0


@pytest.mark.parametrize(
    "query",
    [
        "家族はどこに相談すればよいでしょうか。",
        "家族会はありますか。",
        "本人を紹介できる先を探しています。",
        "どこと一緒に動けばよいですか。",
        "頼れる窓口は。",
    ],
)
def test_who_asks_is_named_one(query: str) -> None:
    assert fitting(query, (MONEY, 9.0)) == ["local-money"]


def test_a_long_question_is_answered_with_the_desk_that_a_short_one_finds(with_book: Assistant) -> None:
    asked = "息子が十年ひきこもり、母親も疲れきっています。家族はどこに相談すればよいでしょうか。"
    for question in (asked, "ひきこもりの相談窓口は"):
        cited = {citation.passage.entry_id for citation in with_book.answer(question).citations}
        assert "local-desk-1" in cited
        assert "local-desk-2" not in cited
