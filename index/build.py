"""Building an index from an edition, in a new folder that takes the old one's place at once."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from corpus.edition import Edition
from corpus.entry import Entry
from index.analyze import terms
from index.confidence import Calibration
from index.embed import EmbeddedModel, EmbeddingModel, load_embedded, load_named
from index.learning import Text
from index.lexical import Field, build_lexical
from index.manifest import FORMAT, IndexUnavailableError, Manifest, file_digest, write_manifest
from index.parts import (
    CALIBRATION_FILE,
    CHROMA_FOLDER,
    MODEL_FOLDER,
    Parts,
    save_parts,
    spread_of,
)
from index.place import new_version, publish
from index.rank import Ranker
from index.static import Floats, unit
from index.store import PassageStore, open_store
from index.teach import teach

Progress = Callable[[str, float], None]

SEED = 20250131
TITLE_SHARE = 0.3
LOCK_SECONDS = 600


def silent(message: str, share: float) -> None:
    """Progress that nobody watches."""


def build_index(
    edition: Edition,
    directory: Path,
    *,
    embedding_model: str = "",
    query_prefix: str = "",
    passage_prefix: str = "",
    chroma_url: str = "",
    progress: Callable[[str, float], None] = silent,
) -> Manifest:
    """Return the manifest of the index newly built from the edition; readers of the old one go on undisturbed.

    `embedding_model` is a name on the hub or a folder; "" is the embedded model, adapted to the edition.
    `progress` is told what is being done and the share done, in [0, 1].

    Raises:
        IndexUnavailableError: another process is building, the folder cannot be written, the model or
            the store cannot be used, or the edition has no passage.
    """
    if not edition.passages:
        raise IndexUnavailableError("資料に本文が一つもありません。資料のフォルダーを確かめてください。")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with FileLock(directory / "build.lock", timeout=LOCK_SECONDS):
            folder = new_version(directory)
            model = _model(edition, folder, embedding_model, (query_prefix, passage_prefix), progress)
            manifest = _build(edition, folder, model, (embedding_model, chroma_url), progress)
            publish(directory, folder)
            return manifest
    except Timeout as error:
        raise IndexUnavailableError(
            f"ほかの処理が索引（{directory}）を作っています。終わるのを待って、もう一度お試しください。"
        ) from error
    except OSError as error:
        raise IndexUnavailableError(
            f"索引のフォルダー（{directory}）に書き込めません。空き容量と権限を確かめてください。"
        ) from error


def _model(
    edition: Edition, folder: Path, name: str, prefixes: tuple[str, str], progress: Progress
) -> EmbeddingModel:
    if name:
        progress("埋め込みモデルを読み込んでいます", 0.0)
        return load_named(name, *prefixes)
    # Heavy (torch): only needed to build, so that opening and asking stay light.
    from index.adapt import Training, adapt
    from index.words import load_word_vectors

    progress("資料を読んでいます", 0.0)
    texts = texts_of(edition)
    model = adapt(texts, load_word_vectors(), Training(seed=SEED), lambda said, at: progress(said, 0.05 + 0.5 * at))
    model.save(str(folder / MODEL_FOLDER), create_model_card=False)
    return load_embedded(folder / MODEL_FOLDER)


def _build(
    edition: Edition, folder: Path, model: EmbeddingModel, names: tuple[str, str], progress: Progress
) -> Manifest:
    began = time.perf_counter()
    embedding_model, chroma_url = names
    progress("検索データを作っています", 0.6)
    parts = make_parts(edition, model)
    save_parts(folder, parts)
    collection = f"passages-{edition.fingerprint[:16]}-{folder.name[-8:]}"
    store = open_store(collection, directory=folder / CHROMA_FOLDER, url=chroma_url)
    store.create()
    store.add(parts.passages, parts.passage_vectors)
    progress("答えられる範囲を学んでいます", 0.8)
    _calibrated(parts, model, store, texts_of(edition)).save(folder / CALIBRATION_FILE)
    manifest = Manifest(
        format=FORMAT,
        edition=edition.name,
        fingerprint=edition.fingerprint,
        embedding_model=embedding_model,
        dimension=model.dimension,
        entries=len(parts.entry_ids),
        passages=len(parts.passages),
        collection=collection,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        build_seconds=round(time.perf_counter() - began, 2),
        files=_digests(folder),
    )
    write_manifest(folder, manifest)
    progress("索引ができました", 1.0)
    return manifest


def texts_of(edition: Edition) -> list[Text]:
    """Return the analysed text of each entry that has passages, in order."""
    return [_text(entry, edition) for entry in edition.entries if edition.passages_by_entry[entry.entry_id]]


def _text(entry: Entry, edition: Edition) -> Text:
    passages = edition.passages_by_entry[entry.entry_id]
    sentences = [terms(sentence.text) for passage in passages for sentence in passage.sentences()]
    return Text(
        title=terms(entry.title),
        sentences=[sentence for sentence in sentences if sentence],
        questions=[terms(question) for question in entry.questions],
    )


def make_parts(edition: Edition, model: EmbeddingModel) -> Parts:
    """Return the parts of an index over the edition's passages."""
    entries = [entry for entry in edition.entries if edition.passages_by_entry[entry.entry_id]]
    passages = tuple(p for entry in entries for p in edition.passages_by_entry[entry.entry_id])
    titles = {entry.entry_id: terms(entry.title) for entry in entries}
    bodies = [terms(passage.text) for passage in passages]
    passage_terms = build_lexical(
        [
            Field(bodies),
            Field([[*titles[p.entry_id], *terms(p.heading)] for p in passages], 0.6),
        ],
        len(passages),
    )
    entry_bodies: dict[str, list[str]] = {entry.entry_id: [] for entry in entries}
    for passage, body in zip(passages, bodies, strict=True):
        entry_bodies[passage.entry_id] += body
    asked = [[word for question in entry.questions for word in terms(question)] for entry in entries]
    entry_terms = build_lexical(
        [
            Field(list(entry_bodies.values())),
            Field([titles[entry.entry_id] for entry in entries], 1.0),
            Field(asked, 0.8),
        ],
        len(entries),
    )
    title_vectors = model.encode_texts([entry.title for entry in entries])
    passage_vectors = _with_titles(model, passages, entries, title_vectors)
    entry_vectors = _entry_vectors(passage_vectors, title_vectors, passages, entries)
    questions = [(row, question) for row, entry in enumerate(entries) for question in entry.questions]
    return Parts(
        passages=passages,
        passage_terms=passage_terms,
        entry_terms=entry_terms,
        passage_vectors=passage_vectors,
        entry_vectors=entry_vectors,
        question_vectors=model.encode_texts([question for _, question in questions]),
        question_entries=np.array([row for row, _ in questions], dtype=np.int64),
        passage_spread=spread_of(passage_vectors),
        entry_spread=spread_of(entry_vectors),
    )


def _with_titles(
    model: EmbeddingModel, passages: Sequence, entries: Sequence[Entry], title_vectors: Floats
) -> Floats:
    if not isinstance(model, EmbeddedModel):
        return model.encode_texts([f"{passage.title}\n{passage.text}" for passage in passages])
    row = {entry.entry_id: place for place, entry in enumerate(entries)}
    titles = title_vectors[[row[passage.entry_id] for passage in passages]]
    texts = model.encode_texts([f"{passage.heading}\n{passage.text}" for passage in passages])
    return unit((1 - TITLE_SHARE) * texts + TITLE_SHARE * titles)


def _entry_vectors(
    passage_vectors: Floats, title_vectors: Floats, passages: Sequence, entries: Sequence[Entry]
) -> Floats:
    row = {entry.entry_id: place for place, entry in enumerate(entries)}
    sums = np.zeros_like(title_vectors)
    np.add.at(sums, [row[passage.entry_id] for passage in passages], passage_vectors)
    return unit((1 - TITLE_SHARE) * unit(sums) + TITLE_SHARE * title_vectors)


def _calibrated(parts: Parts, model: EmbeddingModel, store: PassageStore, texts: Sequence[Text]) -> Calibration:
    return teach(Ranker(parts, model, nearest_rows(store, parts)), texts, SEED)


def nearest_rows(store: PassageStore, parts: Parts) -> Callable[[Floats, int], list[int]]:
    """Return a search of the store that tells passage rows."""
    return lambda vector, k: [parts.passage_row[name] for name, _ in store.nearest(vector, min(k, len(parts.passages)))]


def _digests(folder: Path) -> dict[str, str]:
    """The digests of all files but Chroma's own, which Chroma changes as it opens them."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    names = {path: path.relative_to(folder).as_posix() for path in files}
    return {name: file_digest(path) for path, name in names.items() if not name.startswith(f"{CHROMA_FOLDER}/")}
