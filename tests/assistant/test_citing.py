"""Citations and their proof."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, AnswerSentence, Block, Citation, Role, Status
from assistant.citing import CitationError, Citations, Unit, prove
from assistant.units import units_of
from corpus.edition import Edition
from tests.corpus.making import edition, entry


def first_unit(made: Edition) -> Unit:
    return units_of(made.passages[0])[0]


def answer_of(made: Edition, sentence: AnswerSentence, citations: tuple[Citation, ...]) -> Answer:
    return Answer("問い", Status.ANSWERED, blocks=(Block(Role.STEPS, (sentence,)),), citations=citations)


def proven(made: Edition) -> Answer:
    citations = Citations(made)
    return answer_of(made, citations.sentence(first_unit(made)), citations.all())


def test_citations_count_from_one_and_the_same_words_are_cited_once() -> None:
    made = edition()
    citations = Citations(made)
    units = [unit for passage in made.passages for unit in units_of(passage)]
    numbers = [citations.sentence(unit).citations for unit in (units[0], units[1], units[0])]
    assert numbers == [(1,), (2,), (1,)]
    assert [citation.n for citation in citations.all()] == [1, 2]


def test_the_quote_is_verbatim_in_the_passage() -> None:
    made = edition()
    assert all(citation.quote in citation.passage.text for citation in proven(made).citations)


def test_a_proven_answer_comes_back_as_it_is() -> None:
    made = edition()
    answer = proven(made)
    assert prove(answer, made) is answer


def test_a_changed_word_is_not_shown() -> None:
    made = edition()
    answer = proven(made)
    changed = AnswerSentence(answer.blocks[0].sentences[0].text.replace("進みます", "進みません"), (1,))
    with pytest.raises(CitationError, match="一致しない"):
        prove(answer_of(made, changed, answer.citations), made)


def test_a_sentence_without_a_citation_is_not_shown() -> None:
    made = edition()
    with pytest.raises(CitationError, match="出典のない文"):
        prove(answer_of(made, AnswerSentence("自分で考えた文です。"), ()), made)


def test_a_passage_that_the_edition_does_not_hold_is_not_cited() -> None:
    made, other = edition(), edition(entry("point-9"))
    with pytest.raises(CitationError):
        prove(proven(other), made)


def test_a_quote_shifted_by_one_character_is_not_shown() -> None:
    made = edition()
    answer = proven(made)
    shifted = replace(answer.citations[0], start=answer.citations[0].start + 1)
    with pytest.raises(CitationError):
        prove(replace(answer, citations=(shifted,)), made)


def test_our_own_fixed_words_need_no_citation() -> None:
    made = edition()
    notice = Answer(
        "問い", Status.ABSTAINED, blocks=(Block(Role.NOTICE, (AnswerSentence("お答えできません。"),)),)
    )
    assert prove(notice, made) is notice
