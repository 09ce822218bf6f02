"""Peers that use vectors: Chroma's usual way, and LangChain's ensemble over it."""

from collections.abc import Sequence

import numpy as np

from evals.dataset import Text
from evals.peers.peer import Search, whole
from index.adapt import initial_module
from index.analyze import terms
from index.embed import EmbeddedModel, LangChainEmbeddings
from index.learning import Text as Learned
from index.module import as_sentence_transformer, as_static
from index.words import load_word_vectors


def static_model(texts: Sequence[Text]) -> EmbeddedModel:
    """The static word vectors weighted by idf, not adapted: the nearest to a ready-made static model."""
    learned = [Learned(terms(text.title), [terms(text.text)]) for text in texts]
    return EmbeddedModel(as_static(as_sentence_transformer(initial_module(learned, load_word_vectors()))))


def chroma_static(texts: Sequence[Text]) -> Search:
    """A Chroma collection in memory with a static model's vectors."""
    import chromadb

    model = static_model(texts)
    client = chromadb.EphemeralClient(chromadb.config.Settings(anonymized_telemetry=False))
    collection = client.create_collection(
        f"peer-{np.random.default_rng().integers(1 << 40)}",
        configuration={"hnsw": {"space": "cosine"}},
        embedding_function=None,
    )
    vectors = model.encode_texts([whole(text) for text in texts])
    for start in range(0, len(texts), 5000):
        part = slice(start, start + 5000)
        collection.add(ids=[text.text_id for text in texts[part]], embeddings=vectors[part])

    def search(query: str, k: int) -> list[str]:
        found = collection.query(query_embeddings=model.encode_question(query)[None, :], n_results=k)
        return found["ids"][0]

    return search


def langchain_ensemble(texts: Sequence[Text]) -> Search:
    """LangChain's EnsembleRetriever, equal weights, over its BM25 and its Chroma store."""
    from langchain_chroma import Chroma  # optional: extra `bench`
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever

    contents, labels = [whole(text) for text in texts], [{"id": text.text_id} for text in texts]
    words = BM25Retriever.from_texts(contents, metadatas=labels, preprocess_func=terms, k=10)
    store = Chroma(
        collection_name=f"peer-{np.random.default_rng().integers(1 << 40)}",
        embedding_function=LangChainEmbeddings(static_model(texts)),
    )
    store.add_texts(contents, metadatas=labels)
    both = EnsembleRetriever(
        retrievers=[words, store.as_retriever(search_kwargs={"k": 10})], weights=[0.5, 0.5]
    )

    def search(query: str, k: int) -> list[str]:
        return [found.metadata["id"] for found in both.invoke(query)][:k]

    return search
