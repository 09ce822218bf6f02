"""Opening: the process is left in a state in which queries are quick."""

from pathlib import Path

from threadpoolctl import threadpool_info

from index.open import open_index
from tests.index.small import small_edition


def test_queries_do_not_spread_small_products_over_threads(small_index: Path) -> None:
    open_index(small_index, small_edition())
    blas = [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]
    assert blas
    assert set(blas) == {1}
