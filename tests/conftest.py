"""What all tests share: one index of the shipped text, built once, in a folder of its own."""

import os
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from corpus.edition import Edition, load_shipped
from index.open import ensure_index
from index.retrieve import PassageRetriever

for name in [name for name in os.environ if name.startswith("YORISOI_") and name != "YORISOI_SCREENSHOT"]:
    del os.environ[name]


@pytest.fixture(scope="session")
def shipped() -> Edition:
    """Everything that comes with the program."""
    return load_shipped()


@pytest.fixture(scope="session")
def index_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index of the shipped text in it."""
    return tmp_path_factory.mktemp("home") / "index"


@pytest.fixture(scope="session")
def retriever(shipped: Edition, index_directory: Path) -> PassageRetriever:
    """The retriever over the shipped text."""
    return ensure_index(index_directory, shipped)


@pytest.fixture(scope="session")
def assistant(shipped: Edition, retriever: PassageRetriever) -> Assistant:
    """The assistant over the shipped text."""
    return Assistant(shipped, retriever)
