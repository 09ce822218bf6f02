"""Embedding models: the embedded one, or any sentence-transformers model by name."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from langchain_core.embeddings import Embeddings

from index.arrays import Floats
from index.manifest import IndexUnavailableError
from index.static import StaticModel, load_static, unit

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class EmbeddingModel(Protocol):
    """Texts → unit vectors."""

    @property
    def dimension(self) -> int:
        """The length of every vector."""

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """The unit vectors of passages, shape (texts, dimension)."""

    def encode_question(self, text: str) -> Floats:
        """The unit vector of a query, shape (dimension,)."""


class EmbeddedModel:
    """The embedded model, adapted to the corpus; runs on numpy alone."""

    def __init__(self, static: StaticModel) -> None:
        self.static = static

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return self.static.dimension

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """The unit vectors of passages, shape (texts, dimension)."""
        return self.static.encode(texts)

    def encode_question(self, text: str) -> Floats:
        """The unit vector of a query, shape (dimension,); zeros where no word of it is known."""
        vector: Floats = self.static.encode([text])[0]
        return vector


class NamedModel:
    """A sentence-transformers model by name or folder, with its prefixes for queries and passages."""

    def __init__(
        self, model: "SentenceTransformer", query_prefix: str = "", passage_prefix: str = ""
    ) -> None:
        self.model = model
        self.query_prompt = query_prefix or _prompt(model, "query")
        self.passage_prompt = passage_prefix or _prompt(model, "document") or _prompt(model, "passage")

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return int(self.model.get_embedding_dimension() or 0)

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """The unit vectors of passages, shape (texts, dimension)."""
        return self._encode(texts, self.passage_prompt)

    def encode_question(self, text: str) -> Floats:
        """The unit vector of a query, shape (dimension,)."""
        vector: Floats = self._encode([text], self.query_prompt)[0]
        return vector

    def _encode(self, texts: Sequence[str], prompt: str) -> Floats:
        vectors = self.model.encode(list(texts), prompt=prompt or None, show_progress_bar=False)
        return unit(np.asarray(vectors, dtype=np.float32).reshape(len(texts), self.dimension))


class LangChainEmbeddings(Embeddings):
    """Any of our models behind LangChain's `Embeddings`."""

    def __init__(self, model: EmbeddingModel) -> None:
        self.model = model

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The unit vectors of passages."""
        vectors: list[list[float]] = self.model.encode_texts(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a query."""
        vector: list[float] = self.model.encode_question(text).tolist()
        return vector


def load_embedded(model_folder: Path) -> EmbeddedModel:
    """Return the embedded model saved in an index.

    Raises:
        IndexUnavailableError: its files are missing or damaged.
    """
    try:
        return EmbeddedModel(load_static(model_folder))
    except (OSError, ValueError, KeyError) as error:
        raise IndexUnavailableError(
            f"検索モデル（{model_folder}）を読めません。yorisoi build で作り直してください。"
        ) from error


def load_named(name: str, query_prefix: str = "", passage_prefix: str = "") -> NamedModel:
    """Return a sentence-transformers model by its name on the hub or its folder.

    A prefix given here goes before every text of its side; else the model's own prompt does.

    Raises:
        IndexUnavailableError: there is no such model, and none could be fetched.
    """
    # Heavy (torch): only loaded where a model by name is asked for.
    from sentence_transformers import SentenceTransformer

    try:
        return NamedModel(SentenceTransformer(name, device="cpu"), query_prefix, passage_prefix)
    except (OSError, ValueError) as error:
        raise IndexUnavailableError(
            f"埋め込みモデル「{name}」を読み込めません。名前、フォルダー、接続を確かめてください。"
        ) from error


def _prompt(model: "SentenceTransformer", name: str) -> str:
    return str((model.prompts or {}).get(name) or "")
