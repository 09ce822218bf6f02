"""The vector store: passages and their vectors in Chroma, embedded or on a server.

The only file that knows Chroma, and that Chroma tells distances.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
import numpy.typing as npt
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from corpus.passage import Passage
from index.manifest import IndexUnavailableError

_BATCH = 2_000
_CONFIGURATION: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "max_neighbors": 24, "ef_search": 150}
}


@dataclass(frozen=True)
class PassageStore:
    """One collection of passages. Make one with `open_store`."""

    client: ClientAPI
    name: str
    place: str

    def create(self) -> None:
        """Make the collection anew, empty."""
        with self._border():
            self._delete()
            self.client.create_collection(self.name, configuration=_CONFIGURATION, embedding_function=None)

    def add(self, passages: Sequence[Passage], vectors: npt.NDArray[np.float32]) -> None:
        """Add passages with their vectors, shape (passages, dimension)."""
        with self._border():
            collection = self.client.get_collection(self.name, embedding_function=None)
            for start in range(0, len(passages), _BATCH):
                part = passages[start : start + _BATCH]
                collection.add(
                    ids=[passage.passage_id for passage in part],
                    embeddings=vectors[start : start + _BATCH],
                    documents=[passage.text for passage in part],
                    metadatas=[_metadata(passage) for passage in part],
                )

    def count(self) -> int:
        """The number of passages held.

        Raises:
            IndexUnavailableError: the collection is missing, or Chroma does not answer.
        """
        with self._border():
            return self.client.get_collection(self.name, embedding_function=None).count()

    def nearest(self, vector: npt.NDArray[np.float32], k: int) -> list[tuple[str, float]]:
        """The ids of the k passages nearest to a unit vector with their cosines, best first.

        Raises:
            IndexUnavailableError: the collection is missing, or Chroma does not answer.
        """
        with self._border():
            collection = self.client.get_collection(self.name, embedding_function=None)
            found = collection.query(query_embeddings=vector[None, :], n_results=k, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return [
            (passage_id, 1.0 - distance)
            for passage_id, distance in zip(found["ids"][0], distances, strict=True)
        ]

    def delete(self) -> None:
        """Remove the collection, if it is there."""
        with self._border():
            self._delete()

    def as_vector_store(self, embeddings: Embeddings) -> Chroma:
        """The collection as a LangChain VectorStore, for use in other chains."""
        with self._border():
            return Chroma(
                collection_name=self.name,
                client=self.client,
                embedding_function=embeddings,
                create_collection_if_not_exists=False,
            )

    def _delete(self) -> None:
        with suppress(NotFoundError):
            self.client.delete_collection(self.name)

    @contextmanager
    def _border(self) -> Iterator[None]:
        with _translated(self.place):
            yield


def open_store(name: str, *, directory: Path | None = None, url: str = "") -> PassageStore:
    """Return the collection of this name in a folder, or on the server at `url` if one is given.

    Raises:
        IndexUnavailableError: the folder cannot be used, or the server does not answer.
    """
    settings = Settings(anonymized_telemetry=False)
    place = url or str(directory)
    with _translated(place):
        if url:
            return PassageStore(_server(url, settings), name, place)
        return PassageStore(chromadb.PersistentClient(str(directory), settings), name, place)


def remove_collections(url: str, endings: Collection[str]) -> None:
    """Remove the collections on a server whose names end in one of these ways.

    Raises:
        IndexUnavailableError: the server does not answer.
    """
    if not endings:
        return
    with _translated(url):
        client = _server(url, Settings(anonymized_telemetry=False))
        for collection in client.list_collections(limit=client.count_collections()):
            if collection.name.endswith(tuple(endings)):
                client.delete_collection(collection.name)


def _server(url: str, settings: Settings) -> ClientAPI:
    address = urlsplit(url if "//" in url else f"http://{url}")
    secure = address.scheme == "https"
    return chromadb.HttpClient(
        host=address.hostname or "localhost",
        port=address.port or (443 if secure else 8000),
        ssl=secure,
        settings=settings,
    )


@contextmanager
def _translated(place: str) -> Iterator[None]:
    try:
        yield
    except (ChromaError, httpx.HTTPError, OSError, ValueError) as error:
        raise IndexUnavailableError(
            f"検索データ（{place}）を使えません。場所と接続を確かめるか、yorisoi build で作り直してください。"
        ) from error


def _metadata(passage: Passage) -> dict[str, str]:
    return {
        "passage_id": passage.passage_id,
        "entry_id": passage.entry_id,
        "kind": passage.kind.value,
        "provenance": passage.provenance.value,
        "title": passage.title,
        "section": passage.section,
    }
