"""Found entries → an answer, each sentence taken word for word from its passage."""

from collections.abc import Sequence

from assistant.answer import AnswerSentence, Block, Role
from assistant.cases import SimilarCase
from assistant.citing import Citations, Unit
from assistant.units import units_in, units_of
from corpus.edition import Edition
from corpus.entry import Entry, Kind
from corpus.passage import Passage
from index.hit import EntryHit
from index.retrieve import PassageRetriever

FACTUAL_KINDS = frozenset({Kind.OUTLINE, Kind.POLICY, Kind.TERM, Kind.HELPLINE, Kind.SECTION, Kind.LOCAL})
"""Kinds that state how things are, rather than how to act."""

MAX_STEPS = 4
"""How many steps of the leading point are said; the second point adds at most two."""

MIN_SHARE = 0.6
"""A further entry is used only from this share of the leading entry's score."""


class Composer:
    """Writes blocks from what was found. Holds the edition and the retriever; keeps nothing between answers."""

    def __init__(self, edition: Edition, retriever: PassageRetriever) -> None:
        self._edition = edition
        self._retriever = retriever

    def blocks(
        self, query: str, entries: Sequence[EntryHit], case: SimilarCase | None, citations: Citations
    ) -> list[Block]:
        """Return the blocks of guidance for the query, in the order of the screen, empty ones left out."""
        found = [self._edition.by_id[hit.entry_id] for hit in _strong(entries)]
        points = [entry for entry in found if entry.kind is Kind.POINT][:2]
        facts = [entry for entry in found if entry.kind in FACTUAL_KINDS][:2]
        leads_with_fact = bool(found) and found[0].kind in FACTUAL_KINDS
        guides = self._guides(query, points, (Kind.VALUE, Kind.STANCE))
        cautions = self._guides(query, points, (Kind.CAUTION,))
        parts = (
            (Role.FIRST, self._facts(query, facts[:1]) if leads_with_fact else self._summaries(guides)),
            (Role.STEPS, self._steps(query, points)),
            (Role.CASE, self._case(query, case) if points or not leads_with_fact else []),
            (Role.CAUTION, self._cautions(query, points, cautions) if points or not leads_with_fact else []),
            (Role.REFER, self._facts(query, facts[1:] if leads_with_fact else facts[:1])),
        )
        said: set[str] = set()
        return [block for role, units in parts if (block := _block(role, units, citations, said))]

    def _passages(self, entry: Entry) -> tuple[Passage, ...]:
        return self._edition.passages_by_entry[entry.entry_id]

    def _best(self, query: str, units: Sequence[Unit], count: int) -> list[Unit]:
        """The `count` units most like the query, in their own order."""
        if len(units) <= count:
            return list(units)
        scores = self._retriever.similarities(query, [unit.text for unit in units])
        chosen = sorted(range(len(units)), key=lambda place: -scores[place])[:count]
        return [units[place] for place in sorted(chosen)]

    def _facts(self, query: str, entries: Sequence[Entry]) -> list[Unit]:
        units = [unit for entry in entries for passage in self._passages(entry) for unit in units_of(passage)]
        return self._best(query, units, 3)

    def _summaries(self, entries: Sequence[Entry]) -> list[Unit]:
        return [unit for entry in entries for unit in units_in(self._passages(entry), "summary")]

    def _steps(self, query: str, points: Sequence[Entry]) -> list[Unit]:
        units: list[Unit] = []
        for place, point in enumerate(points):
            passages = self._passages(point)
            units += units_in(passages, "summary")[:1] if place == 0 else []
            units += self._best(query, units_in(passages, "steps"), MAX_STEPS if place == 0 else 2)
        if points:
            passages = self._passages(points[0])
            units += self._best(query, units_in(passages, "forks"), 1)
            units += self._best(query, units_in(passages, "words"), 1)
        return units

    def _case(self, query: str, case: SimilarCase | None) -> list[Unit]:
        if case is None:
            return []
        return [*units_of(self._passages(case.entry)[0])[:1], *self._best(query, units_of(case.turn), 2)]

    def _cautions(self, query: str, points: Sequence[Entry], cautions: Sequence[Entry]) -> list[Unit]:
        avoid = units_in(self._passages(points[0]), "avoid") if points else []
        return [*self._best(query, avoid, 1), *self._summaries(cautions)]

    def _guides(self, query: str, points: Sequence[Entry], kinds: tuple[Kind, ...]) -> list[Entry]:
        """The one value, stance or caution that the query calls for, those the point names coming first."""
        ranked = self._retriever.rank_entries(query, 8, kinds=kinds)
        linked = {link for point in points for link in point.links}
        best = max(ranked, key=lambda hit: hit.score * (1.3 if hit.entry_id in linked else 1.0), default=None)
        return [self._edition.by_id[best.entry_id]] if best else []


def _strong(entries: Sequence[EntryHit]) -> list[EntryHit]:
    return [hit for hit in entries if hit.score >= MIN_SHARE * entries[0].score]


def _block(role: Role, units: Sequence[Unit], citations: Citations, said: set[str]) -> Block | None:
    """A block of the units that have not been said yet, or None where there is none."""
    sentences: list[AnswerSentence] = []
    for unit in units:
        if unit.text not in said:
            said.add(unit.text)
            sentences.append(citations.sentence(unit))
    return Block(role, tuple(sentences)) if sentences else None
