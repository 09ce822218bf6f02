"""The nets in numpy, worked by hand, and the weights that ship."""

from pathlib import Path

import numpy as np
import pytest

from assistant.urgency_net import LETTER_WIDTHS, WORD_WIDTHS, Net, read_nets, vectors_of
from assistant.urgency_net import WEIGHTS as NET_WEIGHTS
from assistant.urgency_reader import WEIGHTS, read_reader
from index.analyze import words
from index.manifest import IndexUnavailableError
from index.words import load_word_vectors

MOST_BYTES = 3_000_000


def only(width: int, dimension: int, value: float) -> tuple[np.ndarray, np.ndarray]:
    """One filter that adds what it sees, so often."""
    return np.full((width * dimension, 1), value, np.float32), np.zeros(1, np.float32)


def test_a_net_adds_the_greatest_response_of_each_filter() -> None:
    net = Net(
        project=np.array([[1.0], [0.0]], np.float32),
        own=np.array([[0.0], [0.0], [0.5]], np.float32),
        letter=np.array([[0.0], [0.0], [2.0]], np.float32),
        words=(only(1, 2, 1.0), only(2, 2, 1.0)),
        letters=(only(2, 1, -1.0),),
        out=np.ones((3, 1), np.float32),
        biases=np.array([-1.0], np.float32),
    )
    held = net.log_odds(np.array([[1.0, 9.0], [3.0, 9.0]], np.float32), [1, 2], [2, 2])
    widest, pair, no_letters = 3.0 + 0.5, 1.0 + 3.0 + 0.5, 0.0
    assert held.tolist() == pytest.approx([widest + pair + no_letters - 1.0])


def test_a_word_without_a_vector_reads_as_zero() -> None:
    known = load_word_vectors()
    held = vectors_of(words("猫ゔゔゔゔゔ"), known)
    assert np.linalg.norm(held[0]) == pytest.approx(1.0, abs=1e-5)
    assert not held[1:].any()


def test_the_shipped_nets_are_small_and_whole() -> None:
    with np.load(NET_WEIGHTS, allow_pickle=False) as arrays:
        nets = read_nets(arrays)
    assert NET_WEIGHTS.stat().st_size <= MOST_BYTES
    assert nets.nets
    assert all(len(net.words) == len(WORD_WIDTHS) for net in nets.nets)
    assert all(len(net.letters) == len(LETTER_WIDTHS) for net in nets.nets)
    assert all(len(net.own) == len(nets.forms) + 2 for net in nets.nets)


def test_a_text_of_no_letters_is_read() -> None:
    reader = read_reader(WEIGHTS, NET_WEIGHTS)
    assert reader.chances("")["any"] < 0.5


@pytest.mark.parametrize("damage", [None, b"", b"PK\x03\x04 cut off", NET_WEIGHTS.read_bytes()[:5000]])
def test_weights_that_cannot_be_read_are_told_in_one_sentence(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "urgency_net.npz"
    if damage is not None:
        path.write_bytes(damage)
    with pytest.raises(IndexUnavailableError, match="urgency_net.npz）を読めません。"):
        read_reader(WEIGHTS, path)


def test_a_linear_half_that_cannot_be_read_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "urgency_weights.json"
    path.write_text('{"kinds": ["any"', encoding="utf-8")
    with pytest.raises(IndexUnavailableError, match="urgency_weights.json"):
        read_reader(path, NET_WEIGHTS)
