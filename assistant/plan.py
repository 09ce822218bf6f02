"""Ranked entries → which of them an answer is made of, and in what role."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.asking import asks_fact, is_question, list_asked
from assistant.local import is_place, is_practice
from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance
from index.hit import EntryHit

FACTUAL_KINDS = frozenset({Kind.OUTLINE, Kind.POLICY, Kind.TERM, Kind.HELPLINE, Kind.SECTION, Kind.LOCAL})
"""Kinds that state how things are, rather than how to act."""

GUIDING_KINDS = frozenset({Kind.POINT, Kind.VALUE, Kind.STANCE, Kind.CAUTION})
"""Kinds that say what to do: any of them can lead, and its steps are told."""

MIN_SECOND, MIN_STEPS = 0.72, 0.88
"""A second fact, and a second point, are used only from these shares of the first one's score."""

MIN_LEAD = 0.35
"""A point leads an answer only from this calibrated score, or where nothing states a fact better."""

FOLLOWS = 0.55
"""A note follows an imported point that no note was matched to from this share of its score."""

NEAR_CAUTION = 0.7
"""A caution is told beside the point's own warning from this share of the point's score."""

NEAR_PLACE, NEAR_PRACTICE, NEAR_REFER = 0.5, 0.6, 0.85
"""A local desk or place, another municipality's practice, and a national entry that tells where to turn are
told from these shares of the leading entry's score."""

LINKED = 1.25
"""How much more a value, stance or caution counts when the leading point or case names it."""

FACT_ASKED, FACT_QUESTION, FACT_UNASKED = 0.9, 1.2, 1.6
"""A fact leads from this many times the best guide's score: where it is asked for, where anything is
asked, and where a trouble is only told."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The entries of one answer by role; `listed` is one whose whole list is to be told.

    `tells_trouble` says that a trouble is met, with a case and a caution, rather than a fact told;
    `names_caution` that a caution truly applies: a guard names it, or it is nearly as near as the point.
    """

    tells_trouble: bool = False
    names_caution: bool = False
    facts: tuple[Entry, ...] = ()
    points: tuple[Entry, ...] = ()
    guides: tuple[Entry, ...] = ()
    cautions: tuple[Entry, ...] = ()
    refers: tuple[Entry, ...] = ()
    practices: tuple[Entry, ...] = ()
    listed: Entry | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What else shapes a plan: entries a guard names, entries that correct a mistake, entries said before."""

    named: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()
    in_danger: bool = False


def plan(query: str, ranked: Sequence[EntryHit], edition: Edition, wanted: Wanted = Wanted()) -> Plan:
    """Return the entries that answer the query, each in its role; all roles may be empty but one."""
    listed = edition.by_id.get(list_asked(query))
    if listed:
        return Plan(listed=listed)
    fresh = [hit for hit in ranked if hit.entry_id not in wanted.said]
    by_kind = _Kinds(fresh, edition)
    corrections = tuple(edition.by_id[name] for name in wanted.corrections if name in edition.by_id)
    facts = corrections or (() if wanted.in_danger else _leading_facts(query, by_kind))
    points = _points(by_kind, leads=not facts)
    linked = {link for point in points for link in point.links}
    lead = by_kind.score_of((*facts, *points))
    tells_trouble = bool(points) and not facts
    warns = tells_trouble or bool(wanted.named)
    return Plan(
        tells_trouble=tells_trouble,
        names_caution=bool(wanted.named)
        or by_kind.best((Kind.CAUTION,)) >= NEAR_CAUTION * by_kind.best_guide,
        facts=facts,
        points=points,
        guides=_guide(by_kind, (Kind.VALUE, Kind.STANCE), linked, wanted.named) if tells_trouble else (),
        cautions=_guide(by_kind, (Kind.CAUTION,), linked, wanted.named) if warns else (),
        refers=() if wanted.in_danger else _refers(by_kind, facts, lead),
        practices=_practices(by_kind, facts, lead) if tells_trouble and not wanted.in_danger else (),
    )


class _Kinds:
    """Ranked entries by kind, best first."""

    def __init__(self, ranked: Sequence[EntryHit], edition: Edition) -> None:
        self._ranked = [(edition.by_id[hit.entry_id], hit.score) for hit in ranked]
        self.best_guide = self.best(GUIDING_KINDS)

    def of(self, kinds: Collection[Kind]) -> list[tuple[Entry, float]]:
        return [(entry, score) for entry, score in self._ranked if entry.kind in kinds]

    def score_of(self, entries: Collection[Entry]) -> float:
        """The score of the nearest of these entries; 0 where there is none."""
        return max((score for entry, score in self._ranked if entry in entries), default=0.0)

    def best(self, kinds: Collection[Kind]) -> float:
        """The score of the nearest entry of these kinds; 0 where there is none."""
        return next((score for _, score in self.of(kinds)), 0.0)


def _leading_facts(query: str, by_kind: _Kinds) -> tuple[Entry, ...]:
    """The facts that come first: where one is asked for, or where no point is near.

    A trouble told without asking (「母が入院しそう」) wants a way on, however near a definition is.
    """
    facts = by_kind.of(FACTUAL_KINDS)
    share = FACT_ASKED if asks_fact(query) else FACT_QUESTION if is_question(query) else FACT_UNASKED
    if not facts or facts[0][1] < share * by_kind.best_guide:
        return ()
    return tuple(entry for entry, score in facts[:2] if score >= MIN_SECOND * facts[0][1])


def _points(by_kind: _Kinds, *, leads: bool) -> tuple[Entry, ...]:
    points = by_kind.of(GUIDING_KINDS)
    if not points or (not leads and points[0][1] < 2 * MIN_LEAD):
        return ()
    chosen = [entry for entry, score in points[:2] if score >= MIN_STEPS * points[0][1]]
    chosen.sort(key=lambda entry: entry.provenance is not Provenance.OFFICIAL)
    if any(entry.provenance is Provenance.NOTES for entry in chosen):
        return tuple(chosen)
    notes = ((entry, score) for entry, score in points if entry.provenance is Provenance.NOTES)
    return (*chosen, *[entry for entry, score in notes if score >= FOLLOWS * points[0][1]][:1])


def _guide(
    by_kind: _Kinds, kinds: Collection[Kind], linked: Collection[str], named: Sequence[str]
) -> tuple[Entry, ...]:
    """The one entry of these kinds that applies: one a guard names, else the nearest, linked or not."""
    ranked = by_kind.of(kinds)
    for entry, _ in ranked:
        if entry.entry_id in named:
            return (entry,)
    worth = [(score * (LINKED if entry.entry_id in linked else 1.0), entry) for entry, score in ranked]
    return (max(worth, key=lambda pair: pair[0])[1],) if worth else ()


def _refers(by_kind: _Kinds, facts: Sequence[Entry], lead: float) -> tuple[Entry, ...]:
    """One entry that tells where to turn: a local desk or place that is near, else a national one nearly as
    near as what leads."""
    ranked = [pair for pair in by_kind.of((Kind.LOCAL, Kind.POLICY, Kind.HELPLINE)) if pair[0] not in facts]
    if any(is_place(fact) for fact in facts):
        return ()
    local = [entry for entry, score in ranked if is_place(entry) and score >= NEAR_PLACE * lead]
    national = [
        entry for entry, score in ranked if entry.kind is not Kind.LOCAL and score >= NEAR_REFER * lead
    ]
    return tuple([*local, *national][:1])


def _practices(by_kind: _Kinds, facts: Sequence[Entry], lead: float) -> tuple[Entry, ...]:
    """One example of what some municipality does, where it is near."""
    ranked = by_kind.of((Kind.LOCAL,))
    near = [entry for entry, score in ranked if is_practice(entry) and score >= NEAR_PRACTICE * lead]
    return tuple(entry for entry in near[:1] if entry not in facts)
