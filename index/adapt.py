"""Adapting the embedded model to a corpus: contrastive training on pairs that need no labels."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory

import numpy as np
import torch
from datasets import Dataset
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainingArguments
from torch.optim.swa_utils import AveragedModel

from index.arrays import Floats
from index.learning import Text
from index.module import SudachiEmbedding, as_sentence_transformer, layers_of
from index.pairs import PairSampler
from index.static import Vocabulary
from index.trainer import AfterStep, AnchoredLoss, PairCollator, Trainer
from index.words import WordVectors

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Training:
    """How the model is adapted.

    Every title, question and sentence begins a pair `rounds` times on average; `batch` is the most texts
    in one step, and `max_steps` bounds the time on large corpora. `anchor` pulls
    word vectors back to where they began. The weights of the last `averaged` share of steps are averaged.
    """

    rounds: float = 3.0
    batch: int = 2048
    max_steps: int = 120
    scale: float = 10.0
    learning_rate: float = 2e-3
    map_learning_rate: float = 4e-4
    anchor: float = 0.1
    averaged: float = 0.5
    seed: int = 20250131


def adapt(
    texts: Sequence[Text], words: WordVectors, training: Training, progress: Progress
) -> SentenceTransformer:
    """Return the embedded model, adapted to the texts; the same texts and seed give the same model.

    Source: Oord et al. 2018 (InfoNCE); Arora et al. 2017 (weighted, centred word vectors);
    Izmailov et al. 2018 (averaging weights over the last steps).
    """
    module = initial_module(texts, words)
    model = as_sentence_transformer(module)
    if len(texts) > 1:
        sampler = PairSampler(texts, module.vocabulary, np.random.default_rng(training.seed))
        with _one_thread():
            _train(model, sampler, training, progress)
    return model


@contextmanager
def _one_thread() -> Iterator[None]:
    """Torch keeps to one thread: several wait for each other as soon as another program uses a core.

    Measured with the whole build of the shipped text on two cores: idle 20 s instead of 26 s, beside one
    busy process 22 s instead of 40 s. One thread also gives the same model whatever the number of cores.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def initial_module(texts: Sequence[Text], words: WordVectors) -> SudachiEmbedding:
    """Return the module before training: centred word vectors, weighted by idf."""
    counts = Counter(term for text in texts for term in text.distinct)
    own = tuple(sorted(counts))
    frequency = np.array([counts[term] for term in own]) + 0.5
    idf = np.maximum(np.log((len(texts) + 1) / frequency), 0.05).astype(np.float32)
    shared = _centred(words.vectors)
    rows = [words.row(term) for term in own]
    own_shared = np.array([-1 if row is None else row for row in rows], dtype=np.int32)
    # A word without a vector begins near zero and is learned from the corpus alone.
    vectors = np.random.default_rng(0).normal(0, 0.02, (len(own), shared.shape[1])).astype(np.float32)
    vectors[own_shared >= 0] = shared[own_shared[own_shared >= 0]]
    vocabulary = Vocabulary(own, idf, own_shared, words.keys, words.rows, float(idf.max(initial=1.0)))
    return SudachiEmbedding(vocabulary, torch.from_numpy(vectors), torch.from_numpy(shared))


def _centred(vectors: Floats) -> Floats:
    centred = vectors - vectors.mean(axis=0)
    scaled: Floats = (centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)).astype(
        np.float32
    )
    return scaled


def _train(model: SentenceTransformer, sampler: PairSampler, training: Training, progress: Progress) -> None:
    module, _ = layers_of(model)
    places = Dataset.from_dict({"place": sampler.usable})
    batch = min(training.batch, len(places))
    weights = torch.nn.ParameterList(model.parameters())
    averaged = AveragedModel(weights)

    def after(step: int, steps: int) -> None:
        if step > steps * (1 - training.averaged):
            averaged.update_parameters(weights)
        progress("資料に合わせて検索モデルを調整しています", step / steps)

    with TemporaryDirectory() as folder:  # Stays empty, but the trainer makes one in any case.
        arguments = SentenceTransformerTrainingArguments(
            folder,
            max_steps=min(round(training.rounds * sampler.sources / batch) + 1, training.max_steps),
            per_device_train_batch_size=batch,
            learning_rate=training.learning_rate,
            learning_rate_mapping={"linear": training.map_learning_rate},
            lr_scheduler_type="constant",
            max_grad_norm=0.0,
            seed=training.seed,
            use_cpu=True,
            save_strategy="no",
            logging_strategy="no",
            report_to="none",
            disable_tqdm=True,
        )
        Trainer(
            model,
            arguments,
            places,
            loss=AnchoredLoss(model, training.scale, training.anchor / len(places)),
            data_collator=PairCollator(sampler, module.features_of_own),
            callbacks=[AfterStep(after)],
        ).train()
    weights.load_state_dict(averaged.module.state_dict())
