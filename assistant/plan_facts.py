"""Which facts lead an answer, where a fact is what is asked for."""

from assistant.asking import asks_fact, asks_meaning, asks_number, is_question
from assistant.by_kind import FACTUAL_KINDS, SURE, ByKind
from corpus.entry import Entry, Kind

MIN_FACT = 0.72
"""Facts from this share of the nearest one's score may be what is asked for."""

FACT_ASKED, FACT_QUESTION, FACT_UNASKED = 0.9, 1.2, 1.6
"""A fact leads from this many times the best guide's score: where it is asked for, where anything is
asked, and where a trouble is only told."""

LINES = (Kind.HELPLINE, Kind.LOCAL)
"""Kinds that tell a telephone number."""


def leading_facts(query: str, by_kind: ByKind) -> tuple[Entry, ...]:
    """Return the facts that come first: where one is asked for, or where no point is near; () otherwise.

    Where a meaning is asked the term comes first, where a number is asked the line. A trouble told without
    asking (「母が入院しそう」) wants a way on, however near a definition is.
    """
    facts = by_kind.of(FACTUAL_KINDS)
    if not facts or facts[0][1] < _share(query) * by_kind.best_guide:
        return ()
    wanted = (Kind.TERM,) if asks_meaning(query) else LINES if asks_number(query) else ()
    near = [entry for entry, score in facts if score >= MIN_FACT * facts[0][1]]
    first, *others = sorted(near, key=lambda entry: entry.kind not in wanted)
    return (first, *[entry for entry in others[:1] if by_kind.applies(entry, SURE)])


def _share(query: str) -> float:
    if asks_fact(query):
        return FACT_ASKED
    return FACT_QUESTION if is_question(query) else FACT_UNASKED
