"""Making the parts of an index from an edition and an embedding model."""

from collections.abc import Sequence

import numpy as np

from corpus.edition import Edition
from corpus.entry import Entry
from corpus.passage import Passage
from index.analyze import terms
from index.arrays import Floats
from index.asking import make_askings
from index.bigrams import bigrams
from index.embed import EmbeddedModel, EmbeddingModel
from index.learning import Text
from index.lexical import Field, LexicalIndex, build_lexical
from index.links import make_links
from index.parts import Parts, Vectors, spread_of
from index.questions import questions_of
from index.sentences import make_sentences, no_sentences
from index.static import unit

TITLE_SHARE = 0.3
"""The share of the title in the vectors of an entry and its passages."""

TITLE_WEIGHT = 1.0
HEADING_WEIGHT = 0.5
QUESTION_WEIGHT = 0.8

Analysed = list[list[list[str]]]


def indexed_entries(edition: Edition) -> list[Entry]:
    """Return the entries that have a passage, in order."""
    return [entry for entry in edition.entries if edition.passages_by_entry[entry.entry_id]]


def analyse(edition: Edition) -> Analysed:
    """Return, for each passage of the indexed entries in order, the terms of each of its sentences."""
    passages = (p for entry in indexed_entries(edition) for p in edition.passages_by_entry[entry.entry_id])
    return [
        [found for sentence in passage.sentences() if (found := terms(sentence.text))] for passage in passages
    ]


def texts_of(edition: Edition, analysed: Analysed) -> list[Text]:
    """Return the text of each indexed entry to learn from, in order."""
    remaining = iter(analysed)
    return [
        Text(
            title=terms(entry.title),
            sentences=[
                sentence for _ in edition.passages_by_entry[entry.entry_id] for sentence in next(remaining)
            ],
            questions=[found for question in entry.all_questions if (found := terms(question))],
        )
        for entry in indexed_entries(edition)
    ]


def make_parts(edition: Edition, model: EmbeddingModel, analysed: Analysed) -> Parts:
    """Return the parts of an index over the edition's passages."""
    entries = indexed_entries(edition)
    passages = tuple(p for entry in entries for p in edition.passages_by_entry[entry.entry_id])
    vectors = _vectors(model, entries, passages, analysed)
    texts = texts_of(edition, analysed)
    return Parts(
        passages=passages,
        vectors=vectors,
        passage_spread=spread_of(vectors.passages),
        entry_spread=spread_of(vectors.entries),
        sentences=(
            make_sentences(analysed, model.static)
            if isinstance(model, EmbeddedModel)
            else no_sentences(len(passages))
        ),
        passage_terms=_passage_terms(passages, entries, texts, analysed),
        entry_terms=_entry_terms(texts),
        entry_bigrams=_entry_bigrams(edition, entries),
        askings=make_askings([entry.all_questions for entry in entries], [entry.title for entry in entries]),
        links=make_links({entry.entry_id: entry.links for entry in entries}),
    )


def _passage_terms(
    passages: Sequence[Passage], entries: Sequence[Entry], texts: Sequence[Text], analysed: Analysed
) -> LexicalIndex:
    titles = {entry.entry_id: text.title for entry, text in zip(entries, texts, strict=True)}
    return build_lexical(
        [
            Field([[term for sentence in passage for term in sentence] for passage in analysed]),
            Field([titles[passage.entry_id] for passage in passages], TITLE_WEIGHT),
            Field([terms(passage.heading) for passage in passages], HEADING_WEIGHT),
        ],
        len(passages),
    )


def _entry_terms(texts: Sequence[Text]) -> LexicalIndex:
    return build_lexical(
        [
            Field([[term for sentence in text.sentences for term in sentence] for text in texts]),
            Field([text.title for text in texts], TITLE_WEIGHT),
            Field(
                [[term for question in text.questions for term in question] for text in texts],
                QUESTION_WEIGHT,
            ),
        ],
        len(texts),
    )


def _entry_bigrams(edition: Edition, entries: Sequence[Entry]) -> LexicalIndex:
    bodies = [
        [pair for passage in edition.passages_by_entry[entry.entry_id] for pair in bigrams(passage.text)]
        for entry in entries
    ]
    titles = [bigrams(entry.title) for entry in entries]
    return build_lexical([Field(bodies), Field(titles, TITLE_WEIGHT)], len(entries))


def _vectors(
    model: EmbeddingModel, entries: Sequence[Entry], passages: Sequence[Passage], analysed: Analysed
) -> Vectors:
    place = {entry.entry_id: row for row, entry in enumerate(entries)}
    rows = np.array([place[passage.entry_id] for passage in passages], dtype=np.int64)
    titles = model.encode_texts([entry.title for entry in entries])
    texts = _passage_texts(model, passages, analysed)
    sums = np.zeros_like(titles)
    np.add.at(sums, rows, texts)
    questions = questions_of([entry.all_questions for entry in entries])
    return Vectors(
        passages=_mixed(texts, titles[rows]),
        entries=_mixed(unit(sums), titles),
        questions=model.encode_texts(questions.texts),
        question_places=questions.places,
        question_entries=questions.entries,
    )


def _passage_texts(model: EmbeddingModel, passages: Sequence[Passage], analysed: Analysed) -> Floats:
    if isinstance(model, EmbeddedModel):
        words = [[term for sentence in passage for term in sentence] for passage in analysed]
        headed = zip(passages, words, strict=True)
        return np.stack([model.static.encode_terms([*terms(p.heading), *found]) for p, found in headed])
    return model.encode_texts([f"{passage.heading}\n{passage.text}".strip() for passage in passages])


def _mixed(texts: Floats, titles: Floats) -> Floats:
    return unit((1 - TITLE_SHARE) * texts + TITLE_SHARE * titles)
