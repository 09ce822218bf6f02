"""The embedded model as a genuine SentenceTransformer: Sudachi terms in, weighted sum of vectors out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self, cast

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.dense import Dense
from sentence_transformers.base.modules.input_module import InputModule
from sentence_transformers.sentence_transformer.modules import Normalize
from torch.nn import functional

from index.analyze import terms
from index.arrays import Rows
from index.static import VOCABULARY_FILE, WEIGHTS_FILE, Row, StaticModel, Vocabulary, load_vocabulary

Features = dict[str, torch.Tensor]


class SudachiEmbedding(InputModule):
    """Texts → the weighted sum of their terms' vectors.

    The corpus's own terms (`own`) are trained; the shared rows of all other words (`shared`) are not.
    """

    save_in_root = False

    def __init__(self, vocabulary: Vocabulary, own: torch.Tensor, shared: torch.Tensor) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # torch's own
        self.vocabulary = vocabulary
        self.own = torch.nn.Embedding(own.shape[0], own.shape[1], _weight=own.float())
        self.register_buffer("shared", shared.float())

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> Features:
        """Return the features of texts: rows, their weights, and where each text begins."""
        texts = self._prepend_prompt(list(inputs), prompt) if prompt else inputs
        return features_of([self.vocabulary.rows_of_all(terms(text)) for text in texts])

    def features_of_own(self, inputs: Sequence[Rows], **_: Any) -> Features:
        """Return the features of texts given as rows of own terms."""
        rows = np.concatenate(inputs)
        return {
            "input_ids": torch.from_numpy(rows),
            "weights": torch.from_numpy(self.vocabulary.own_weights[rows]),
            "offsets": _offsets([len(part) for part in inputs]),
        }

    def forward(self, features: Features, **_: Any) -> Features:
        """Add `sentence_embedding`, shape (texts, dimension), to the features."""
        rows, weights, offsets = features["input_ids"], features["weights"], features["offsets"]
        is_own = rows < self.own.num_embeddings
        table = self.own.weight
        if not bool(is_own.all()):
            table = torch.cat([table, self.shared])
        features["sentence_embedding"] = functional.embedding_bag(
            rows, table, offsets, mode="sum", per_sample_weights=weights
        )
        return features

    def get_embedding_dimension(self) -> int:
        """The length of every vector."""
        return int(self.own.embedding_dim)

    @property
    def max_seq_length(self) -> float:
        """Texts of any length are taken whole."""
        return float("inf")

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write the module into a folder; vectors are kept in half precision."""
        folder = Path(output_path)
        self.vocabulary.save(folder)
        tensors = {
            "own.weight": self.own.weight.detach().numpy().astype(np.float16),
            "shared": self.shared.numpy().astype(np.float16),
            "own_weights": self.vocabulary.own_weights,
            "own_shared": self.vocabulary.own_shared,
            "keys": self.vocabulary.keys.view(np.int64),
            "rows": self.vocabulary.rows.view(np.int16),
        }
        save_file(tensors, folder / WEIGHTS_FILE)

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", *_: Any, **hub: Any) -> Self:
        """Return the module saved in a folder (or under a name on the hub)."""
        known = {
            key: hub[key] for key in ("token", "cache_folder", "revision", "local_files_only") if key in hub
        }
        weights = cls.load_file_path(model_name_or_path, WEIGHTS_FILE, subfolder, **known)
        words = cls.load_file_path(model_name_or_path, VOCABULARY_FILE, subfolder, **known)
        if weights is None or words is None:
            raise FileNotFoundError(f"{model_name_or_path}/{subfolder}: {WEIGHTS_FILE}, {VOCABULARY_FILE}")
        tensors = load_file(weights)
        return cls(
            load_vocabulary(Path(weights).parent, tensors),
            torch.from_numpy(tensors["own.weight"]),
            torch.from_numpy(tensors["shared"]),
        )


def features_of(rows: Sequence[Sequence[Row]]) -> Features:
    """Return the module's features for texts given as rows and weights."""
    flat = [pair for row in rows for pair in row]
    return {
        "input_ids": torch.tensor([row for row, _ in flat], dtype=torch.long),
        "weights": torch.tensor([weight for _, weight in flat], dtype=torch.float32),
        "offsets": _offsets([len(row) for row in rows]),
    }


def _offsets(lengths: Sequence[int]) -> torch.Tensor:
    """Where each text begins, given how many rows each has."""
    return torch.from_numpy(np.cumsum([0, *lengths[:-1]], dtype=np.int64))


def as_sentence_transformer(module: SudachiEmbedding) -> SentenceTransformer:
    """Return the whole model: the module, a square map (the identity, to begin with), then unit length."""
    size = module.get_embedding_dimension()
    square = Dense(
        size, size, bias=False, activation_function=torch.nn.Identity(), init_weight=torch.eye(size)
    )
    return SentenceTransformer(modules=[module, square, Normalize()], device="cpu")


def layers_of(model: SentenceTransformer) -> tuple[SudachiEmbedding, torch.Tensor]:
    """Return the module that holds the words of a model made here, and the weight of its square map."""
    return cast(SudachiEmbedding, model[0]), cast(Dense, model[1]).linear.weight


def as_static(model: SentenceTransformer) -> StaticModel:
    """Return the same model for numpy alone, as it would be read after saving (but in full precision)."""
    module, square = layers_of(model)
    own, shared = module.own.weight.detach().numpy(), module.shared.numpy()
    mapped = square.detach().numpy().T
    return StaticModel(module.vocabulary, np.concatenate([own, shared]), mapped)
