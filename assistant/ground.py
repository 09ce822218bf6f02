"""Is a written sentence held up by the passages it cites? Decided by rule, the same every time.

The rules are strict on purpose: a true sentence that is lost costs little, since the passage can still be
shown word for word; a false one that is let through costs a person.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.citing import Unit
from assistant.ground_evidence import Evidence, content, evidence_for, shares_words
from assistant.ground_form import is_plain_japanese
from assistant.ground_grammar import (
    ABSOLUTE,
    FORCE,
    HEDGE,
    OBLIGATION,
    actors,
    causes,
    denies,
    polarities,
)
from assistant.ground_quantity import counted_alike, quantities
from corpus.passage import Passage
from corpus.sentences import split_sentences
from index.analyze import words

MIN_COVERAGE = 0.75
"""The share of a sentence's words that its passages must hold."""

MIN_QUOTED_CHARACTERS = 5
"""Words in 「」 of at least this many characters are a quotation, and must be one."""

MAX_CARRIED = 1
"""How many nouns a sentence may carry over from elsewhere in the passage (its topic)."""

_QUOTED = re.compile(r"「([^「」]+)」|『([^『』]+)』")
_CONDITION = re.compile(r"^(.{2,40}?)(?:とき|場合|際)(?:は|に|:|、)|^([^。]{2,60}?(?:ば|たら|なら|(?<=ない)と|たび))、")
_OPPOSITES = (("前", "後"), ("増やす", "減らす"), ("早い", "遅い"), ("開ける", "閉める"), ("多い", "少ない"), ("長い", "短い"), ("始める", "終える"), ("先", "後"), ("広い", "狭い"), ("強い", "弱い"), ("以上", "未満"), ("届く", "超える"), ("来る", "帰る"))
_NAMING = re.compile(r"[ァ-ヶー]{3,}|[A-Za-z]{2,}")
_AVOID_SECTIONS = frozenset({"avoid"})


class Fault(StrEnum):
    """Why a sentence does not stand."""

    FORM = "form"
    UNRELATED = "unrelated"
    NUMBER = "number"
    QUOTE = "quote"
    NAME = "name"
    STRENGTH = "strength"
    NEGATION = "negation"
    ACTOR = "actor"
    CONDITION = "condition"
    ORDER = "order"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on a sentence; `fault` is None where it stands on the verbatim `units`, nearest first."""

    fault: Fault | None
    units: tuple[Unit, ...] = ()

    @property
    def is_supported(self) -> bool:
        """Whether the sentence may be shown."""
        return self.fault is None


def check(sentence: str, passages: Sequence[Passage], question: str = "") -> Check:
    """Return whether the passages hold the sentence up, and with which of their own words.

    A condition of a passage (「断られたとき」) may be left unsaid only where the masked `question` tells it.
    """
    sentence = unicodedata.normalize("NFKC", sentence).strip()
    if not is_plain_japanese(sentence):
        return Check(Fault.FORM)
    evidence = evidence_for(sentence, passages)
    if not evidence.units:
        return Check(Fault.UNRELATED)
    if _bare(sentence) in _bare(evidence.units[0].text) and sentence == unicodedata.normalize("NFKC", evidence.units[0].text):
        return Check(None, evidence.units[:1])
    held = unicodedata.normalize("NFKC", evidence.text)
    for fault, stands in _RULES:
        if not stands(sentence, held, evidence):
            return Check(fault)
    if not _keeps_condition(sentence, evidence, question):
        return Check(Fault.CONDITION)
    return Check(None, evidence.units)


def _keeps_numbers(sentence: str, held: str, evidence: Evidence) -> bool:
    return counted_alike(sentence, held) and (len(evidence.units) == 1 or _same_unit(sentence, evidence))


def _same_unit(sentence: str, evidence: Evidence) -> bool:
    """Where two units are read, a number must come from the one that the words around it come from."""
    for clause in re.split(r"[、。]", sentence):
        counted = quantities(clause)
        said = set(content(clause))
        nearest = max(evidence.units, key=lambda unit: (len(said & set(content(unit.text))), counted <= quantities(unit.text)))
        if not counted <= quantities(nearest.text):
            return False
    return True


def _keeps_quotations(sentence: str, held: str, evidence: Evidence) -> bool:
    quoted = ("".join(found) for found in _QUOTED.findall(sentence))
    return all(len(words_said) < MIN_QUOTED_CHARACTERS or _bare(words_said) in _bare(held) for words_said in quoted)


def _keeps_names(sentence: str, held: str, evidence: Evidence) -> bool:
    names = {word.lemma for word in words(sentence) if "固有名詞" in word.kinds}
    known = {word.lemma for word in words(held)}
    return names <= known and all(name.lower() in held.lower() for name in _NAMING.findall(sentence))


def _keeps_strength(sentence: str, held: str, evidence: Evidence) -> bool:
    for signs in (ABSOLUTE, OBLIGATION, FORCE):
        known = set(signs.findall(held))
        if any(sign not in known for sign in signs.findall(sentence)):
            return False
    if causes(sentence) and not causes(held):
        return False
    nearest = _nearest_sentence(sentence, evidence)
    return not HEDGE.search(nearest) or bool(HEDGE.search(sentence))


def _keeps_negation(sentence: str, held: str, evidence: Evidence) -> bool:
    said, known = polarities(sentence), polarities(held)
    if any(lemma in known and not done & known[lemma] for lemma, done in said.items()):
        return False
    undone = {lemma for lemma, done in said.items() if done == {False}}
    if (undone - known.keys()) & set(content(held)):
        return False
    if undone - known.keys() and not denies(held) and not _is_avoiding(evidence):
        return False
    return not _is_avoiding(evidence) or _warns(sentence, held, said)


def _keeps_actors(sentence: str, held: str, evidence: Evidence) -> bool:
    said, known = actors(sentence), actors(held)
    for actor, parts in said.items():
        if actor in ("支援者", "支援員"):
            continue
        if actor not in known or (parts and known[actor] and not parts & known[actor]):
            return False
    asks_other = re.search(r"(?:て|で)もら|お願い|ていただ", held)
    return not (asks_other and "subject" in said.get("支援者", set()) and "支援者" not in known)


def _keeps_order(sentence: str, held: str, evidence: Evidence) -> bool:
    said, known = ({word.lemma for word in words(text)} for text in (sentence, held))
    for one, other in (*_OPPOSITES, *(pair[::-1] for pair in _OPPOSITES)):
        if one in said and one not in known and other in known:
            return False
    return not (before_and_after(sentence, True) & before_and_after(held, False))


def before_and_after(text: str, as_is: bool) -> set[tuple[str, bool]]:
    """What is said to be before and after in a text; turned round where not `as_is`."""
    told = [word for word in words(text) if word.lemma not in ("た", "の")]
    pairs = zip(told, told[1:], strict=False)
    return {(one.lemma, (other.lemma == "前") == as_is) for one, other in pairs if other.lemma in ("前", "後")}


def _adds_nothing(sentence: str, held: str, evidence: Evidence) -> bool:
    kinds = {word.lemma: word.kinds for word in words(sentence)}
    nouns = {word for word in evidence.missing if kinds[word][0] == "名詞"}
    around = {word for unit in evidence.units for word in content(unit.passage.text)}
    return evidence.coverage >= MIN_COVERAGE and nouns <= around and len(nouns) <= MAX_CARRIED


_RULES = (
    (Fault.NUMBER, _keeps_numbers),
    (Fault.QUOTE, _keeps_quotations),
    (Fault.NAME, _keeps_names),
    (Fault.STRENGTH, _keeps_strength),
    (Fault.ORDER, _keeps_order),
    (Fault.NEGATION, _keeps_negation),
    (Fault.ACTOR, _keeps_actors),
    (Fault.NEW, _adds_nothing),
)


def _keeps_condition(sentence: str, evidence: Evidence, question: str) -> bool:
    nearest = _nearest_sentence(sentence, evidence)
    found = _CONDITION.match(nearest)
    if not found:
        return True
    condition = found[1] or found[2]
    rest = nearest[found.end() :]
    if not shares_words(rest, [sentence]):
        return True
    return shares_words(condition, [sentence, question])


def _is_avoiding(evidence: Evidence) -> bool:
    return evidence.units[0].passage.slug in _AVOID_SECTIONS


def _warns(sentence: str, held: str, said: dict[str, set[bool]]) -> bool:
    """From a list of what to avoid: the sentence must itself decline, or tell what would follow."""
    last = next(iter(reversed(said.values())), {True})
    declines = False in last or bool(re.search(r"避け|控え|やめ", sentence))
    follow = held.split("。")[1] if "。" in held.rstrip("。") else held
    return declines or len(set(content(sentence)) & set(content(follow))) >= 2


def _nearest_sentence(sentence: str, evidence: Evidence) -> str:
    parts = [part.text for part in split_sentences(evidence.units[0].text)] or [evidence.units[0].text]
    wanted = set(content(sentence))
    return unicodedata.normalize("NFKC", max(parts, key=lambda part: len(wanted & set(content(part)))))


def _bare(text: str) -> str:
    return re.sub(r"[\s。、]", "", text)
