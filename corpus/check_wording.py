"""Checks of wording: lengths, sentences that stand alone, questions in people's own words."""

import re
from collections.abc import Iterator

from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance
from corpus.problem import Problem
from corpus.sentences import split_sentences

BODY_CHARACTERS = {
    Kind.VALUE: (500, 1000),
    Kind.STANCE: (500, 1000),
    Kind.CAUTION: (500, 1000),
    Kind.POINT: (500, 1000),
    Kind.CASE: (700, 1400),
    Kind.TERM: (60, 320),
}
"""Least and most characters of a body, headings and white space not counted."""

QUESTIONS = {Kind.VALUE: 12, Kind.STANCE: 12, Kind.CAUTION: 12, Kind.POINT: 12, Kind.CASE: 8, Kind.TERM: 3}
"""The least number of questions of an entry of each kind."""

MAX_SENTENCE_CHARACTERS = 95
"""A sentence longer than this cannot be read aloud in one breath; quoted speech counts too."""

_LEANING = re.compile(
    r"^(?:これ|それ|あれ|こうした|そうした|そのため|このため|上記|前述|この場合|その場合|そこで)"
)
_PUNCTUATION = re.compile(r"[\s、。・「」『』（）？！?!,.]")


def check_wording(edition: Edition) -> Iterator[Problem]:
    """Lengths, sentences that cannot stand alone, and questions that copy a title or each other."""
    asked: dict[str, str] = {}
    for entry in edition.entries:
        yield from _check_questions(entry, asked)
        if entry.provenance is Provenance.NOTES:
            yield from _check_length(entry)
        if entry.provenance is not Provenance.LOCAL:
            yield from _check_sentences(entry)


def body_characters(entry: Entry) -> int:
    """How many characters the body has, headings and white space not counted."""
    text = "".join(entry.body[section.start : section.end] for section in entry.sections)
    return sum(not character.isspace() for character in text)


def _check_length(entry: Entry) -> Iterator[Problem]:
    least, most = BODY_CHARACTERS.get(entry.kind, (0, 10_000))
    if not least <= (count := body_characters(entry)) <= most:
        yield Problem(entry.entry_id, f"本文が{count}字です（{least}〜{most}字）。")


def _check_sentences(entry: Entry) -> Iterator[Problem]:
    for section in entry.sections:
        for sentence in split_sentences(entry.body[section.start : section.end]):
            if len(sentence.text) > MAX_SENTENCE_CHARACTERS and not sentence.text.startswith(
                "（支援のポイント"
            ):
                yield Problem(entry.entry_id, f"{len(sentence.text)}字の文：「{sentence.text}」")
            if _LEANING.match(sentence.text):
                yield Problem(entry.entry_id, f"前の文がないと分からない文：「{sentence.text}」")


def _check_questions(entry: Entry, asked: dict[str, str]) -> Iterator[Problem]:
    least = QUESTIONS.get(entry.kind, 0)
    if len(entry.questions) < least:
        yield Problem(entry.entry_id, f"questions が{len(entry.questions)}です（{least}以上）。")
    title = _PUNCTUATION.sub("", entry.title)
    for question in entry.questions:
        bare = _PUNCTUATION.sub("", question)
        if title in bare and entry.kind not in (Kind.TERM, Kind.HELPLINE, Kind.POLICY, Kind.OUTLINE):
            yield Problem(entry.entry_id, f"題名を写した questions：「{question}」")
        if (other := asked.setdefault(bare, entry.entry_id)) != entry.entry_id:
            yield Problem(entry.entry_id, f"{other} と同じ questions：「{question}」")
