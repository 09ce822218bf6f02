"""The rules on what a sentence states: numbers, quotations, names, strength, order, nothing new."""

import re

from assistant.ground_evidence import Claim, content, shares_words
from assistant.ground_grammar import causes, read
from assistant.ground_quantity import counted_alike, quantities
from assistant.ground_words import ALL_OF, HEDGE, OPPOSITES, STRENGTHS
from assistant.units import units_of

MIN_COVERAGE = 0.75
"""The share of a sentence's words that its passages must hold."""

MIN_QUOTED_CHARACTERS = 5
"""Words in 「」 of at least this many characters are a quotation, and must be one."""

MAX_CARRIED = 1
"""How many nouns a sentence may carry over from elsewhere in the passage: what the passage is about."""

_QUOTED = re.compile(r"「([^「」]+)」|『([^『』]+)』")
_NAMING = re.compile(r"[ァ-ヶー]{3,}|[A-Za-z]{2,}")
_CONDITION = re.compile(
    r"^(.{2,40}?)(?:とき|場合|際|間|うち)(?:は|に|:|、)|"  # 「断られたとき：…」
    r"^([^。]{2,60}?(?:ば|たら|なら|(?<=ない)と|たび))、"  # 「話があれば、…」
)


def keeps_numbers(claim: Claim) -> bool:
    """Whether each number stands in the units, in the one that the words around it come from."""
    if not counted_alike(claim.sentence, claim.held):
        return False
    clauses = re.split("[、。]", claim.sentence)
    return len(claim.units) == 1 or all(_keeps_place(clause, claim) for clause in clauses)


def _keeps_place(clause: str, claim: Claim) -> bool:
    counted, said = quantities(clause), set(content(clause))
    near = {unit: len(said & set(content(unit.text))) for unit in claim.units}
    return any(counted <= quantities(unit.text) for unit in near if near[unit] == max(near.values()))


def keeps_quotations(claim: Claim) -> bool:
    """Whether each quotation is one."""
    quoted = (first or second for first, second in _QUOTED.findall(claim.sentence))
    return all(len(said) < MIN_QUOTED_CHARACTERS or bare(said) in bare(claim.held) for said in quoted)


def keeps_names(claim: Claim) -> bool:
    """Whether each proper name, katakana word and Latin word stands in the units."""
    names = {word.lemma for word in read(claim.sentence) if "固有名詞" in word.kinds}
    known = {word.lemma for word in read(claim.held)}
    held = claim.held.lower()
    return names <= known and all(name.lower() in held for name in _NAMING.findall(claim.sentence))


def keeps_strength(claim: Claim) -> bool:
    """Whether the sentence is no stronger than the units: no 「必ず」 added, no 「ことがある」 dropped."""
    for signs in (*STRENGTHS, ALL_OF):
        if not set(signs.findall(claim.sentence)) <= set(signs.findall(claim.held)):
            return False
    if causes(claim.sentence) and not causes(claim.held):
        return False
    return not HEDGE.search(claim.nearest) or bool(HEDGE.search(claim.sentence))


def keeps_order(claim: Claim) -> bool:
    """Whether before and after, more and less, and the like are as in the units."""
    said, known = ({word.lemma for word in read(text)} for text in (claim.sentence, claim.held))
    for one, other in (*OPPOSITES, *(pair[::-1] for pair in OPPOSITES)):
        if one in said and one not in known and other in known:
            return False
    turned = {(lemma, not comes_before) for lemma, comes_before in _timed(claim.held)}
    first_said, first_known = _first(claim.sentence), _first(claim.held)
    exchanged = first_said - first_known & known and first_known & said - first_said
    return not exchanged and not _timed(claim.sentence) & turned


def _timed(text: str) -> set[tuple[str, bool]]:
    """What a text says to be before (True) or after (False): 「入る前」, 「出た後」."""
    told = [word.lemma for word in read(text) if word.lemma not in ("た", "の")]
    return {(one, other == "前") for one, other in zip(told, told[1:], strict=False) if other in ("前", "後")}


def _first(text: str) -> set[str]:
    """What a text says to be done first: 「話してから」, 「話した後に」."""
    told = [word.lemma for word in read(text) if word.lemma not in ("た", "の")]
    after_te = {
        one
        for one, te, kara in zip(told, told[1:], told[2:], strict=False)
        if te in ("て", "で") and kara == "から"
    }
    return after_te | {one for one, ato in zip(told, told[1:], strict=False) if ato == "後"}


def adds_nothing(claim: Claim) -> bool:
    """Whether the units hold nearly all words of the sentence, and all its nouns but the passage's topic."""
    kinds = {word.lemma: word.kinds[0] for word in read(claim.sentence)}
    nouns = {word for word in claim.missing if kinds[word] == "名詞"}
    return claim.coverage >= MIN_COVERAGE and len(nouns) <= MAX_CARRIED and nouns <= _topics(claim)


def _topics(claim: Claim) -> set[str]:
    """The words that two or more parts of a cited passage share."""
    passages = {unit.passage for unit in claim.units}
    parts = [set(content(unit.text)) for passage in passages for unit in units_of(passage)]
    return {word for part in parts for word in part if sum(word in other for other in parts) > 1}


def keeps_condition(claim: Claim) -> bool:
    """Whether a condition (「断られたとき」) is told in the sentence, or else in the question."""
    nearest = claim.nearest
    found = _CONDITION.match(nearest)
    if not found or not shares_words(nearest[found.end() :], [claim.sentence]):
        return True
    return shares_words(found[1] or found[2], [claim.sentence, claim.question])


def bare(text: str) -> str:
    """Return the text without spaces and stops."""
    return re.sub(r"[\s。、]", "", text)
