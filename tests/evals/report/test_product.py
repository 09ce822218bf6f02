"""What is measured: the shipped text, and never at the cost of an office's own index."""

from pathlib import Path

from corpus.edition import Edition
from evals.report.product import opened_product
from index.retrieve import PassageRetriever


def test_an_index_of_the_shipped_text_is_used_as_it_is(
    retriever: PassageRetriever, index_directory: Path, shipped: Edition
) -> None:
    told: list[str] = []
    with opened_product(index_directory, told.append) as product:
        assert product.index == index_directory
        assert product.assistant.edition.fingerprint == shipped.fingerprint
    assert told == []
