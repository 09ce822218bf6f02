"""Adapting the embedded model to a corpus: contrastive training on pairs that need no labels."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

from index.learning import Text
from index.module import SudachiEmbedding, as_sentence_transformer, features_of
from index.static import Vocabulary
from index.words import WordVectors

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Training:
    """How the model is adapted. `drop` is the share of terms left out at random on both sides."""

    epochs: int = 40
    batch: int = 2048
    scale: float = 16.0
    learning_rate: float = 2e-3
    drop: float = 0.4
    max_steps: int = 400
    seed: int = 20250131


def adapt(
    texts: Sequence[Text], words: WordVectors, training: Training, progress: Progress
) -> SentenceTransformer:
    """Return the embedded model, adapted to the texts; the same texts and seed give the same model.

    Source: Oord et al. 2018 (InfoNCE); Arora et al. 2017 (weighted, centred word vectors).
    """
    torch.manual_seed(training.seed)
    module = initial_module(texts, words)
    model = as_sentence_transformer(module)
    if len(texts) > 1:
        _train(model, module, texts, training, progress)
    return model


def initial_module(texts: Sequence[Text], words: WordVectors) -> SudachiEmbedding:
    """Return the module before training: centred word vectors, weighted by idf."""
    counts = Counter(term for text in texts for term in _distinct(text))
    own = tuple(sorted(counts))
    idf = np.log((len(texts) + 1) / (np.array([counts[term] for term in own]) + 0.5)).astype(np.float32)
    shared = _centred(words.vectors)
    vectors = np.random.default_rng(0).normal(0, 0.02, (len(own), shared.shape[1])).astype(np.float32)
    for place, term in enumerate(own):
        row = words.row(term)
        if row is not None:
            vectors[place] = shared[row]
    vocabulary = Vocabulary(
        own=own,
        own_weights=np.maximum(idf, 0.05),
        keys=words.keys,
        rows=words.rows,
        other_weight=float(idf.max(initial=1.0)),
    )
    return SudachiEmbedding(vocabulary, torch.from_numpy(vectors), torch.from_numpy(shared))


def _distinct(text: Text) -> set[str]:
    return {*text.title, *text.body, *(term for question in text.questions for term in question)}


def _centred(vectors: np.ndarray) -> np.ndarray:
    centred = vectors - vectors.mean(axis=0)
    scaled: np.ndarray = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
    return scaled.astype(np.float32)


def _train(
    model: SentenceTransformer,
    module: SudachiEmbedding,
    texts: Sequence[Text],
    training: Training,
    progress: Progress,
) -> None:
    random = np.random.default_rng(training.seed)
    loss = MultipleNegativesRankingLoss(model, scale=training.scale)
    optimizer = torch.optim.Adam(module.own.parameters(), lr=training.learning_rate)
    batches = -(-len(texts) // training.batch)
    steps = min(training.epochs * batches, max(training.max_steps, batches))
    order: list[int] = []
    for step in range(steps):
        if not order:
            order = list(random.permutation(len(texts)))
        chosen, order = order[: training.batch], order[training.batch :]
        pairs = [_pair(texts[place], training.drop, random) for place in chosen]
        sides = [[module.vocabulary.rows_of_all(pair[side]) for pair in pairs] for side in (0, 1)]
        optimizer.zero_grad()
        value = loss([features_of(side) for side in sides], torch.empty(0))
        value.backward()
        optimizer.step()
        progress("資料に合わせて検索モデルを調整しています", (step + 1) / steps)


def _pair(text: Text, drop: float, random: np.random.Generator) -> tuple[list[str], list[str]]:
    """A query-like side and an entry-like side of one text."""
    kinds = [kind for kind, there in (("title", text.title), ("sentence", len(text.sentences) > 1)) if there]
    if text.questions:
        kinds += ["question", "question"]
    kind = kinds[random.integers(len(kinds))] if kinds else "sentence"
    if kind == "title":
        query, rest = list(text.title), text.body
    elif kind == "question":
        query, rest = list(text.questions[random.integers(len(text.questions))]), [*text.title, *text.body]
    else:
        place = int(random.integers(max(1, len(text.sentences))))
        query = list(text.sentences[place]) if text.sentences else list(text.title)
        rest = [*text.title, *(t for at, s in enumerate(text.sentences) if at != place for t in s)]
    return _dropped(query, drop, random), _dropped(rest or list(text.title), drop, random)


def _dropped(words: list[str], drop: float, random: np.random.Generator) -> list[str]:
    kept = [word for word, chance in zip(words, random.random(len(words)), strict=True) if chance >= drop]
    return kept or words
