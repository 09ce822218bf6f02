"""Assistant.answer: from a typed question to a proven answer, the steps in order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

from assistant.answer import Answer, AnswerSentence, Block, Role, Status
from assistant.asking import answered_by, asks_number
from assistant.cases import SimilarCase, similar_cases
from assistant.citing import Citations, prove
from assistant.compose import Composer
from assistant.generate import OnSentence, Writer
from assistant.helplines import lines_for, names_unheld_line, support_centre
from assistant.listing import Lister
from assistant.paths import Signposts
from assistant.places import Places
from assistant.plan import DANGER, Wanted, plan
from assistant.precedence import Precedence
from assistant.privacy import Masked, mask
from assistant.rewrite import Query, Wish, rewrite
from assistant.scope import Refusal, declines, outside
from assistant.text import QuestionError, clean
from assistant.traps import Correction, corrections
from assistant.urgency import Urgency, assess_urgency
from assistant.urgency_notice import IF_IN_DANGER, duties_for, notices
from assistant.validity import Ranking, Valid
from assistant.values import guard
from corpus.edition import Edition
from index.hit import EntryHit, Hit
from index.retrieve import PassageRetriever

ENTRIES_READ = 60
"""How many entries are ranked for an answer, of all kinds together."""

CENTRE_NOTICE = "{}のひきこもり地域支援センターにも、支援者の方から相談できます。"
"""Told on an abstention where the deployment names its prefecture."""


class Assistant:
    """Answers questions from one edition. Safe for several threads: it keeps nothing between questions.

    `today` tells the day by which local entries expire.
    """

    def __init__(  # noqa: PLR0913  # the choices of a deployment, all named and optional
        self,
        edition: Edition,
        retriever: PassageRetriever,
        max_characters: int = 2000,
        prefecture: str = "",
        writer: Writer | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.edition = edition
        self.retriever = retriever
        self._valid = Valid(edition, retriever, today)
        self._precedence = Precedence(edition, retriever)
        self._lister = Lister(edition)
        self._composer = Composer(edition, retriever, self._precedence)
        self._places = Places(edition, retriever, today)
        self._signposts = Signposts(retriever)
        self._max_characters = max_characters
        self._prefecture = prefecture
        self._writer = writer

    def prepare(self, question: str) -> Masked:
        """Return the question cleaned and masked, as all later steps see it.

        Raises:
            QuestionError: there is nothing to read, or too much.
        """
        return mask(clean(question, self._max_characters))

    def answer(
        self, question: str, history: Sequence[str] = (), on_sentence: OnSentence | None = None
    ) -> Answer:
        """Return a grounded answer with citations, or an abstention with its reason.

        `history` holds the earlier questions of the conversation, oldest first. Where a chat model
        writes, `on_sentence` is told each sentence of it as soon as it is checked.
        """
        clock = _Clock()
        try:
            masked = self.prepare(question)
        except QuestionError as error:
            return Answer("", Status.ABSTAINED, "unreadable", (_notice(str(error)),))
        clock.mark("prepare")
        query = rewrite(masked.text, self._earlier(history))
        urgency = assess_urgency(masked.text)
        ranked = self._valid.rank_entries(query.text, ENTRIES_READ)
        clock.mark("retrieve")
        answer = self._write(masked.text, query, ranked, urgency)
        if urgency.unsure:
            told_fact = answer.status is Status.ANSWERED and bool(answered_by(masked.text))
            answer = replace(answer, blocks=_with_line(answer.blocks, last=told_fact))
        answer = prove(answer, self.edition)
        answer = replace(answer, question=masked.text, masked=masked.counts)
        clock.mark("compose")
        if self._writer and not any(block.title for block in answer.blocks):  # A list is told as it is.
            answer = self._writer.write_or_keep(answer, query.text, on_sentence)
            clock.mark("write")
        return replace(answer, timings_ms=clock.times())

    def search(self, query: str, k: int) -> list[Hit]:
        """Return the k best passages for a query, best first; none of an entry that has expired."""
        return self._valid.retrieve(query, k)

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

    def _write(self, asked: str, query: Query, ranking: Ranking, urgency: Urgency) -> Answer:
        mistaken = corrections(query.text, self.edition)
        refusal = outside(asked) or (None if mistaken else self._refusal(query, ranking))
        if refusal and not urgency:
            return self._abstain(refusal, ranking.entries)
        citations = Citations(self.edition)
        blocks = self._crisis_blocks(urgency, citations) if urgency else []
        if not refusal:
            ranked = self._precedence.folded(ranking.entries)
            wanted = self._wanted(query, ranked, mistaken, urgency)
            blocks += self._guidance(query, ranked, wanted, citations)
        status = Status.CRISIS if urgency else Status.ANSWERED
        reason = urgency.concerns[0].value if urgency else ""
        said = {citation.passage.entry_id for citation in citations.all()}
        paths = self._signposts.from_here(query.text, said, first=DANGER if urgency.unsure else "")
        return Answer("", status, reason, tuple(blocks), citations.all(), paths=paths)

    def _refusal(self, query: Query, ranking: Ranking) -> Refusal | None:
        """Why nothing is answered, by the whole query and by what was found for it."""
        if refusal := declines(query.text, ranking.entries, self.retriever.confidence(query.text)):
            return refusal
        if asks_number(query.text) and names_unheld_line(query.text, self.edition):
            return Refusal.NOT_COVERED
        return Refusal.EXPIRED if ranking.misses_the_answer else None

    def _wanted(
        self, query: Query, ranked: Sequence[EntryHit], mistaken: Sequence[Correction], urgency: Urgency
    ) -> Wanted:
        return Wanted(
            named=tuple(concerned.entry_id for concerned in guard(query.text)),
            corrections=tuple(correction.entry_id for correction in mistaken),
            said=self._said_before(query, ranked),
            places=() if urgency else self._places.fitting(query.text),
            in_danger=bool(urgency),
        )

    def _guidance(
        self, query: Query, ranked: Sequence[EntryHit], wanted: Wanted, citations: Citations
    ) -> list[Block]:
        if listed := self._lister.blocks(query.text, citations):
            return listed
        chosen = plan(query.text, ranked, self.edition, wanted)
        in_detail = query.wish is Wish.DETAIL and not chosen.listed
        return self._composer.blocks(query.text, chosen, citations, in_detail=in_detail)

    def _said_before(self, query: Query, ranked: Sequence[EntryHit]) -> frozenset[str]:
        """When other ways are asked for: the entries that the earlier answer was made of."""
        if query.wish is not Wish.OTHERS:
            return frozenset()
        return plan(query.earlier, ranked, self.edition).entry_ids

    def _crisis_blocks(self, urgency: Urgency, citations: Citations) -> list[Block]:
        lines = lines_for(self.edition, urgency.concerns, urgency.teller_at_risk)
        duties = duties_for(self.edition, urgency.concerns)
        told = ((Role.HELPLINE, lines), (Role.REFER, duties))
        blocks = [Block(role, tuple(map(citations.sentence, units))) for role, units in told if units]
        return [_notice(*notices(urgency)), *blocks]

    def _abstain(self, refusal: Refusal, ranked: Sequence[EntryHit]) -> Answer:
        if not refusal.shows_nearest:
            return Answer("", Status.ABSTAINED, refusal.value, (_notice(refusal.message),))
        citations = Citations(self.edition)
        centre = tuple(citations.sentence(unit) for unit in support_centre(self.edition))
        lines = [refusal.message, *([CENTRE_NOTICE.format(self._prefecture)] if self._prefecture else [])]
        blocks = (_notice(*lines), *((Block(Role.REFER, centre),) if centre else ()))
        nearest = tuple(hit.hits[0] for hit in ranked[:3] if hit.hits)
        return Answer("", Status.ABSTAINED, refusal.value, blocks, citations.all(), nearest=nearest)


def _with_line(blocks: tuple[Block, ...], *, last: bool) -> tuple[Block, ...]:
    """The blocks with what to do if there is danger: before the guidance, but after a fact that was asked for."""
    line = (_notice(IF_IN_DANGER),)
    return (*blocks, *line) if last else (*line, *blocks)


def _notice(*lines: str) -> Block:
    return Block(Role.NOTICE, tuple(AnswerSentence(line) for line in lines))


class _Clock:
    """Milliseconds between marks, and in all."""

    def __init__(self) -> None:
        self._started = self._last = perf_counter()
        self._times: dict[str, float] = {}

    def mark(self, name: str) -> None:
        now = perf_counter()
        self._times[name] = 1000 * (now - self._last)
        self._last = now

    def times(self) -> dict[str, float]:
        return {**self._times, "total": 1000 * (self._last - self._started)}
