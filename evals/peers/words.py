"""Peers that count words or characters."""

from collections.abc import Callable, Sequence

from evals.dataset import Text
from evals.peers.peer import Search, whole
from index.analyze import clean, terms

_SPACED = r"\S+"


def character_pairs(text: str) -> list[str]:
    """Every two neighbouring characters."""
    letters = "".join(clean(text).split())
    return [letters[place : place + 2] for place in range(len(letters) - 1)] or [letters]


def bm25s_with(split: Callable[[str], list[str]]) -> Callable[[Sequence[Text]], Search]:
    """The bm25s package alone, over words split by `split`."""

    def build(texts: Sequence[Text]) -> Search:
        import bm25s  # heavy, optional: extra `bench`

        index = bm25s.BM25()
        index.index([split(whole(text)) for text in texts], show_progress=False)

        def search(query: str, k: int) -> list[str]:
            words = split(query)
            if not words:
                return []
            rows, _ = index.retrieve([words], k=min(k, len(texts)), show_progress=False)
            return [texts[row].text_id for row in rows[0].tolist()]

        return search

    return build


def langchain_bm25(texts: Sequence[Text]) -> Search:
    """LangChain's BM25Retriever, given a Japanese word splitter."""
    from langchain_community.retrievers import BM25Retriever  # optional: extra `bench`

    retriever = BM25Retriever.from_texts(
        [whole(text) for text in texts],
        metadatas=[{"id": text.text_id} for text in texts],
        preprocess_func=terms,
    )

    def search(query: str, k: int) -> list[str]:
        retriever.k = k
        return [found.metadata["id"] for found in retriever.invoke(query)]

    return search


def llama_index_bm25(texts: Sequence[Text]) -> Search:
    """LlamaIndex's BM25 retriever; its texts are split beforehand, since it splits by spaces."""
    from llama_index.core.schema import TextNode  # optional: extra `bench`
    from llama_index.retrievers.bm25 import BM25Retriever

    def spaced(text: str) -> str:
        return " ".join(terms(text))

    parts = [TextNode(id_=text.text_id, text=spaced(whole(text)) or "_") for text in texts]
    retriever = BM25Retriever.from_defaults(
        nodes=parts, similarity_top_k=10, language="en", skip_stemming=True, token_pattern=_SPACED
    )

    def search(query: str, k: int) -> list[str]:
        words = spaced(query)
        return [found.node.node_id for found in retriever.retrieve(words)][:k] if words else []

    return search


def haystack_bm25(texts: Sequence[Text]) -> Search:
    """Haystack's in-memory BM25, its texts split beforehand for the same reason."""
    from haystack import Document  # optional: extra `bench`
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore(bm25_tokenization_regex=r"\S+")
    store.write_documents([Document(id=t.text_id, content=" ".join(terms(whole(t))) or "_") for t in texts])

    def search(query: str, k: int) -> list[str]:
        words = " ".join(terms(query))
        return [found.id for found in store.bm25_retrieval(words, top_k=k)] if words else []

    return search


def txtai_bm25(texts: Sequence[Text]) -> Search:
    """txtai's keyword index, given words already split."""
    from txtai.scoring import ScoringFactory  # optional: extra `bench`

    index = ScoringFactory.create({"method": "bm25", "terms": True})
    index.index([(row, terms(whole(text)), None) for row, text in enumerate(texts)])

    def search(query: str, k: int) -> list[str]:
        words = terms(query)
        return [texts[row].text_id for row, _ in index.search(words, k)] if words else []

    return search
