"""A plan → blocks, each sentence taken word for word from its passage."""

from collections.abc import Sequence

from assistant.answer import Block, Role
from assistant.asking import answered_by
from assistant.citing import Citations, Unit
from assistant.forks import fitting_fork
from assistant.local import place_units
from assistant.plan import Plan
from assistant.precedence import Precedence
from assistant.select import Selector
from assistant.telling import told_case
from assistant.units import is_list_item, units_in, units_of
from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance
from corpus.passage import Passage
from index.retrieve import PassageRetriever

STEPS = ((0.3, 3), (0.0, 2))
"""How many steps are told beside what leads in a sentence, by how likely the lead is to be of use; one fewer
where something is told of other entries too."""

MIN_PHRASE, MIN_WARNING = 0.6, 0.2
"""How likely to be of use the lead must be for a phrase of it, and for what it warns of."""

_DEFINES = "とは、"
"""What marks a sentence as a bare definition: whoever tells a trouble has no use for it."""

FACTS = 3
"""How many sentences tell a fact."""

DETAILS = 2
"""How many phrases, and how many warnings, are told beside all the steps of a point."""

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
        citations: Citations,
        *,
        in_detail: bool = False,
    ) -> list[Block]:
        """Return the blocks of guidance in the order of the screen, empty ones left out.

        `in_detail` tells all the steps of the leading point.
        """
        selector = Selector(query, self._retriever)
        if plan.listed:
            return _filled([(Role.FIRST, self._list(plan.listed))], citations)
        if in_detail and plan.points:
            return _filled(self._detail(query, plan.points[0], selector), citations)
        facts = self._told_facts(query, plan, selector)
        parts = [
            (Role.CASE, self._cases(plan, selector)),
            (Role.FIRST, facts or self._guides(plan.guides, selector)),
            (Role.STEPS, self._steps(query, plan, selector)),
            (Role.CAUTION, self._cautions(plan, selector)),
            (Role.REFER, self._refers(plan.refers, selector)),
        ]
        return _filled(parts if plan.shows_case else [*parts[1:3], parts[0], *parts[3:]], citations)

    def _passages(self, entry: Entry) -> tuple[Passage, ...]:
        return self._edition.passages_by_entry[entry.entry_id]

    def _told_facts(self, query: str, plan: Plan, selector: Selector) -> list[Unit]:
        """A place's own lines, or what answers and what else is near."""
        place = [unit for fact in plan.facts[:1] for unit in place_units(fact, self._passages(fact))]
        if place:
            return place
        first = self._first_fact(query, plan, selector)
        return first + selector.best(self._facts(plan.facts), FACTS - len(first))

    def _refers(self, refers: Sequence[Entry], selector: Selector) -> list[Unit]:
        """Where to turn: what there is to say of a place, or one sentence."""
        place = [unit for entry in refers for unit in place_units(entry, self._passages(entry))]
        return place or selector.best(self._facts(refers), 1)

    def _first_fact(self, query: str, plan: Plan, selector: Selector) -> list[Unit]:
        """What answers: what a term means, a line's number, what sets a mistake right, a figure where one is asked."""
        told = answered_by(query)
        units = self._facts(plan.facts[:1])
        telling = [unit for unit in self._facts(plan.facts) if told and told.search(unit.text)]
        if plan.facts and (plan.corrects or plan.facts[0].kind in (Kind.TERM, Kind.HELPLINE)):
            opening = units_in(self._passages(plan.facts[0]), "meaning")[:2] or units[:1]
            return selector.keep(opening if not telling or opening[0] in telling else telling[:1])
        return selector.best(telling or units, 1)

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
        """What to do: the official text or the lead in a sentence, the nearest steps, one fork, one phrase."""
        if not plan.points:
            return []
        official = selector.best(self._precedence.sentences(plan.points[0]), LEAD_OFFICIAL)
        notes = _notes(plan.points)
        if not notes:
            return official
        lead, chance = self._passages(notes[0]), plan.chance(notes[0])
        if plan.shows_case:
            return official or selector.keep(units_in(lead, "summary")[:1])
        forks = units_in(lead, "forks")
        fork = fitting_fork(query, forks, selector.scores(forks))
        units = official or self._opening(lead, selector)
        units += self._nearest_steps(notes, plan, selector)
        units += selector.keep([fork] if fork else [])
        speaks = plan.tells_trouble and chance >= MIN_PHRASE
        units += selector.best(units_in(lead, "words"), int(speaks))
        return units + selector.best(self._facts(plan.practices), 1)

    def _opening(self, lead: Sequence[Passage], selector: Selector) -> list[Unit]:
        """What the lead is in a sentence; of a term the nearest thing known of it, which is no bare definition."""
        known = [unit for unit in units_in(lead, "meaning") if _DEFINES not in unit.text]
        return selector.keep(units_in(lead, "summary")[:1]) or selector.best(known, 1)

    def _nearest_steps(self, notes: Sequence[Entry], plan: Plan, selector: Selector) -> list[Unit]:
        """The steps nearest to the question, then a sentence of each entry that comes next."""
        chance = plan.chance(notes[0])
        count = next(count for least, count in STEPS if chance >= least) if plan.tells_trouble else 1
        own = selector.best(_acts(self._passages(notes[0])), count - bool(notes[1:]))
        return own + [unit for note in notes[1:] for unit in selector.best(self._told_of(note), 1)]

    def _told_of(self, note: Entry) -> list[Unit]:
        """What may be told of a note beside the lead: what it is in a sentence, or a step of it."""
        return units_in(self._passages(note), "summary") + _acts(self._passages(note))

    def _detail(self, query: str, point: Entry, selector: Selector) -> list[tuple[Role, list[Unit]]]:
        """The official text on a point and all its steps, the fork that fits, its nearest phrases and warnings."""
        passages = self._passages(point)
        steps = selector.keep([*self._precedence.sentences(point), *_acts(passages)])
        forks = units_in(passages, "forks")
        fork = fitting_fork(query, forks, selector.scores(forks))
        steps += selector.keep([fork] if fork else [])
        steps += selector.best(units_in(passages, "words"), DETAILS)
        return [(Role.STEPS, steps), (Role.CAUTION, selector.best(units_in(passages, "avoid"), DETAILS))]

    def _cases(self, plan: Plan, selector: Selector) -> list[Unit]:
        """Who the case is about and the moment that matches; where cases are asked for, more of them."""
        counts = (3, 1) if plan.shows_case else (1,)
        return [
            unit
            for case, count in zip(plan.cases, counts, strict=False)
            for unit in self._case(case, plan, selector, count)
        ]

    def _case(self, case: Entry, plan: Plan, selector: Selector, count: int) -> list[Unit]:
        if case.provenance is not Provenance.NOTES:
            sentences = self._precedence.told(case)
            return selector.keep(sentences[:1]) + selector.best(sentences[1:], count)
        return told_case(self._passages(case), plan.points, selector, count)

    def _cautions(self, plan: Plan, selector: Selector) -> list[Unit]:
        """What the lead warns of, and the caution that applies."""
        points = [note for note in _notes(plan.points) if note.kind is not Kind.TERM]
        lead = [note for note in points[:1] if plan.tells_trouble and plan.chance(note) >= MIN_WARNING]
        warned = selector.best([unit for note in lead for unit in units_in(self._passages(note), "avoid")], 1)
        official = [entry for entry in plan.cautions if self._precedence.official_of(entry)]
        others = [entry for entry in plan.cautions if entry not in official]
        return self._guides(official, selector) + warned + self._guides(others, selector)


def _notes(points: Sequence[Entry]) -> list[Entry]:
    """The points that say what to do in steps; an imported one is told by its sentences alone."""
    return [point for point in points if point.provenance is Provenance.NOTES]


def _acts(passages: Sequence[Passage]) -> list[Unit]:
    """The steps of a point, or what a value, stance or caution does in practice."""
    return units_in(passages, "steps") or units_in(passages, "practice")


def _filled(parts: Sequence[tuple[Role, Sequence[Unit]]], citations: Citations) -> list[Block]:
    return [Block(role, tuple(citations.sentence(unit) for unit in units)) for role, units in parts if units]
