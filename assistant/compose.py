"""A plan → blocks, each sentence taken word for word from its passage."""

from collections.abc import Sequence

from assistant.answer import Block, Role
from assistant.asking import figure_asked
from assistant.cases import SimilarCase
from assistant.citing import Citations, Unit
from assistant.forks import fitting_fork
from assistant.local import place_units
from assistant.plan import Plan
from assistant.precedence import Precedence
from assistant.select import Selector
from assistant.units import is_list_item, units_in, units_of
from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance
from corpus.passage import Passage
from index.retrieve import PassageRetriever

LEAST_PROFILE = 14
"""A shorter sentence of a profile (「31歳の男性。」) says nothing by itself (in characters)."""

LEAD_STEPS = 3
"""How many steps of the leading point are said; a second point adds one."""

LEAD_OFFICIAL = 2
"""How many sentences of the official text come before the steps of the note on the same matter."""


class Composer:
    """Writes the blocks of an answer. Keeps nothing between answers."""

    def __init__(self, edition: Edition, retriever: PassageRetriever, precedence: Precedence) -> None:
        self._edition = edition
        self._retriever = retriever
        self._precedence = precedence

    def blocks(
        self,
        query: str,
        plan: Plan,
        case: SimilarCase | None,
        citations: Citations,
        *,
        in_detail: bool = False,
    ) -> list[Block]:
        """Return the blocks of guidance in the order of the screen, empty ones left out.

        `in_detail` tells all the steps of the leading point and its phrases.
        """
        selector = Selector(query, self._retriever)
        if plan.listed:
            return _filled([(Role.FIRST, self._list(plan.listed))], citations)
        if in_detail and plan.points:
            return _filled(self._detail(plan.points[0]), citations)
        facts = self._told_facts(query, plan, selector)
        parts = [
            (Role.FIRST, facts or self._guides(plan.guides, selector)),
            (Role.STEPS, self._steps(query, plan, selector)),
            (Role.CASE, self._case(case, selector) if plan.tells_trouble else []),
            (Role.CAUTION, self._cautions(plan, selector)),
            (Role.REFER, self._refers(plan.refers, selector)),
        ]
        return _filled(parts, citations)

    def _passages(self, entry: Entry) -> tuple[Passage, ...]:
        return self._edition.passages_by_entry[entry.entry_id]

    def _told_facts(self, query: str, plan: Plan, selector: Selector) -> list[Unit]:
        """A place's own lines, or the sentence that answers and two more."""
        place = [unit for fact in plan.facts[:1] for unit in place_units(fact, self._passages(fact))]
        return place or [
            *self._first_fact(query, plan, selector),
            *selector.best(self._facts(plan.facts), 2),
        ]

    def _refers(self, refers: Sequence[Entry], selector: Selector) -> list[Unit]:
        """Where to turn: what there is to say of a place, or one sentence."""
        place = [unit for entry in refers for unit in place_units(entry, self._passages(entry))]
        return place or selector.best(self._facts(refers), 1)

    def _first_fact(self, query: str, plan: Plan, selector: Selector) -> list[Unit]:
        """The one sentence that answers: a term's meaning, a line's number, a figure where one is asked."""
        units = self._facts(plan.facts[:1])
        if plan.facts and plan.facts[0].kind in (Kind.TERM, Kind.HELPLINE):
            return selector.keep(units[:1])
        told = figure_asked(query)
        figures = [unit for unit in units if told.search(unit.text)] if told else []
        return selector.best(figures or units, 1)

    def _facts(self, entries: Sequence[Entry]) -> list[Unit]:
        """The sentences of entries that state facts; bare list items say nothing by themselves."""
        units = [unit for entry in entries for passage in self._passages(entry) for unit in units_of(passage)]
        return [unit for unit in units if not is_list_item(unit)]

    def _list(self, entry: Entry) -> list[Unit]:
        """The sentence that opens an entry's list and every item of the list."""
        units = [unit for passage in self._passages(entry) for unit in units_of(passage)]
        first = next((place for place, unit in enumerate(units) if is_list_item(unit)), 1)
        return [*units[max(0, first - 1) : first], *(unit for unit in units if is_list_item(unit))]

    def _guides(self, entries: Sequence[Entry], selector: Selector) -> list[Unit]:
        """What each of these is in a sentence: the official text's nearest one, else the note's own."""
        units = []
        for entry in entries:
            official = selector.best(self._precedence.sentences(entry), 1)
            units += official or selector.keep(units_in(self._passages(entry), "summary"))
        return units

    def _steps(self, query: str, plan: Plan, selector: Selector) -> list[Unit]:
        """What to do: the official text or the point in a sentence, its nearest steps, one fork, one phrase."""
        if not plan.points:
            return []
        official = selector.best(self._precedence.sentences(plan.points[0]), LEAD_OFFICIAL)
        notes = _notes(plan.points)
        if not notes:
            return official
        lead = self._passages(notes[0])
        forks = units_in(lead, "forks")
        fork = fitting_fork(query, forks, selector.scores(forks))
        units = official or selector.keep(units_in(lead, "summary")[:1])
        units += selector.best(_acts(lead), LEAD_STEPS)
        if fork:
            units += selector.keep([fork])
        elif len(notes) > 1:
            units += selector.best(_acts(self._passages(notes[1])), 1)
        units += selector.best(units_in(lead, "words"), 1)
        return units + selector.best(self._facts(plan.practices), 1)

    def _detail(self, point: Entry) -> list[tuple[Role, list[Unit]]]:
        """The official text on a point, all its steps, its phrases and its forks, then what to avoid."""
        passages = self._passages(point)
        steps = (
            self._precedence.sentences(point)
            + _acts(passages)
            + [unit for slug in ("forks", "words") for unit in units_in(passages, slug)]
        )
        return [(Role.STEPS, steps), (Role.CAUTION, units_in(passages, "avoid"))]

    def _case(self, case: SimilarCase | None, selector: Selector) -> list[Unit]:
        if case is None:
            return []
        if case.entry.provenance is not Provenance.NOTES:
            sentences = self._precedence.told(case.entry)
            return selector.keep(sentences[:1]) + selector.best(sentences[1:], 1)
        told = [unit for unit in units_of(self._passages(case.entry)[0]) if len(unit.text) >= LEAST_PROFILE]
        profile = selector.best(told, 1)
        return [*profile, *selector.best(units_of(case.turn), 1)]

    def _cautions(self, plan: Plan, selector: Selector) -> list[Unit]:
        """What the point warns of; where none leads, or a guard names one, the caution itself."""
        lead = _notes(plan.points)[:1] if plan.tells_trouble else []
        warned = selector.best([unit for note in lead for unit in units_in(self._passages(note), "avoid")], 1)
        cautions = plan.cautions if plan.names_caution or not warned else ()
        official = [entry for entry in cautions if self._precedence.official_of(entry)]
        told = self._guides(official, selector)
        return told + warned + self._guides([entry for entry in cautions if entry not in official], selector)


def _notes(points: Sequence[Entry]) -> list[Entry]:
    """The points that say what to do in steps; an imported one is told by its sentences alone."""
    return [point for point in points if point.provenance is Provenance.NOTES]


def _acts(passages: Sequence[Passage]) -> list[Unit]:
    """The steps of a point, or what a value, stance or caution does in practice."""
    return units_in(passages, "steps") or units_in(passages, "practice")


def _filled(parts: Sequence[tuple[Role, Sequence[Unit]]], citations: Citations) -> list[Block]:
    return [Block(role, tuple(citations.sentence(unit) for unit in units)) for role, units in parts if units]
