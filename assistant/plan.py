"""Ranked entries → which of them an answer is made of, and in what role."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.asking import asks_case, list_asked, speaks_of_death
from assistant.by_kind import ALONE, GUIDING_KINDS, NEXT, SURE, ByKind
from assistant.cases import clashes
from assistant.local import is_place, is_practice
from assistant.plan_facts import leading_facts
from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance
from index.hit import EntryHit

FOLLOWS = 0.55
"""A note follows an imported point that no note was matched to from this share of its score."""

BESIDE_FACT = 0.7
"""Beside a fact, what to do is told only where it is this likely to be of use."""

GUIDES_READ = 3
"""How many guides are told where the lead is not sure."""

DANGER, NEAR_DANGER = "point-28", 0.7
"""The point on judging danger: nothing of another point is told beside it. Where death is spoken of it leads
from this share of the best guide's score."""

NEAR_PLACE, NEAR_PRACTICE = 0.35, 0.6
"""A local desk or place, and another municipality's practice, are told from these shares of the leading
entry's score."""


ALIKE = 0.6
"""A second case is shown from this share of the first one's chance."""

OFFICIAL_SHARE = 0.9
"""A case of the official text comes first from this share of the nearest case's score."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The entries of one answer by role; `listed` is one whose whole list is to be told.

    `tells_trouble` says that a trouble is met, with a case and a caution, rather than a fact told;
    `corrects` that the facts set a mistake right; `shows_case` that a case is what was asked for; `chances`
    how likely each entry is to be of use.
    """

    tells_trouble: bool = False
    corrects: bool = False
    shows_case: bool = False
    facts: tuple[Entry, ...] = ()
    points: tuple[Entry, ...] = ()
    guides: tuple[Entry, ...] = ()
    cautions: tuple[Entry, ...] = ()
    cases: tuple[Entry, ...] = ()
    refers: tuple[Entry, ...] = ()
    practices: tuple[Entry, ...] = ()
    listed: Entry | None = None
    chances: Mapping[str, float] = field(default_factory=dict)

    @property
    def entry_ids(self) -> frozenset[str]:
        """The entries that the answer is made of."""
        used = (self.facts, self.points, self.guides, self.cautions, self.cases, self.refers, self.practices)
        return frozenset(entry.entry_id for entries in used for entry in entries)

    def chance(self, entry: Entry) -> float:
        """How likely the entry is to be of use, in [0, 1]."""
        return self.chances.get(entry.entry_id, 0.0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What else shapes a plan: entries a guard names, entries that correct a mistake, entries said before.

    `places` are local desks that fit what was asked.
    """

    named: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()
    places: tuple[Entry, ...] = ()
    in_danger: bool = False


def plan(query: str, ranked: Sequence[EntryHit], edition: Edition, wanted: Wanted = Wanted()) -> Plan:
    """Return the entries that answer the query, each in its role; all roles may be empty but one."""
    listed = edition.by_id.get(list_asked(query))
    if listed:
        return Plan(listed=listed)
    fresh = ByKind([hit for hit in ranked if hit.entry_id not in wanted.said], edition)
    if asks_case(query) and fresh.of((Kind.CASE,)) and not wanted.in_danger and not wanted.corrections:
        return _shown(fresh)
    corrections = tuple(edition.by_id[name] for name in wanted.corrections if name in edition.by_id)
    facts = corrections or (() if wanted.in_danger else leading_facts(query, fresh))
    if wanted.places and any(is_place(fact) for fact in facts):
        facts = wanted.places
    alone = wanted.in_danger or speaks_of_death(query)
    points = _points(query, fresh, facts, alone=alone)
    near = fresh.score_of((*facts, *points))
    tells_trouble = bool(points) and not facts
    lead = points[0] if tells_trouble else None
    return Plan(
        tells_trouble=tells_trouble,
        corrects=bool(corrections),
        facts=facts,
        points=points,
        guides=_guide(fresh, (Kind.VALUE, Kind.STANCE), lead, wanted.named) if lead else (),
        cautions=_guide(fresh, (Kind.CAUTION,), lead, wanted.named),
        cases=_case(query, fresh, lead),
        refers=() if wanted.in_danger else _refers(fresh, facts, near, wanted.places),
        practices=_practices(fresh, facts, near) if tells_trouble and not wanted.in_danger else (),
        chances=_chances(query, fresh, lead),
    )


def _chances(query: str, by_kind: ByKind, lead: Entry | None) -> Mapping[str, float]:
    """How likely each entry is to be of use; the point on danger is sure where it leads as death is spoken of."""
    if lead is None or lead.entry_id != DANGER or not speaks_of_death(query):
        return by_kind.chances
    return {**by_kind.chances, DANGER: max(SURE, by_kind.chance(lead))}


def _points(query: str, by_kind: ByKind, facts: Sequence[Entry], *, alone: bool) -> tuple[Entry, ...]:
    """What to do: the nearest entry that says it, and where it is not sure or to stand alone, the next ones."""
    points = by_kind.of(GUIDING_KINDS)
    if not alone and not facts and (term := _leading_term(by_kind)):
        return (term, *[entry for entry, _ in points[:GUIDES_READ] if by_kind.applies(entry, NEXT)])
    if not points or (facts and not by_kind.applies(points[0][0], BESIDE_FACT)):
        return ()
    lead = _lead(query, points)
    chosen = [lead, *([] if alone or facts or lead.entry_id == DANGER else _beside(lead, by_kind))]
    chosen.sort(key=lambda entry: entry.provenance is not Provenance.OFFICIAL)
    if any(entry.provenance is Provenance.NOTES for entry in chosen):
        return tuple(chosen)
    notes = ((entry, score) for entry, score in points if entry.provenance is Provenance.NOTES)
    return (*chosen, *[entry for entry, score in notes if score >= FOLLOWS * points[0][1]][:1])


def _leading_term(by_kind: ByKind) -> Entry | None:
    """The term whose own practice is the nearest thing to do: a scheme or a kind of trouble that a point only touches."""
    terms = [(entry, score) for entry, score in by_kind.of((Kind.TERM,))[:1] if by_kind.applies(entry, SURE)]
    return next((entry for entry, score in terms if score >= by_kind.best_guide), None)


def _beside(lead: Entry, by_kind: ByKind) -> list[Entry]:
    """What is told beside the lead: the next guides where it is not sure, and what to do about a term that is near."""
    read = 0 if by_kind.applies(lead, ALONE) else GUIDES_READ
    next_ones = [entry for entry, _ in by_kind.of(GUIDING_KINDS)[:read] if entry != lead]
    guides = [entry for entry in next_ones if by_kind.applies(entry, NEXT)]
    return guides + [entry for entry, _ in by_kind.of((Kind.TERM,))[:1] if by_kind.applies(entry, SURE)]


def _lead(query: str, points: Sequence[tuple[Entry, float]]) -> Entry:
    """The nearest of the points, or the one on danger where death is spoken of and it is about as near."""
    best, nearest = points[0]
    near = (entry for entry, score in points if entry.entry_id == DANGER and score >= NEAR_DANGER * nearest)
    return next(near, best) if speaks_of_death(query) else best


def _guide(
    by_kind: ByKind, kinds: Collection[Kind], lead: Entry | None, named: Sequence[str]
) -> tuple[Entry, ...]:
    """The one entry of these kinds that applies: one a guard names, else the likeliest that is no lead itself."""
    ranked = [entry for entry, _ in by_kind.of(kinds)]
    for entry in ranked:
        if entry.entry_id in named:
            return (entry,)
    fitting = [entry for entry in ranked if lead and entry != lead and by_kind.applies(entry)]
    return tuple(sorted(fitting, key=lambda entry: -by_kind.chance(entry))[:1])


def _case(query: str, by_kind: ByKind, lead: Entry | None) -> tuple[Entry, ...]:
    """The one case that applies, an official one first where it is about as near."""
    if lead is None:
        return ()
    ranked = by_kind.of((Kind.CASE,))
    fitting = [(case, score) for case, score in ranked if by_kind.applies(case) and not clashes(case, query)]
    near = [case for case, score in fitting if score >= OFFICIAL_SHARE * fitting[0][1]]
    official = [case for case in near if case.provenance is Provenance.OFFICIAL]
    return tuple([*official, *(case for case, _ in fitting)][:1])


def _shown(by_kind: ByKind) -> Plan:
    """Where cases are asked for: the nearest, a second one about as likely to be meant, and what was done there."""
    first, *others = [case for case, _ in by_kind.of((Kind.CASE,))[:2]]
    alike = [case for case in others if by_kind.chance(case) >= ALIKE * by_kind.chance(first)]
    linked = [entry for entry, _ in by_kind.of(GUIDING_KINDS)[:1] if by_kind.applies(entry)]
    return Plan(shows_case=True, cases=(first, *alike), points=tuple(linked), chances=by_kind.chances)


def _refers(
    by_kind: ByKind, facts: Sequence[Entry], lead: float, places: tuple[Entry, ...]
) -> tuple[Entry, ...]:
    """One entry that tells where to turn: a local desk or place that is near, else a national one that applies
    to a trouble; beside a fact it would only be the next fact."""
    ranked = [pair for pair in by_kind.of((Kind.LOCAL, Kind.POLICY, Kind.HELPLINE)) if pair[0] not in facts]
    if any(is_place(fact) for fact in facts):
        return ()
    if places:
        return places
    local = [entry for entry, score in ranked if is_place(entry) and score >= NEAR_PLACE * lead]
    others = [] if facts else [entry for entry, _ in ranked if entry.kind is not Kind.LOCAL]
    national = [entry for entry in others if by_kind.applies(entry, SURE)]
    return tuple([*local, *national][:1])


def _practices(by_kind: ByKind, facts: Sequence[Entry], lead: float) -> tuple[Entry, ...]:
    """One example of what some municipality does, where it is near."""
    ranked = by_kind.of((Kind.LOCAL,))
    near = [entry for entry, score in ranked if is_practice(entry) and score >= NEAR_PRACTICE * lead]
    return tuple(entry for entry in near[:1] if entry not in facts)
