"""The official text comes first where it and a note treat the same."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, Role
from assistant.assistant import Assistant
from assistant.citing import Citations
from assistant.compose import Composer
from assistant.plan import Plan
from assistant.precedence import Precedence
from corpus.edition import Edition
from corpus.entry import Provenance
from index.hit import EntryHit
from index.retrieve import PassageRetriever


def cited(answer: Answer, role: Role) -> list[str]:
    """The entries that a block's sentences cite, in order."""
    block = answer.block(role)
    assert block is not None
    return [answer.citations[s.citations[0] - 1].passage.entry_id for s in block.sentences]


def ranked(*pairs: tuple[str, float]) -> list[EntryHit]:
    return [EntryHit(name, score, rank, ()) for rank, (name, score) in enumerate(pairs, 1)]


@pytest.fixture(scope="module")
def precedence(with_book: Assistant) -> Precedence:
    return Precedence(with_book.edition, with_book.retriever)


@pytest.mark.parametrize(
    ("trouble", "official", "note"),
    [
        ("母親が仕事をさせろと急かしてくる。就労を急がせるべきか", "official/point-3", "point-24"),
        ("個人情報を関係機関にどこまで伝えてよいか", "official/point-4", "point-42"),
        ("支援者の自分が燃え尽きそうで休めない", "official/point-7", "point-49"),
    ],
)
def test_steps_begin_with_the_official_text_and_go_on_with_the_notes(
    with_book: Assistant, trouble: str, official: str, note: str
) -> None:
    told = cited(with_book.answer(trouble), Role.STEPS)
    places = [place for place, entry in enumerate(told) if entry == official]
    assert places in ([0], [0, 1])
    assert note in told[len(places) :]


def test_a_caution_begins_with_the_official_text(with_book: Assistant, precedence: Precedence) -> None:
    edition = with_book.edition
    composer, citations = Composer(edition, with_book.retriever, precedence), Citations(edition)
    lead, caution = edition.by_id["point-34"], edition.by_id["caution-1"]
    plan = Plan(tells_trouble=True, points=(lead,), cautions=(caution,), chances={"point-34": 0.9})
    blocks = composer.blocks("家族と本人の意向が異なるとき", plan, citations)
    told = next(block for block in blocks if block.role is Role.CAUTION)
    cited = [citations.all()[s.citations[0] - 1].passage.entry_id for s in told.sentences]
    assert cited == ["official/caution-1", "point-34"]


@pytest.mark.parametrize("note", ["value-1", "stance-3"])
def test_a_value_or_stance_is_told_in_the_official_words(
    with_book: Assistant, precedence: Precedence, note: str
) -> None:
    edition = with_book.edition
    composer, citations = Composer(edition, with_book.retriever, precedence), Citations(edition)
    plan = Plan(tells_trouble=True, guides=(edition.by_id[note],))
    composer.blocks("小さな目標を一緒に決めたい", plan, citations)
    assert [citation.passage.entry_id for citation in citations.all()] == [f"official/{note}"]


def test_an_official_point_without_a_note_leads_by_itself(with_book: Assistant) -> None:
    told = cited(with_book.answer("犬の散歩をきっかけに外に出られないか"), Role.STEPS)
    assert told[:2] == ["official/point-6", "official/point-6"]


def test_nothing_is_said_twice_and_no_heading_is_said(with_book: Assistant) -> None:
    answer = with_book.answer("個人情報を関係機関にどこまで伝えてよいか")
    told = [sentence.text for block in answer.blocks for sentence in block.sentences]
    assert len(set(told)) == len(told)
    assert not any("【考え方】" in text or text.startswith("ポイント4") for text in told)


def test_an_official_case_is_told_by_its_sentences(with_book: Assistant) -> None:
    answer = with_book.answer("43歳の男性が離職してから自室にこもっています")
    assert set(cited(answer, Role.CASE)) == {"official/case-2"}
    block = answer.block(Role.CASE)
    assert block is not None
    assert all(sentence.text.endswith("。") for sentence in block.sentences)


def test_printed_and_file_pages_stand_on_an_official_citation(with_book: Assistant) -> None:
    answer = with_book.answer("個人情報を関係機関にどこまで伝えてよいか")
    (page,) = {
        (c.passage.page, c.passage.pdf_page)
        for c in answer.citations
        if c.passage.entry_id == "official/point-4"
    }
    assert page == ("18", 20)


def test_an_official_entry_stands_under_its_note_with_the_better_score(precedence: Precedence) -> None:
    folded = precedence.folded(ranked(("official/point-4", 0.7), ("point-35", 0.6), ("point-42", 0.5)))
    assert [(hit.entry_id, hit.score) for hit in folded] == [("point-42", 0.7), ("point-35", 0.6)]


def test_an_official_entry_far_nearer_than_its_note_stands_for_itself(precedence: Precedence) -> None:
    folded = precedence.folded(ranked(("official/point-4", 0.7), ("point-42", 0.2)))
    assert [hit.entry_id for hit in folded] == ["official/point-4", "point-42"]


def test_without_an_official_edition_a_ranking_stays_as_it_is(
    shipped: Edition, retriever: PassageRetriever
) -> None:
    given = ranked(("point-8", 0.7), ("stance-3", 0.4))
    plain = Precedence(shipped, retriever)
    assert plain.folded(given) == given
    assert plain.sentences(shipped.by_id["point-8"]) == []


def test_headings_crumbs_and_asides_are_not_told(precedence: Precedence, with_book: Assistant) -> None:
    told = [unit.text for unit in precedence.told(with_book.edition.by_id["official/point-1"])]
    assert told[0].startswith("面会に至らない訪問であっても")
    assert len(told) == 4


def test_a_match_set_by_hand_is_not_added_to_by_meaning(with_book: Assistant) -> None:
    apart = [
        replace(entry, attributes={**entry.attributes, "matches": [], "matched_by_hand": True})
        if entry.entry_id == "official/point-4"
        else entry
        for entry in with_book.edition.entries
    ]
    alone = Precedence(Edition.of("apart", apart), with_book.retriever)
    assert alone.official_of(with_book.edition.by_id["point-42"]) == ()


def test_a_book_that_is_not_the_ministrys_is_told_by_its_sentences_with_its_own_badge(
    with_book: Assistant,
) -> None:
    entries = [
        replace(entry, provenance=Provenance.LOCAL) if entry.provenance is Provenance.OFFICIAL else entry
        for entry in with_book.edition.entries
    ]
    unsure = Assistant(Edition.of("unsure", entries), with_book.retriever)
    answer = unsure.answer("犬の散歩をきっかけに外に出られないか")
    assert cited(answer, Role.STEPS)[0] == "official/point-6"
    told = unsure.answer("個人情報を関係機関にどこまで伝えてよいか")
    assert Provenance.NOTES in {unsure.edition.by_id[entry].provenance for entry in cited(told, Role.STEPS)}
