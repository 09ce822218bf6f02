"""Assistant.answer: from a typed question to a proven answer, the steps in order."""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from assistant.answer import Answer, AnswerSentence, Block, Role, Status
from assistant.cases import SimilarCase, similar_cases
from assistant.citing import Citations, prove
from assistant.compose import Composer
from assistant.helplines import lines_for, support_centre
from assistant.privacy import Masked, mask
from assistant.rewrite import rewrite
from assistant.scope import Refusal, declines
from assistant.text import QuestionError, clean
from assistant.urgency import Urgency, assess_urgency
from corpus.edition import Edition
from index.hit import EntryHit
from index.retrieve import PassageRetriever

ENTRIES_READ = 12
"""How many entries are ranked for an answer."""

CRISIS_NOTICE = (
    "いま命や身体に危険があるときは、ためらわずに110番・119番へ連絡してください。",
    "続けて上司に知らせ、一人で判断せず、一人で抱えないでください。",
)
"""Our own fixed words; they cite nothing."""


class Assistant:
    """Answers questions from one edition. Safe for several threads: it keeps nothing between questions."""

    def __init__(self, edition: Edition, retriever: PassageRetriever, max_characters: int = 2000) -> None:
        self.edition = edition
        self.retriever = retriever
        self._composer = Composer(edition, retriever)
        self._max_characters = max_characters

    def prepare(self, question: str) -> Masked:
        """Return the question cleaned and masked, as all later steps see it.

        Raises:
            QuestionError: there is nothing to read, or too much.
        """
        return mask(clean(question, self._max_characters))

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Return a grounded answer with citations, or an abstention with its reason.

        `history` holds the earlier questions of the conversation, oldest first.
        """
        started = perf_counter()
        try:
            masked = self.prepare(question)
        except QuestionError as error:
            return Answer("", Status.ABSTAINED, "unreadable", (_notice(str(error)),))
        prepared = perf_counter()
        query = rewrite(masked.text, self._earlier(history))
        urgency = assess_urgency(query)
        entries = self.retriever.rank_entries(query, ENTRIES_READ)
        found = perf_counter()
        answer = self._write(query, entries, urgency)
        done = perf_counter()
        timings = {
            "prepare": 1000 * (prepared - started),
            "retrieve": 1000 * (found - prepared),
            "compose": 1000 * (done - found),
            "total": 1000 * (done - started),
        }
        return prove(replace(answer, question=masked.text, masked=masked.counts, timings_ms=timings), self.edition)

    def similar_cases(self, situation: str, k: int) -> list[SimilarCase]:
        """Return up to k cases like the situation (masked), best first."""
        return similar_cases(self.retriever, self.edition, situation, k)

    def _earlier(self, history: Sequence[str]) -> list[str]:
        earlier = []
        for question in history:
            try:
                earlier.append(self.prepare(question).text)
            except QuestionError:
                continue
        return earlier

    def _write(self, query: str, entries: Sequence[EntryHit], urgency: Urgency) -> Answer:
        refusal = declines(query, entries, self.retriever.confidence(query, entries))
        if refusal and not urgency:
            return self._abstain(refusal, entries)
        citations = Citations(self.edition)
        blocks = self._crisis_blocks(urgency, citations) if urgency else []
        if not refusal:
            case = next(iter(self.similar_cases(query, 1)), None)
            blocks += self._composer.blocks(query, entries, case, citations)
        status = Status.CRISIS if urgency else Status.ANSWERED
        reason = urgency.concerns[0].value if urgency else ""
        return Answer("", status, reason, tuple(blocks), citations.all())

    def _crisis_blocks(self, urgency: Urgency, citations: Citations) -> list[Block]:
        lines = tuple(citations.sentence(unit) for unit in lines_for(self.edition, urgency.concerns))
        return [_notice(*CRISIS_NOTICE), Block(Role.HELPLINE, lines)]

    def _abstain(self, refusal: Refusal, entries: Sequence[EntryHit]) -> Answer:
        citations = Citations(self.edition)
        centre = tuple(citations.sentence(unit) for unit in support_centre(self.edition))
        blocks = (_notice(refusal.message), *((Block(Role.REFER, centre),) if centre else ()))
        nearest = tuple(hit.hits[0] for hit in entries[:3] if hit.hits)
        return Answer("", Status.ABSTAINED, refusal.value, blocks, citations.all(), nearest=nearest)


def _notice(*lines: str) -> Block:
    return Block(Role.NOTICE, tuple(AnswerSentence(line) for line in lines))
