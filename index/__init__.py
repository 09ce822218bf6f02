"""Where it is found: Japanese analysis, vectors, BM25, the store, and the retriever."""
