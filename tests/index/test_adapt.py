"""Training: the same on every machine, and at peace with other programs."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
import torch

from index.adapt import Training, adapt
from index.make import analyse, texts_of
from index.module import as_static
from index.static import StaticModel
from index.words import load_word_vectors
from tests.index.small import small_edition


def adapted(training: Training = Training()) -> tuple[StaticModel, list[int]]:  # noqa: B008 - frozen
    """A model adapted to the small edition, and the number of threads at each step."""
    threads: list[int] = []
    edition = small_edition()
    model = adapt(
        texts_of(edition, analyse(edition)),
        load_word_vectors(),
        training,
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


def test_the_words_learn_faster_than_the_map() -> None:
    training = Training(max_steps=1)
    (before, _), (after, _) = (
        adapted(Training(max_steps=1, learning_rate=0, map_learning_rate=0)),
        adapted(training),
    )
    np.testing.assert_allclose(
        np.abs(after.vectors - before.vectors).max(), training.learning_rate, rtol=0.01
    )
    np.testing.assert_allclose(np.abs(after.map - before.map).max(), training.map_learning_rate, rtol=0.01)


def test_the_model_is_the_mean_of_the_late_steps() -> None:
    (first, _), (last, _), (mean, _) = (
        adapted(Training(max_steps=steps, averaged=share)) for steps, share in ((1, 1.0), (2, 0.5), (2, 1.0))
    )
    np.testing.assert_allclose(mean.vectors, (first.vectors + last.vectors) / 2, atol=1e-6)
    np.testing.assert_allclose(mean.map, (first.map + last.map) / 2, atol=1e-6)


def test_training_prints_nothing_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    adapted()
    assert capfd.readouterr() == ("", "")
    assert not list(tmp_path.iterdir())
