"""Citations as an answer is written: each unit gets its number, and every quote is proven."""

from dataclasses import dataclass

from assistant.answer import Answer, AnswerSentence, Block, Citation, Role, source_of
from corpus.edition import Edition
from corpus.passage import Passage


class CitationError(AssertionError):
    """A written answer holds a sentence that its passage does not; it must never be shown."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A verbatim part of a passage that can be said by itself: `passage.text[start:end] == text`."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the unit."""
        return self.passage.text[self.start : self.end]


class Citations:
    """The citations of one answer, numbered from 1 in the order they are made."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._held: list[Citation] = []

    def sentence(self, unit: Unit) -> AnswerSentence:
        """Return the unit as a sentence that cites its passage."""
        return AnswerSentence(unit.text, (self._number(unit),))

    def all(self) -> tuple[Citation, ...]:
        """The citations made so far."""
        return tuple(self._held)

    def _number(self, unit: Unit) -> int:
        for held in self._held:
            if (held.passage.passage_id, held.start, held.end) == (
                unit.passage.passage_id,
                unit.start,
                unit.end,
            ):
                return held.n
        title, url = source_of(self._edition.by_id[unit.passage.entry_id], unit.passage)
        citation = Citation(len(self._held) + 1, unit.passage, unit.start, unit.end, title, url)
        self._held.append(citation)
        return citation.n


def prove(answer: Answer, edition: Edition) -> Answer:
    """Return the answer itself, once every sentence of it is found word for word in what it cites.

    Raises:
        CitationError: a sentence cites nothing, cites no held passage, or is not in its passage.
    """
    for block in answer.blocks:
        if block.role is not Role.NOTICE:
            _prove_block(block, answer, edition)
    return answer


def _prove_block(block: Block, answer: Answer, edition: Edition) -> None:
    for sentence in block.sentences:
        if not sentence.citations:
            raise CitationError(f"出典のない文：{sentence.text}")
        for number in sentence.citations:
            cited = answer.citations[number - 1]
            held = edition.passage_by_id.get(cited.passage.passage_id)
            if held is None or held.text[cited.start : cited.end] != sentence.text:
                raise CitationError(f"出典と一致しない文：{sentence.text}")
