"""Learning the nets: the same seed gives the same, and numpy reads them as torch does."""

import numpy as np
import pytest
import torch

from assistant.urgency import Concern
from assistant.urgency_net import forms_of, read_nets
from assistant.urgency_reader import ANY, TELLER
from assistant.urgency_reading import fold
from evals.urgency_net_training import KINDS, Learning, Reading, TorchNet, aims_of, learn_nets, padded
from index.analyze import words
from index.words import load_word_vectors

TEXTS = [
    "死にたいと言う",
    "母を叩くと言う",
    "死にたいと書く",
    "本を読むと言う",
    "本を読むと書く",
    "本を借りると言う",
]
TOLD = [frozenset({"suicide"}), frozenset({"elder_abuse"}), frozenset({"suicide"})]
SHORT = Learning(seeds=(7,), epochs=2, ordinary=1.0)


def test_the_same_seed_gives_the_same_weights() -> None:
    vectors = load_word_vectors()
    reading = Reading.of(TEXTS, vectors)
    one, other = (learn_nets(reading, TOLD, vectors, SHORT) for _ in range(2))
    assert one.keys() == other.keys()
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_another_seed_gives_other_weights() -> None:
    vectors = load_word_vectors()
    arrays = learn_nets(Reading.of(TEXTS, vectors), TOLD, vectors, Learning(seeds=(7, 8), epochs=1))
    assert not np.array_equal(arrays["0.out"], arrays["1.out"])


def test_numpy_reads_as_torch_does_whatever_stands_beside_the_text() -> None:
    vectors = load_word_vectors()
    reading = Reading.of(TEXTS, vectors)
    arrays = learn_nets(reading, TOLD, vectors, SHORT)
    nets = read_nets(arrays)
    units = vectors.vectors / np.maximum(np.linalg.norm(vectors.vectors, axis=1, keepdims=True), 1e-9)
    table = torch.cat([torch.zeros(1, 300), torch.from_numpy(units.astype(np.float32))])
    net = TorchNet(table, len(nets.forms), len(nets.letters)).eval()
    _fill(net, arrays)
    texts = [*TEXTS, "猫", "死にたい、と母が言うと書く。本を借りると言ったのに"]
    read = Reading.of(texts, vectors)
    with torch.no_grad():
        expected = net(
            padded(read.rows),
            padded([[nets.forms.get(form, 1) for form in one] for one in read.forms]),
            padded([[nets.letters.get(letter, 1) for letter in one] for one in read.letters]),
        ).numpy()
    found = [nets.log_odds(words(text), fold(text), vectors) for text in texts]
    assert np.abs(np.array(found) - expected).max() < 1e-4


def _fill(net: TorchNet, arrays: dict[str, np.ndarray]) -> None:
    held = {name[2:]: torch.from_numpy(a.astype(np.float32)) for name, a in arrays.items() if name[0] == "0"}
    with torch.no_grad():
        net.project.weight.copy_(held["project"].T)
        net.own.weight.copy_(held["own"])
        net.letter.weight.copy_(held["letter"])
        net.out.weight.copy_(held["out"].T)
        net.out.bias.copy_(held["biases"])
        for name, filters in (("words", net.word_filters), ("letters", net.letter_filters)):
            for one in filters:
                width, inside = one.kernel_size[0], one.in_channels
                one.weight.copy_(held[f"{name}.{width}"].reshape(width, inside, -1).permute(2, 1, 0))
                one.bias.copy_(held[f"{name}.{width}.bias"])


def test_aims_are_any_danger_each_kind_and_the_teller() -> None:
    aims = aims_of([frozenset({"suicide", TELLER}), frozenset()])
    assert [kind for kind, aim in zip(KINDS, aims[0], strict=True) if aim] == [ANY, Concern.SUICIDE, TELLER]
    assert not aims[1].any()


def test_a_reading_holds_rows_forms_and_letters_of_each_text() -> None:
    reading = Reading.of(["猫ゔゔゔ", "本を読む"], load_word_vectors())
    assert reading.rows[0][0] > 0 == reading.rows[0][-1]
    assert reading.forms[1] == forms_of(words("本を読む"))
    assert reading.at([1]).letters == ["本を読む"]


@pytest.mark.parametrize(("held", "shape"), [([[1, 2], [3]], (2, 2)), ([[]], (1, 1))])
def test_padding_fills_with_zeros_to_at_least_one(held: list[list[int]], shape: tuple[int, int]) -> None:
    found = padded(held)
    assert tuple(found.shape) == shape
    assert int(found.sum()) == sum(map(sum, held))
