"""The store: embedded or on a real server, and one sentence where it does not answer."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index import place
from index.build import build_index
from index.manifest import IndexUnavailableError
from index.open import ensure_index
from index.store import open_store
from tests.index.small import small_edition


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Chroma server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    folder = tmp_path_factory.mktemp("server")
    process = subprocess.Popen(
        [program, "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"no server on port {port}")


def test_a_server_finds_what_the_embedded_store_finds(server: str, tmp_path: Path) -> None:
    local = ensure_index(tmp_path / "local", small_edition())
    remote = ensure_index(tmp_path / "remote", small_edition(), chroma_url=server)
    for query in ("手紙を書く", "家族の相談"):
        names = [[hit.passage.passage_id for hit in found.retrieve(query)] for found in (local, remote)]
        assert names[0] == names[1]


def test_builds_leave_no_old_collections_on_a_server(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "_KEPT_SECONDS", -1.0)  # no reader is left behind in this test
    kept_by_others = ensure_index(tmp_path / "other", small_edition(), chroma_url=server).manifest.collection
    built = [build_index(small_edition(), tmp_path / "own", chroma_url=server) for _ in range(2)]
    held = [open_store(each.collection, url=server) for each in built]
    with pytest.raises(IndexUnavailableError):
        held[0].count()
    assert held[1].count() == built[1].passages
    assert open_store(kept_by_others, url=server).count() == built[1].passages


def test_a_server_that_is_not_there_gives_one_sentence() -> None:
    with pytest.raises(IndexUnavailableError, match="127.0.0.1:9"):
        open_store("passages", url="http://127.0.0.1:9").count()


def test_nearest_are_told_by_cosine_best_first(tmp_path: Path) -> None:
    store = open_store("three", directory=tmp_path)
    store.create()
    passages = small_edition().passages[:3]
    store.add(passages, np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32))
    found = store.nearest(np.array([1, 0], dtype=np.float32), 3)
    assert [name for name, _ in found] == [
        passages[0].passage_id,
        passages[2].passage_id,
        passages[1].passage_id,
    ]
    assert [cosine for _, cosine in found] == pytest.approx([1.0, 0.6, 0.0], abs=1e-5)
