"""Is a life or someone's safety at risk? Told by rules and a learned reader, before anything is looked up.

The rule for "now": a question is a crisis when it tells of a danger that is present or may be present.
- Present: said, seen, heard, hinted at or threatened, by or about anyone; also a dangerous act of the
  past of which nobody says that it is over (an earlier attempt is itself a risk).
- Not present: figures of speech; a danger that is denied; a past event with the word that it has been
  calm since, and no word of its return; abuse told as part of someone's childhood; a death that is
  mourned; lessons, plans, statistics, definitions and the names of laws and lines, unless the same
  sentence tells of something that happens now.
When in doubt it is a crisis: the guidance is given all the same, only the lines come first. Where the reader
takes a danger for less likely, but does not rule it out, the question is `unsure`: one line says what to do if so.
The signs are in `urgency.toml`; `urgency_reader.py` judges what they find, and finds what they do not know.
"""

import functools
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.urgency_reader import (
    ANY,
    MIN_CHANCE,
    MIN_CHANCE_BY_RULE,
    MIN_CHANCE_OF_TELLER,
    MIN_CHANCE_TO_ASK,
    MIN_KIND_BY_RULE,
    MIN_LENGTH,
    TELLER,
    Reader,
    load_reader,
)
from assistant.urgency_reading import Frames, fold, pattern, read_rules, sentences

RULES = Path(__file__).with_name("urgency.toml")


class Concern(StrEnum):
    """What kind of danger a question tells of, the gravest first.

    The values are `situations` of helplines.toml; a grown child's violence to parents is `violence`.
    """

    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    CHILD_ABUSE = "child_abuse"
    ELDER_ABUSE = "elder_abuse"
    DISABILITY_ABUSE = "disability_abuse"
    PARTNER_VIOLENCE = "partner_violence"
    VIOLENCE = "violence"
    MEDICAL = "medical"


_QUOTED = re.compile("「[^」]*」|『[^』]*』")

SPECIAL = frozenset(
    {Concern.CHILD_ABUSE, Concern.ELDER_ABUSE, Concern.DISABILITY_ABUSE, Concern.PARTNER_VIOLENCE}
)
"""Kinds of violence and neglect that have a door of their own."""


@dataclass(frozen=True, slots=True)
class Urgency:
    """The dangers a question tells of, the gravest first; false when there are none.

    `teller_at_risk` is set when the one who writes speaks of their own wish to die or own wounds; `unsure`
    when none is taken to be told, but a danger is not ruled out.
    """

    concerns: tuple[Concern, ...] = ()
    teller_at_risk: bool = False
    unsure: bool = False

    def __bool__(self) -> bool:
        return bool(self.concerns)


def assess_urgency(query: str) -> Urgency:
    """Return the dangers that the query tells of; figures of speech (「死ぬほど忙しい」) are none.

    Raises:
        IndexUnavailableError: the word vectors are not installed.
    """
    return judge(query, load_reader())


def judge(query: str, reader: Reader) -> Urgency:
    """Return the dangers that the query tells of, read by the rules and this reader."""
    chances = reader.chances(query)
    chance, own = chances.pop(ANY), chances.pop(TELLER)
    folded = fold(query)
    seen = set(assess_by_rule(query).concerns)
    if chance < MIN_CHANCE_BY_RULE and len(folded) >= MIN_LENGTH:
        seen = set()
    if not seen and chance < MIN_CHANCE:
        return Urgency(unsure=chance >= MIN_CHANCE_TO_ASK)
    found = {concern for concern in seen if chances[concern] >= MIN_KIND_BY_RULE}
    found |= {concern for concern in Concern if chances[concern] >= MIN_CHANCE}
    likeliest = Concern(max(chances, key=chances.__getitem__))
    return _urgency(found or seen or {likeliest}, folded, own)


def assess_by_rule(query: str) -> Urgency:
    """Return the dangers that the rules alone see."""
    frames, signs = _rules()
    folded = fold(query)
    stripped = frames.strip(folded)
    if frames.is_over(folded):
        return Urgency()
    found: set[Concern] = set()
    for sentence in sentences(stripped):
        found |= _dangers(sentence, stripped, frames, signs)
    return _urgency(found, folded)


def _urgency(found: set[Concern], folded: str, own: float = 0.0) -> Urgency:
    """The concerns in order; violence with a door of its own is not told as violence too.

    `own` is how likely it is that the writer speaks of their own wish to die or own wounds.
    """
    frames, _ = _rules()
    if found & SPECIAL:
        found = found - {Concern.VIOLENCE}
    says_so = own >= MIN_CHANCE_OF_TELLER or bool(frames.teller.search(_QUOTED.sub("", folded)))
    at_risk = says_so and bool(found & {Concern.SUICIDE, Concern.SELF_HARM})
    return Urgency(tuple(concern for concern in Concern if concern in found), at_risk)


def _dangers(
    sentence: str, whole: str, frames: Frames, signs: tuple[tuple[Concern, re.Pattern[str]], ...]
) -> set[Concern]:
    """The dangers of one sentence, as far as its frame leaves them standing."""
    found = {concern for concern, sign in signs if sign.search(sentence)}
    if not found or frames.is_lesson(sentence, whole):
        return set()
    if frames.childhood.search(sentence) and not frames.again.search(sentence):
        found -= {Concern.VIOLENCE, *SPECIAL}
    return found


@functools.cache
def _rules() -> tuple[Frames, tuple[tuple[Concern, re.Pattern[str]], ...]]:
    rules = read_rules(RULES)
    words: dict[str, str] = rules["words"]
    signs = tuple((Concern(rule["name"]), pattern(rule["signs"], words)) for rule in rules["concern"])
    return Frames.of(rules), signs
