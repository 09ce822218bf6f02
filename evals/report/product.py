"""What is measured: the shipped text with default settings, whatever this office has imported or set."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from corpus.edition import load_shipped
from index.build import build_index
from index.manifest import IndexUnavailableError
from index.open import open_index
from index.retrieve import PassageRetriever

RESULTS = Path(__file__).resolve().parents[1] / "results"
"""Where slow benchmarks keep what they found."""


@dataclass(frozen=True, slots=True)
class Product:
    """An assistant over the shipped text, the folder of its index, and where further data is.

    `datasets` are public retrieval sets; `results` holds what benchmarks have kept.
    """

    assistant: Assistant
    index: Path
    datasets: Sequence[Path] = ()
    results: Path = RESULTS

    @property
    def retriever(self) -> PassageRetriever:
        """The retriever that the assistant asks."""
        return self.assistant.retriever


@contextmanager
def opened_product(
    index: Path, say: Callable[[str], None], datasets: Sequence[Path] = ()
) -> Iterator[Product]:
    """Give the product on an index if that is one of the shipped text, else on a throw-away one.

    Nothing of what this office has imported is measured, and its index is never changed.

    Raises:
        IndexUnavailableError: an index could not be built.
    """
    edition = load_shipped()
    with tempfile.TemporaryDirectory(prefix="yorisoi-eval-", ignore_cleanup_errors=True) as place:
        try:
            retriever = open_index(index, edition)
        except IndexUnavailableError as reason:
            say(f"測るための索引を一時的に作ります。理由：{reason}")
            index = Path(place)
            build_index(edition, index)
            retriever = open_index(index, edition)
        yield Product(Assistant(edition, retriever), index, datasets)
