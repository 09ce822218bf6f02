"""Teaching the calibration from the corpus itself: queries it should answer and ones it should not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.edition import Edition
from corpus.entry import Entry
from index.analyze import terms
from index.confidence import Calibration, calibrate, signals_of
from index.make import indexed_entries
from index.offtopic import mixed, off_topic
from index.rank import Ranker
from index.topic import NO_TOPIC, Lesson, Topic, look
from index.voices import voiced

MOST = 300
"""At most this many queries of either side are tried on the index."""

MOST_ASKED, MOST_TOLD = 8000, 2000
"""At most this many questions, and queries made of entries without questions, teach the topic."""

MIXED = 700
"""How many of the mixed questions are learned from."""

PARTS = 2
"""The topic's score of a query is learned from the groups of the other part only."""

RIDGE = 0.1

ANSWERED_BY = 0.75
"""An off-topic question leaves the lesson where so much of its idf stands in one entry without questions."""

_BRACKETS = re.compile(r"[（）・、]")

TITLE_FRAMES = (
    "{}",
    "{}とは何ですか",
    "{}の対象は誰ですか",
    "{}の窓口はどこ",
    "{}の申請のしかた",
    "{}の金額はいくらですか",
    "{}を使いたい",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A query and the entries that answer it (of an off-topic one none); `group` is what it was written with."""

    query: str
    group: str
    answers: frozenset[str] = frozenset()


def held_out(edition: Edition) -> tuple[Edition, list[Example]]:
    """Return the edition without every second question, and those questions."""
    unseen = _asked(edition)[1::2]
    left = {asked.query for asked in unseen}
    seen = [
        replace(
            entry,
            questions=tuple(text for text in entry.questions if text not in left),
            shared_questions=tuple(text for text in entry.shared_questions if text not in left),
        )
        for entry in edition.entries
    ]
    return Edition.of(edition.name, seen), unseen


def _asked(edition: Edition) -> list[Example]:
    """The questions of all entries, each once with all that answer it; its group is the first of these."""
    answers: dict[str, list[str]] = {}
    for entry in edition.entries:
        for text in entry.all_questions:
            answers.setdefault(text, []).append(entry.entry_id)
    return [Example(text, ids[0], frozenset(ids)) for text, ids in answers.items()]


def teach(ranker: Ranker, edition: Edition, unseen: Sequence[Example], seed: int) -> Calibration:
    """Return the calibration learned from pseudo-queries; the same corpus and seed give the same one.

    Positives are questions that neither the model nor the index has seen (of entries without questions
    some of their words); negatives are off-topic questions, but for those the corpus seems to answer.
    """
    random = np.random.default_rng(seed)
    told = _from_texts(edition, random)
    refused = _refused(ranker, edition)
    seen = _asked(edition)
    topic, scores = NO_TOPIC, dict[str, float]()
    if seen or unseen:
        answered = _some([*seen, *unseen], MOST_ASKED, random)
        answered += [*_some(told, MOST_TOLD, random), *_names(edition)]
        topic, scores = _topic(ranker, answered, refused, random)
    positives, negatives, hits = [], [], []
    for example in _some([*unseen, *told], MOST, random):
        signals, found = _tried(ranker, example, scores.get(example.query, 0.0))
        positives.append(signals)
        hits += found
    for example in _some(refused, MOST, random):
        signals, found = _tried(ranker, example, scores.get(example.query, 0.0))
        negatives.append(signals)
        hits += found[:2]
    return calibrate(positives, negatives, hits, topic)


def _tried(ranker: Ranker, example: Example, topic: float) -> tuple[list[float], list[tuple[float, bool]]]:
    """The signals of a query, and the fused scores of its first five hits with whether each was right."""
    ranked, passages = ranker.rank(example.query), ranker.parts.passages
    hits = [
        (float(fused), passages[row].entry_id in example.answers)
        for row, fused in zip(ranked.rows[:5], ranked.fused[:5], strict=True)
    ]
    return signals_of(terms(example.query), ranked, ranker.parts.entry_terms, topic), hits


def _topic(
    ranker: Ranker, answered: Sequence[Example], refused: Sequence[Example], random: np.random.Generator
) -> tuple[Topic, dict[str, float]]:
    """The topic, and the score of each query by topics learned without any of its group."""
    blends = _some([Example(question.text, question.group) for question in mixed()], MIXED, random)
    plain = [(asked, 1) for asked in answered] + [(asked, 0) for asked in refused]
    voices = [
        (replace(asked, query=text), label) for asked, label in plain for text in voiced(asked.query, random)
    ]
    rows = [*plain, *voices, *((asked, 0) for asked in blends)]
    lesson = Lesson([look(asked.query, ranker.model) for asked, _ in rows], [label for _, label in rows])
    groups = sorted({asked.group for asked, _ in rows})
    part_of = {group: place % PARTS for place, group in enumerate(random.permutation(groups))}
    parts = np.array([part_of[asked.group] for asked, _ in rows])
    scores: dict[str, float] = {}
    for part in range(PARTS):
        others = lesson.learn(np.flatnonzero(parts != part), RIDGE)
        left = np.flatnonzero(parts[: len(plain)] == part)
        values = lesson.scores(others, left)
        scores |= {plain[row][0].query: float(value) for row, value in zip(left, values, strict=True)}
    return lesson.learn(np.arange(len(rows)), RIDGE), scores


def _refused(ranker: Ranker, edition: Edition) -> list[Example]:
    """The off-topic questions, but for those that an entry without questions (imported text) speaks of."""
    bare = [entry for entry in indexed_entries(edition) if not entry.all_questions]
    rows = [ranker.parts.entry_row[entry.entry_id] for entry in bare]
    titles: dict[str, list[frozenset[str]]] = {}
    for title in (frozenset(terms(entry.title)) for entry in bare):
        titles.setdefault(min(title, default=""), []).append(title)

    def spoken_of(question: str) -> bool:
        words = set(terms(question))
        if any(title <= words for word in words for title in titles.get(word, ())):
            return True
        return bool(ranker.parts.entry_terms.coverage(list(words))[rows].max(initial=0.0) >= ANSWERED_BY)

    refused = (Example(question.text, question.group) for question in off_topic())
    return [asked for asked in refused if not (bare and spoken_of(asked.query))]


def _from_texts(edition: Edition, random: np.random.Generator) -> list[Example]:
    """For entries without questions: the title as asked for, and a handful of words of two passages."""
    bare = [entry for entry in indexed_entries(edition) if not entry.all_questions]
    made = []
    for place in random.permutation(len(bare))[:MOST_TOLD]:
        entry = bare[place]
        queries = [frame.format(entry.title) for frame in TITLE_FRAMES if entry.title]
        queries += [_words(edition, entry, random) for _ in range(2)]
        made += [_of(query, entry.entry_id) for query in queries if query]
    return made


def _names(edition: Edition) -> list[Example]:
    """What the entries with questions are called, bare and asked about: people type a name and no more."""
    names = {
        name: entry.entry_id
        for entry in edition.entries
        if entry.all_questions
        for name in (entry.title, *_BRACKETS.split(entry.title))
        if terms(name)
    }
    return [_of(frame.format(name), place) for name, place in names.items() for frame in ("{}", "{}とは")]


def _of(query: str, entry_id: str) -> Example:
    return Example(query, entry_id, frozenset({entry_id}))


def _words(edition: Edition, entry: Entry, random: np.random.Generator) -> str:
    passages = edition.passages_by_entry[entry.entry_id]
    words = terms(passages[int(random.integers(len(passages)))].text)
    start = int(random.integers(max(1, len(words) - 8)))
    return "、".join(word for word in words[start : start + 8] if random.random() > 0.3)


def _some(asked: Sequence[Example], most: int, random: np.random.Generator) -> list[Example]:
    return [asked[place] for place in random.permutation(len(asked))[:most]]
