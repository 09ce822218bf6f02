"""Training: the same on every machine, and at peace with other programs."""

import numpy as np
import pytest
import torch

from index.adapt import Training, adapt
from index.make import analyse, texts_of
from index.module import as_static
from index.static import StaticModel
from index.words import load_word_vectors
from tests.index.small import small_edition


def adapted() -> tuple[StaticModel, list[int]]:
    """A model adapted to the small edition, and the number of threads at each step."""
    threads: list[int] = []
    edition = small_edition()
    model = adapt(
        texts_of(edition, analyse(edition)),
        load_word_vectors(),
        Training(),
        lambda _, __: threads.append(torch.get_num_threads()),
    )
    return as_static(model), threads


@pytest.mark.parametrize("threads", [1, 2])
def test_training_keeps_to_one_thread_and_gives_the_others_back(threads: int) -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    try:
        _, used = adapted()
        assert set(used) == {1}
        assert torch.get_num_threads() == threads
    finally:
        torch.set_num_threads(before)


def test_the_same_texts_give_the_same_vectors() -> None:
    (first, _), (second, _) = adapted(), adapted()
    np.testing.assert_array_equal(first.vectors, second.vectors)
    np.testing.assert_array_equal(first.map, second.map)
