"""The rules on who does what, and whether it is done at all."""

import re
from collections.abc import Collection, Sequence

from assistant.ground_evidence import Claim, content
from assistant.ground_grammar import actors, averts, denies, polarities
from assistant.ground_words import HELPERS

MIN_AVERTED = 2
"""A clause that says to keep from something speaks of the same thing where this many words are the same."""

MIN_FOLLOWING = 2
"""How many words of what would follow make a warning of a sentence."""

_AVOID_SLUG = "avoid"
_ASKS_OTHER = re.compile("[てで]もら|お願い|ていただ")
_FOLLOWS = re.compile("。|(?<=[るいくすつぬむうぐぶ])と、|ば、|:")
"""Between what is to be avoided and what would follow from it."""
_DECLINES = re.compile("避け|控え|やめ")


def keeps_negation(claim: Claim) -> bool:
    """Whether what is done and not done is as in the units."""
    said, known = polarities(claim.sentence), {**polarities(claim.held), **polarities(claim.nearest)}
    denied = {lemma for lemma, done in polarities(claim.nearest).items() if done == {False}}
    if denied & (set(content(claim.sentence)) - said.keys()):
        return False
    if any(lemma in known and not done <= known[lemma] for lemma, done in said.items()):
        return False
    averted = any(_is_averted(clause, claim.sentence) for clause in _clauses(claim.held))
    if averted and not denies(claim.sentence):
        return False
    avoiding = claim.units[0].passage.slug == _AVOID_SLUG
    undone = {lemma for lemma, done in said.items() if done == {False}} - known.keys()
    if avoiding:
        return _warns(claim, said)
    return not undone & set(content(claim.held)) and (not undone or denies(claim.held))


def keeps_actors(claim: Claim) -> bool:
    """Whether each person named does, or is done, what the units say of that person."""
    said, known = actors(claim.sentence), actors(claim.held)
    for actor, parts in said.items():
        if actor in HELPERS:
            continue
        if actor not in known or (parts and known[actor] and not parts & known[actor]):
            return False
    helping = set().union(*(said[actor] for actor in HELPERS & said.keys()))
    if _ASKS_OTHER.search(claim.held) and helping & {"subject", "origin"} and not HELPERS & known.keys():
        return False
    return all(_acts_alike(actor, claim, known) for actor in said)


def _acts_alike(actor: str, claim: Claim, known: Collection[str]) -> bool:
    """Whether the clauses that name the actor tell of the same acts, and not of what another one does."""
    said = [clause for clause in _clauses(claim.sentence) if actor in actors(clause)]
    own = [clause for clause in _clauses(claim.held) if actor in actors(clause)]
    others = [clause for clause in _clauses(claim.held) if actors(clause) and actor not in actors(clause)]
    if not own:
        return True
    if _overlap(said, own, known) < _overlap(said, others, known):
        return False
    done = _joined(own)
    return all(done.get(act, how) & how for act, how in _joined(said).items())


def _joined(clauses: Sequence[str]) -> dict[str, set[bool]]:
    found: dict[str, set[bool]] = {}
    for clause in clauses:
        for act, how in polarities(clause).items():
            found.setdefault(act, set()).update(how)
    return found


def _overlap(said: Sequence[str], clauses: Sequence[str], people: Collection[str]) -> int:
    ours = [set(content(clause)) - set(people) for clause in said]
    theirs = [set(content(clause)) for clause in clauses]
    return max((len(one & other) for one in ours for other in theirs), default=0)


def _is_averted(clause: str, sentence: str) -> bool:
    """Whether a clause says to keep from what the sentence tells of."""
    return averts(clause) and len(set(content(clause)) & set(content(sentence))) >= MIN_AVERTED


def _warns(claim: Claim, said: dict[str, set[bool]]) -> bool:
    """From a list of what to avoid: the sentence must itself decline, or tell what would follow."""
    last = next(iter(reversed(said.values())), {True})
    if False in last or _DECLINES.search(claim.sentence):
        return True
    following = _FOLLOWS.split(claim.held.rstrip("。"), maxsplit=1)[-1]
    return len(set(content(claim.sentence)) & set(content(following))) >= MIN_FOLLOWING


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[、。:\n]", text) if clause]
