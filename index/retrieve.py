"""The retriever: a query in, passages out, best first; also a LangChain retriever."""

from collections.abc import Sequence

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.vectorstores import VectorStore
from pydantic import ConfigDict, PrivateAttr

from index.analyze import terms
from index.confidence import Calibration, signals_of
from index.embed import LangChainEmbeddings
from index.hit import EntryHit, Hit
from index.manifest import Manifest
from index.only import EVERYTHING, Only
from index.parts import Parts
from index.rank import Ranked, Ranker
from index.rerank import Reranker, reranked
from index.store import PassageStore
from index.topic import look


class PassageRetriever(BaseRetriever):
    """Finds passages for queries in an opened index; threads may share it. Made by `open_index`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    ranker: Ranker
    calibration: Calibration
    manifest: Manifest
    store: PassageStore
    reranker: Reranker | None = None
    k: int = 10
    _vectors: dict[str, np.ndarray] = PrivateAttr(default_factory=dict)
    _words: dict[str, frozenset[str]] = PrivateAttr(default_factory=dict)

    @property
    def parts(self) -> Parts:
        """The opened parts of the index."""
        return self.ranker.parts

    def retrieve(self, query: str, k: int = 10, only: Only = EVERYTHING) -> list[Hit]:
        """Return the k best passages for a query, best first; [] where the query holds no word.

        Raises:
            IndexUnavailableError: the store does not answer.
        """
        if not terms(query):
            return []
        ranked = self._ranked(query, only)
        return self._hits(ranked, range(min(k, len(ranked.rows))))

    def rank_entries(self, query: str, k: int = 10, only: Only = EVERYTHING) -> list[EntryHit]:
        """Return the k best entries for a query, best first, each with its fitting passages.

        Raises:
            IndexUnavailableError: the store does not answer.
        """
        if not terms(query):
            return []
        ranked = self._ranked(query, only)
        entries = self.parts.entry_of_passage[ranked.rows[: 10 * k + 200]].tolist()
        places: dict[int, list[int]] = {}
        for place, entry in enumerate(entries):
            if entry in places or len(places) < k:
                places.setdefault(entry, []).append(place)
        groups = [tuple(self._hits(ranked, group)) for group in places.values()]
        return [
            EntryHit(group[0].passage.entry_id, group[0].score, rank, group)
            for rank, group in enumerate(groups, 1)
        ]

    def confidence(self, query: str, hits: Sequence[Hit] | None = None) -> float:
        """Return how likely it is, in [0, 1], that the corpus answers the query; 0 without hits.

        Judged over the whole corpus, whatever filter `hits` were found with.

        Raises:
            IndexUnavailableError: the store does not answer.
        """
        words = terms(query)
        if not words or (hits is not None and not hits):
            return 0.0
        ranked = self.ranker.rank(query)
        topic = self.calibration.topic.score(look(query, self.ranker.model))
        return self.calibration.confidence(signals_of(words, ranked, self.parts.entry_terms, topic))

    def similarities(self, query: str, texts: Sequence[str]) -> list[float]:
        """Return the cosine of each text with the query, in [-1, 1]; vectors of texts are kept in memory."""
        wanted = self.ranker.model.encode_question(query)
        return [float(wanted @ self._vector(text)) for text in texts]

    def overlaps(self, query: str, texts: Sequence[str]) -> list[float]:
        """Return the share of the query's words that each text holds, by idf, in [0, 1]."""
        idf = {term: self.parts.entry_terms.idf_of(term) for term in terms(query)}
        total = sum(idf.values()) or 1.0
        return [sum(idf[term] for term in idf.keys() & self._terms(text)) / total for text in texts]

    def as_vector_store(self) -> VectorStore:
        """The passages as a LangChain VectorStore (dense search only), for use in other chains."""
        return self.store.as_vector_store(LangChainEmbeddings(self.ranker.model))

    def _vector(self, text: str) -> np.ndarray:
        if text not in self._vectors:
            self._vectors[text] = self.ranker.model.encode_texts([text])[0]
        return self._vectors[text]

    def _terms(self, text: str) -> frozenset[str]:
        if text not in self._words:
            self._words[text] = frozenset(terms(text))
        return self._words[text]

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        return [_document(hit) for hit in self.retrieve(query, self.k)]

    def _ranked(self, query: str, only: Only) -> Ranked:
        ranked = self.ranker.rank(query, self.parts.rows_where(only))
        return reranked(ranked, query, self.parts, self.reranker) if self.reranker else ranked

    def _hits(self, ranked: Ranked, places: Sequence[int]) -> list[Hit]:
        return [
            Hit(
                passage=self.parts.passages[ranked.rows[place]],
                score=self.calibration.score(float(ranked.fused[place])),
                rank=place + 1,
                signals={
                    "dense": float(ranked.dense[place]),
                    "lexical": float(ranked.lexical[place]),
                    "cosine": float(ranked.cosine[place]),
                    "coverage": float(ranked.coverage[place]),
                },
            )
            for place in places
        ]


def _document(hit: Hit) -> Document:
    passage = hit.passage
    return Document(
        id=passage.passage_id,
        page_content=passage.text,
        metadata={
            "passage_id": passage.passage_id,
            "entry_id": passage.entry_id,
            "kind": passage.kind.value,
            "title": passage.title,
            "provenance": passage.provenance.value,
            "score": hit.score,
            "rank": hit.rank,
        },
    )
