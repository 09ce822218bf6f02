"""Opening an index: checked against the corpus it should have been built from."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from threadpoolctl import threadpool_limits

from corpus.edition import Edition
from index.build import CALIBRATION_FILE, CHROMA_FOLDER, MODEL_FOLDER, build_index, nearest_rows, silent
from index.confidence import load_calibration
from index.embed import EmbeddingModel, load_embedded, load_named
from index.manifest import IndexUnavailableError, Manifest, Wanted, check_manifest, read_manifest
from index.parts import load_parts
from index.place import current_version
from index.rank import Ranker
from index.rerank import Reranker
from index.retrieve import PassageRetriever
from index.store import PassageStore, open_store

_building = threading.Lock()


class Names(TypedDict):
    """What an index is built and opened with, by the names that `build_index` and `open_index` give."""

    embedding_model: str
    query_prefix: str
    passage_prefix: str
    chroma_url: str


def open_index(  # noqa: PLR0913  # the choices of a deployment, all named and optional
    directory: Path,
    edition: Edition,
    *,
    embedding_model: str = "",
    query_prefix: str = "",
    passage_prefix: str = "",
    chroma_url: str = "",
    reranker: Reranker | None = None,
) -> PassageRetriever:
    """Return the retriever over the current index of a folder; a reranker reads its first entries again.

    Raises:
        IndexStaleError: it was built from another corpus, with another model or its prefixes, or by
            another version.
        IndexUnavailableError: there is no index, it is damaged, or the store does not answer.
    """
    # A query is many small products: two threads on them wait for each other, on a busy machine tenfold.
    threadpool_limits(limits=1, user_api="blas")
    folder = current_version(directory)
    manifest = read_manifest(folder)
    wanted = Wanted(edition.fingerprint, embedding_model, query_prefix, passage_prefix)
    check_manifest(folder, manifest, wanted)
    model = _model(folder, wanted)
    store = open_store(manifest.collection, directory=folder / CHROMA_FOLDER, url=chroma_url)
    _check_counts(manifest, store)
    parts = load_parts(folder)
    return PassageRetriever(
        ranker=Ranker(parts, model, nearest_rows(store, parts)),
        calibration=load_calibration(folder / CALIBRATION_FILE),
        manifest=manifest,
        store=store,
        reranker=reranker,
    )


def ensure_index(  # noqa: PLR0913  # the choices of a deployment, all named and optional
    directory: Path,
    edition: Edition,
    *,
    embedding_model: str = "",
    query_prefix: str = "",
    passage_prefix: str = "",
    chroma_url: str = "",
    progress: Callable[[str, float], None] = silent,
) -> PassageRetriever:
    """Return the retriever over a folder's index, built anew first where it is missing, stale or damaged.

    Raises:
        IndexUnavailableError: it could not be built.
    """
    names = Names(
        embedding_model=embedding_model,
        query_prefix=query_prefix,
        passage_prefix=passage_prefix,
        chroma_url=chroma_url,
    )
    with _building:
        try:
            return open_index(directory, edition, **names)
        except IndexUnavailableError as reason:
            progress(f"索引を作ります（{reason}）", 0.0)
        build_index(edition, directory, progress=progress, **names)
        return open_index(directory, edition, **names)


def _model(folder: Path, wanted: Wanted) -> EmbeddingModel:
    if wanted.embedding_model:
        return load_named(wanted.embedding_model, *wanted.prefixes)
    return load_embedded(folder / MODEL_FOLDER)


def _check_counts(manifest: Manifest, store: PassageStore) -> None:
    held = store.count()
    if held != manifest.passages:
        raise IndexUnavailableError(
            f"検索データの件数（{held}）が記録（{manifest.passages}）と異なります。"
            "yorisoi build で作り直してください。"
        )
