"""Building an index from an edition, in a new folder that takes the old one's place at once."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from threadpoolctl import threadpool_limits

from corpus.edition import Edition
from index.arrays import Floats
from index.confidence import Calibration
from index.embed import EmbeddedModel, EmbeddingModel, load_embedded, load_named
from index.learning import Text
from index.make import Analysed, analyse, make_parts, texts_of
from index.manifest import FORMAT, IndexUnavailableError, Manifest, Wanted, file_digest, write_manifest
from index.parts import Parts, save_parts
from index.place import new_version, publish
from index.rank import Ranker, best_places
from index.store import PassageStore, open_store, remove_collections
from index.teach import held_out, teach

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Progress = Callable[[str, float], None]

SEED = 20250131
CALIBRATION_FILE = "calibration.json"
MODEL_FOLDER = "model"
CHROMA_FOLDER = "chroma"
LOCK_SECONDS = 600


def silent(message: str, share: float) -> None:
    """Progress that nobody watches."""


def build_index(  # noqa: PLR0913  # the choices of a deployment, all named and optional
    edition: Edition,
    directory: Path,
    *,
    embedding_model: str = "",
    query_prefix: str = "",
    passage_prefix: str = "",
    chroma_url: str = "",
    progress: Callable[[str, float], None] = silent,
) -> Manifest:
    """Return the manifest of the newly built index; readers of the old one go on undisturbed.

    `embedding_model` is a name on the hub or a folder; "" is the embedded model, adapted to the edition.
    The prefixes go before every query and passage that such a model reads; "" leaves it to the model.
    `progress` is told what is being done and the share done, in [0, 1].

    Raises:
        IndexUnavailableError: another process is building, the folder cannot be written, the model or
            the store cannot be used, or the edition has no passage.
    """
    if not edition.passages:
        raise IndexUnavailableError("資料に本文が一つもありません。資料のフォルダーを確かめてください。")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with FileLock(directory / "build.lock", timeout=LOCK_SECONDS), threadpool_limits(1, user_api="blas"):
            folder = new_version(directory)
            wanted = Wanted(edition.fingerprint, embedding_model, query_prefix, passage_prefix)
            manifest = _fill(edition, folder, wanted, chroma_url, progress)
            outdated = publish(directory, folder)
            if chroma_url:
                with suppress(IndexUnavailableError):  # The new index is in use: what is left over can wait.
                    remove_collections(chroma_url, [_ending(old) for old in outdated])
            return manifest
    except Timeout as error:
        raise IndexUnavailableError(
            f"ほかの処理が索引（{directory}）を作っています。終わるのを待って、もう一度お試しください。"
        ) from error
    except OSError as error:
        raise IndexUnavailableError(
            f"索引のフォルダー（{directory}）に書き込めません。空き容量と権限を確かめてください。"
        ) from error


def _model(texts: Sequence[Text], folder: Path, wanted: Wanted, progress: Progress) -> EmbeddingModel:
    if wanted.embedding_model:
        progress("埋め込みモデルを読み込んでいます", 0.05)
        return load_named(wanted.embedding_model, *wanted.prefixes)
    _adapted(texts, lambda said, at: progress(said, 0.1 + 0.5 * at)).save(
        str(folder / MODEL_FOLDER), create_model_card=False
    )
    return load_embedded(folder / MODEL_FOLDER)


def _adapted(texts: Sequence[Text], progress: Progress) -> "SentenceTransformer":
    # Heavy (torch): only needed to build, so that opening and asking stay light.
    from index.adapt import Training, adapt
    from index.words import load_word_vectors

    return adapt(texts, load_word_vectors(), Training(seed=SEED), progress)


def _fill(edition: Edition, folder: Path, wanted: Wanted, chroma_url: str, progress: Progress) -> Manifest:
    began = time.perf_counter()
    progress("資料を読んでいます", 0.0)
    analysed = analyse(edition)
    texts = texts_of(edition, analysed)
    model = _model(texts, folder, wanted, progress)
    progress("検索データを作っています", 0.6)
    parts = make_parts(edition, model, analysed)
    save_parts(folder, parts)
    collection = f"passages-{edition.fingerprint[:16]}{_ending(folder)}"
    store = open_store(collection, directory=folder / CHROMA_FOLDER, url=chroma_url)
    store.create()
    store.add(parts.passages, parts.vectors.passages)
    progress("答えられる範囲を学んでいます", 0.8)
    _taught(edition, analysed, model).save(folder / CALIBRATION_FILE)
    manifest = Manifest(
        format=FORMAT,
        edition=edition.name,
        fingerprint=wanted.fingerprint,
        embedding_model=wanted.embedding_model,
        dimension=model.dimension,
        entries=len(parts.entry_ids),
        passages=len(parts.passages),
        collection=collection,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        build_seconds=round(time.perf_counter() - began, 2),
        files=_digests(folder),
        query_prefix=wanted.prefixes[0],
        passage_prefix=wanted.prefixes[1],
    )
    write_manifest(folder, manifest)
    progress("索引ができました", 1.0)
    return manifest


def _ending(folder: Path) -> str:
    """What the name of a version's collection ends with, so that it is known from the folder alone."""
    return folder.name[-9:]


def _taught(edition: Edition, analysed: Analysed, model: EmbeddingModel) -> Calibration:
    """The calibration, learned on questions that a second, smaller model and index have not seen."""
    seen, unseen = held_out(edition)
    if isinstance(model, EmbeddedModel) and unseen:
        # Heavy (torch), as above.
        from index.module import as_static

        model = EmbeddedModel(as_static(_adapted(texts_of(seen, analysed), silent)))
    parts = make_parts(seen, model, analysed)

    def scan(vector: Floats, k: int) -> list[int]:
        return [int(row) for row in best_places(parts.vectors.passages @ vector, k)]

    return teach(Ranker(parts, model, scan), seen, unseen, SEED)


def nearest_rows(store: PassageStore, parts: Parts) -> Callable[[Floats, int], list[int]]:
    """Return a search of the store that tells passage rows."""
    return lambda vector, k: [
        parts.passage_row[name] for name, _ in store.nearest(vector, min(k, len(parts.passages)))
    ]


def _digests(folder: Path) -> dict[str, str]:
    """The digests of all files but Chroma's own, which Chroma changes as it opens them."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    names = {path: path.relative_to(folder).as_posix() for path in files}
    return {
        name: file_digest(path) for path, name in names.items() if not name.startswith(f"{CHROMA_FOLDER}/")
    }
