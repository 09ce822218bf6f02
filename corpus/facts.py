"""Sentences that state facts — laws, figures, dates, ages — and whether a source supports them."""

import re

from corpus.entry import Entry, Kind, Provenance
from corpus.sentences import split_sentences

_FACT = re.compile(
    r"\d(?:\.\d+)?\s*[%％]|\d+割|"
    r"(?:令和|平成|昭和)[0-9元]+年|(?:19|20)\d\d年|"
    r"第\d+条|"
    r"(?!(?:[一-龥]*(?:方|手|療|作|用|技|文|魔|話|製|戦))法)[一-龥]{2,}(?:法|条例)(?=[はがにのとをで、。」（])|"
    r"\d+歳(?:以上|未満|以下|まで)|\d[\d,]*(?:万|千)?円|"
    r"(?:通報|通告|届出)(?:の|する)?義務|"
    r"研究(?:では|によ|から)"
)
_FIGURE = re.compile(r"\d")


def states_fact(sentence: str, provenance: Provenance) -> bool:
    """Whether the sentence states a fact that needs a source.

    In the policy edition every figure does; in the notes a rule of thumb (「十五分」) does not.
    """
    pattern = _FIGURE if provenance is Provenance.POLICY else _FACT
    return bool(pattern.search(sentence))


def unsourced_facts(entry: Entry) -> list[str]:
    """Return the sentences of an entry that state a fact which no source of it supports, in order.

    A telephone line is all fact and is sourced as a whole; a case is fiction, so only its laws count.
    """
    if entry.provenance is Provenance.OUTLINE or entry.kind is Kind.HELPLINE:
        return [] if entry.sources else [entry.title]
    phrases = [phrase for source in entry.sources for phrase in source.supports]
    return [
        sentence.text
        for section in entry.sections
        for sentence in split_sentences(entry.body[section.start : section.end])
        if states_fact(sentence.text, entry.provenance)
        and not any(phrase in sentence.text for phrase in phrases)
    ]
