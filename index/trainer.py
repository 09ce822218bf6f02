"""The library's trainer for a small model: nothing printed, nothing kept but the model."""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer
from sentence_transformers.sentence_transformer.data_collator import SentenceTransformerDataCollator
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from transformers import PrinterCallback, TrainerCallback, TrainerState

from index.module import Features, layers_of
from index.pairs import PairSampler


class Trainer(SentenceTransformerTrainer):
    """The library's trainer, without its printed figures and its model card."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.remove_callback(PrinterCallback)

    def add_model_card_callback(self, default_args_dict: dict[str, Any]) -> None:
        """Make no model card: none is kept, and it would show a bar while it looks for examples."""


class PairCollator(SentenceTransformerDataCollator):
    """Draws a pair from every text of a batch, afresh each time; a row of the dataset is a text's place."""

    def __init__(self, sampler: PairSampler, features_of: Callable[..., Features]) -> None:
        super().__init__(features_of)
        self.sampler = sampler

    def __call__(self, features: list[dict[str, int]]) -> Features:
        """Return the features of both sides of the pairs."""
        pairs = [self.sampler.draw(row["place"]) for row in features]
        return super().__call__([{"query": query, "text": text} for query, text in pairs])


class AnchoredLoss(MultipleNegativesRankingLoss):
    """The library's loss in both directions, and a pull of the word vectors back to where they began."""

    def __init__(self, model: SentenceTransformer, scale: float, anchor: float) -> None:
        super().__init__(
            model,
            scale=scale,
            directions=("query_to_doc", "doc_to_query"),
            partition_mode="per_direction",
        )
        self.anchor = anchor
        self.start = layers_of(model)[0].own.weight.detach().clone()

    def forward(self, sentence_features: Iterable[Features], labels: torch.Tensor) -> torch.Tensor:
        """The loss of a batch of pairs."""
        drift = ((layers_of(self.model)[0].own.weight - self.start) ** 2).sum()
        return super().forward(sentence_features, labels) + self.anchor * drift


class AfterStep(TrainerCallback):
    """Calls a function with the number of steps done and of all steps, after each of them."""

    def __init__(self, call: Callable[[int, int], None]) -> None:
        self.call = call

    def on_step_end(self, args: object, state: TrainerState, control: object, **_: object) -> None:  # noqa: ARG002
        """A step is done."""
        self.call(state.global_step, state.max_steps)
