"""Is a written sentence held up by the passages it cites? Decided by rule, the same every time.

The rules are strict on purpose: a true sentence that is lost costs little, since the passage can still be
shown word for word; a false one that is let through costs a person.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant import ground_acts as acts
from assistant import ground_rules as rules
from assistant.citing import Unit
from assistant.ground_evidence import Claim, claim, normal
from assistant.ground_form import is_plain_japanese
from corpus.passage import Passage


class Fault(StrEnum):
    """Why a sentence does not stand."""

    FORM = "form"
    UNRELATED = "unrelated"
    NUMBER = "number"
    QUOTE = "quote"
    NAME = "name"
    STRENGTH = "strength"
    ORDER = "order"
    NEGATION = "negation"
    ACTOR = "actor"
    NEW = "new"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on a sentence; `fault` is None where it stands on the verbatim `units`, nearest first."""

    fault: Fault | None
    units: tuple[Unit, ...] = ()

    @property
    def is_supported(self) -> bool:
        """Whether the sentence may be shown."""
        return self.fault is None


RULES: tuple[tuple[Fault, Callable[[Claim], bool]], ...] = (
    (Fault.NUMBER, rules.keeps_numbers),
    (Fault.QUOTE, rules.keeps_quotations),
    (Fault.NAME, rules.keeps_names),
    (Fault.STRENGTH, rules.keeps_strength),
    (Fault.ORDER, rules.keeps_order),
    (Fault.NEGATION, acts.keeps_negation),
    (Fault.ACTOR, acts.keeps_actors),
    (Fault.NEW, rules.adds_nothing),
    (Fault.CONDITION, rules.keeps_condition),
)
"""The rules in the order they are asked; the first that fails names the fault."""


def check(sentence: str, passages: Sequence[Passage], question: str = "") -> Check:
    """Return whether the passages hold the sentence up, and with which of their own words.

    A condition of a passage (「断られたとき」) may be left unsaid only where the masked `question` tells it.
    """
    sentence = normal(sentence).strip()
    if not is_plain_japanese(sentence):
        return Check(Fault.FORM)
    claimed = claim(sentence, passages, question)
    if not claimed.units:
        return Check(Fault.UNRELATED)
    if sentence == normal(claimed.units[0].text):
        return Check(None, claimed.units[:1])
    fault = next((fault for fault, holds in RULES if not holds(claimed)), None)
    return Check(fault, () if fault else claimed.units)
