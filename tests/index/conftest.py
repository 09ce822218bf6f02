"""One small index, built once for all tests that only read it."""

from pathlib import Path

import pytest

from index.open import ensure_index
from index.retrieve import PassageRetriever
from tests.index.small import small_edition


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small index."""
    folder = tmp_path_factory.mktemp("index")
    ensure_index(folder, small_edition())
    return folder


@pytest.fixture(scope="session")
def retriever(small_index: Path) -> PassageRetriever:
    """The retriever over the small index."""
    return ensure_index(small_index, small_edition())
