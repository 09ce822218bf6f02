"""Is this machine, and what is installed on it, fit to serve? One finding a thing."""

import importlib.metadata
import platform
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.opening import index_names, load_material
from assistant.settings import Settings
from corpus.edition import EditionError
from corpus.local.kept import list_local
from index.manifest import IndexUnavailableError
from index.open import open_index
from index.rerank import load_reranker

MIN_FREE_MEBIBYTES = 500
"""Free disk space below which building an index may fail."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, its Japanese name, and what was seen."""

    ok: bool
    name: str
    detail: str


def examine(settings: Settings) -> list[Finding]:
    """Return what was found, in the order of looking; nothing is changed."""
    return [*_machine(settings), _index(settings), *_models(settings), *_local(settings), _port(settings)]


def _machine(settings: Settings) -> Iterator[Finding]:
    version = platform.python_version()
    yield Finding((3, 11) <= sys.version_info[:2] < (3, 14), "Python", version)
    parts = ("chromadb", "gradio", "langchain-core", "sentence-transformers", "sudachipy", "torch")
    yield Finding(True, "部品", "、".join(f"{part} {importlib.metadata.version(part)}" for part in parts))
    existing = next(path for path in (settings.home, *settings.home.resolve().parents) if path.exists())
    free = shutil.disk_usage(existing).free // 2**20
    yield Finding(free >= MIN_FREE_MEBIBYTES, "空き容量", f"{free:,} MiB（{settings.home}）")


def _index(settings: Settings) -> Finding:
    try:
        retriever = open_index(settings.index_directory, load_material(settings), **index_names(settings))
    except (EditionError, IndexUnavailableError) as error:
        return Finding(False, "索引", str(error))
    return Finding(
        True, "索引", f"{retriever.manifest.passages:,}の引用単位（作成 {retriever.manifest.created}）"
    )


def _models(settings: Settings) -> Iterator[Finding]:
    """The models that were named in place of what ships; nothing where none was."""
    if settings.embedding_model:
        prefixes = f"問いの前「{settings.query_prefix}」、資料の前「{settings.passage_prefix}」"
        yield Finding(True, "検索モデル", f"{settings.embedding_model}（{prefixes}）")
    if settings.reranker_model:
        try:
            load_reranker(settings.reranker_model)
        except IndexUnavailableError as error:
            yield Finding(False, "並べ替えモデル", str(error))
        else:
            yield Finding(True, "並べ替えモデル", settings.reranker_model)


def _local(settings: Settings) -> Iterator[Finding]:
    """One line for each local edition; one whose last day has passed wants a newer one."""
    today = date.today()
    for edition in list_local(settings.home):
        expires = edition.about.expires
        seen = f"{edition.about.title} {edition.entries}項目"
        if edition.expired(today):
            told = (
                f"{seen}：期限切れ（{expires}まで）。新しいものを取り込むか、外してください（{edition.id}）"
            )
        else:
            told = f"{seen}（{f'{expires}まで' if expires else '期限なし'}）"
        yield Finding(not edition.expired(today), "地域の資料", told)


def _port(settings: Settings) -> Finding:
    with socket.socket() as probe:
        busy = probe.connect_ex((settings.host, settings.port)) == 0
    state = (
        "使われています（寄り添いナビがすでに開いているときは、そのままで構いません）"
        if busy
        else "空いています"
    )
    return Finding(True, "ポート", f"{settings.host}:{settings.port} は{state}")
