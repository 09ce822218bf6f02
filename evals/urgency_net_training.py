"""Learning the nets of the reader of danger (`assistant/urgency_net.py`), with torch; the same seed, the same nets.

`python -m evals.urgency_training` learns these and the linear reader.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from assistant.urgency import Concern
from assistant.urgency_net import LETTER_WIDTHS, UNKNOWN, WORD_WIDTHS, forms_of, row_of
from assistant.urgency_reader import ANY, TELLER
from assistant.urgency_reading import fold
from index.analyze import words
from index.static import unit
from index.words import WordVectors

KINDS = (ANY, *(concern.value for concern in Concern), TELLER)
MIN_TEXTS = 3
"""A word or letter is known when it stands in at least this many texts."""

WEIGHT_OF_ANY, WEIGHT_OF_KIND = 2.0, 0.5
"""What a mistake on any danger counts, and one on a single kind."""

BATCH, CHUNK = 64, 2048
"""Texts of one step; texts sorted by length together."""

HIDDEN_WORDS, HIDDEN_FORMS = 0.15, 0.1
"""The shares of words, and of words' own vectors, that are hidden while learning."""

Arrays = dict[str, npt.NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a net reads of some texts: the vector's row of each word (0: none), its form, and the letters."""

    rows: list[list[int]]
    forms: list[list[str]]
    letters: list[str]

    @classmethod
    def of(cls, texts: Sequence[str], vectors: WordVectors) -> "Reading":
        """Return the readings of texts, in order."""
        read = [words(text) for text in texts]
        places = [[row_of(word, vectors) for word in one] for one in read]
        rows = [[0 if row is None else row + 1 for row in one] for one in places]
        return cls(rows, [forms_of(one) for one in read], [fold(text) for text in texts])

    def at(self, places: Sequence[int]) -> "Reading":
        """Return the readings of the texts at these places."""
        return Reading(
            [self.rows[place] for place in places],
            [self.forms[place] for place in places],
            [self.letters[place] for place in places],
        )


class TorchNet(nn.Module):
    """The net of `assistant.urgency_net.Net` for learning: the same sums, with words hidden and dropout."""

    def __init__(self, vectors: torch.Tensor, forms: int, letters: int) -> None:
        super().__init__()
        self.vectors = vectors
        self.project = nn.Linear(vectors.shape[1], 64, bias=False)
        self.own = nn.Embedding(forms + 2, 32, padding_idx=0)
        self.letter = nn.Embedding(letters + 2, 24, padding_idx=0)
        with torch.no_grad():
            self.own.weight.mul_(0.05)
        self.word_filters = nn.ModuleList(nn.Conv1d(96, 64, width, padding=width) for width in WORD_WIDTHS)
        self.letter_filters = nn.ModuleList(
            nn.Conv1d(24, 64, width, padding=width) for width in LETTER_WIDTHS
        )
        self.drop = nn.Dropout(0.5)
        self.out = nn.Linear(64 * (len(WORD_WIDTHS) + len(LETTER_WIDTHS)), len(KINDS))

    def forward(self, rows: torch.Tensor, forms: torch.Tensor, letters: torch.Tensor) -> torch.Tensor:
        """Return log odds, shape (texts, kinds), of padded rows, forms and letters, each (texts, length)."""
        if self.training:
            hidden = torch.rand(rows.shape) < HIDDEN_WORDS
            rows = rows.masked_fill(hidden, 0)
            hidden = (hidden | (torch.rand(forms.shape) < HIDDEN_FORMS)) & (forms > 0)
            forms = forms.masked_fill(hidden, UNKNOWN)
        read = torch.cat([self.project(self.vectors[rows]), self.own(forms)], dim=-1).transpose(1, 2)
        spelled = self.letter(letters).transpose(1, 2)
        found = [functional.relu(held(read)).amax(dim=2) for held in self.word_filters]
        found += [functional.relu(held(spelled)).amax(dim=2) for held in self.letter_filters]
        total: torch.Tensor = self.out(self.drop(torch.cat(found, dim=1)))
        return total

    def arrays(self) -> Arrays:
        """Return the weights by the names of `assistant.urgency_net.read_nets`."""
        held: dict[str, torch.Tensor] = {
            "project": self.project.weight.T,
            "own": self.own.weight,
            "letter": self.letter.weight,
            "out": self.out.weight.T,
            "biases": self.out.bias,
        }
        for name, filters in (
            ("words", _by_width(self.word_filters)),
            ("letters", _by_width(self.letter_filters)),
        ):
            for width, one in filters.items():
                held[f"{name}.{width}"] = one.weight.permute(2, 1, 0).flatten(0, 1)
                held[f"{name}.{width}.bias"] = one.get_parameter("bias")
        return {name: array.detach().numpy().astype(np.float16) for name, array in held.items()}


@dataclass(frozen=True, slots=True)
class Learning:
    """How nets are learned: one net per seed, each seeing a labelled text so often (`epochs`)."""

    seeds: tuple[int, ...] = (0, 1, 2)
    epochs: int = 7
    ordinary: float = 0.3
    """The share of the ordinary questions that is seen in an epoch."""


def learn_nets(
    reading: Reading, told: Sequence[frozenset[str]], vectors: WordVectors, how: Learning | None = None
) -> Arrays:
    """Return the arrays of nets; the texts beyond those of `told` are ordinary questions, without danger."""
    how = how or Learning()
    forms, letters = _known(reading.forms), _known(reading.letters)
    arrays: Arrays = {"forms": _lines(forms), "letters": _lines(letters), "nets": np.array(len(how.seeds))}
    units = torch.from_numpy(unit(vectors.vectors))
    table = torch.cat([torch.zeros(1, units.shape[1]), units])
    parts = (
        reading.rows,
        [[forms.get(form, UNKNOWN) for form in one] for one in reading.forms],
        [[letters.get(letter, UNKNOWN) for letter in one] for one in reading.letters],
    )
    for number, seed in enumerate(how.seeds):
        torch.manual_seed(seed)
        net = TorchNet(table, len(forms), len(letters))
        _fit(net, parts, told, how, np.random.default_rng(seed))
        arrays |= {f"{number}.{name}": held for name, held in net.arrays().items()}
    return arrays


def _fit(
    net: TorchNet,
    parts: tuple[list[list[int]], ...],
    told: Sequence[frozenset[str]],
    how: Learning,
    chance: np.random.Generator,
) -> None:
    aims = torch.from_numpy(aims_of([*told, *[frozenset[str]()] * (len(parts[0]) - len(told))]))
    counts = torch.full((len(KINDS),), WEIGHT_OF_KIND)
    counts[0] = WEIGHT_OF_ANY
    ordinary = np.arange(len(told), len(parts[0]))
    epochs = [
        list(
            _batches(
                parts[2], len(told), chance.choice(ordinary, int(how.ordinary * len(ordinary)), False), chance
            )
        )
        for _ in range(how.epochs)
    ]
    steps = sum(len(epoch) for epoch in epochs)
    descent = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=1e-2)
    pace = torch.optim.lr_scheduler.OneCycleLR(descent, 2e-3, total_steps=steps + 1)
    net.train()
    for epoch in epochs:
        for batch in epoch:
            descent.zero_grad()
            read = net(*(padded([part[place] for place in batch]) for part in parts))
            loss = functional.binary_cross_entropy_with_logits(read, aims[batch], reduction="none") * counts
            torch.autograd.backward(loss.mean())
            descent.step()
            pace.step()
    net.eval()


def _batches(
    letters: Sequence[Sequence[int]], labelled: int, ordinary: np.ndarray, chance: np.random.Generator
) -> Iterable[list[int]]:
    """The labelled texts and these ordinary ones, shuffled, in batches of about the same length."""
    order = chance.permutation(np.concatenate([np.arange(labelled), ordinary]))
    for start in range(0, len(order), CHUNK):
        chunk = sorted(order[start : start + CHUNK].tolist(), key=lambda place: len(letters[place]))
        batches = [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
        yield from (batches[place] for place in chance.permutation(len(batches)))


def aims_of(told: Sequence[frozenset[str]]) -> npt.NDArray[np.float32]:
    """Return 1 where a text tells of a kind, 0 elsewhere; shape (texts, kinds)."""
    rows = [[bool(held - {TELLER}) if kind == ANY else kind in held for kind in KINDS] for held in told]
    return np.array(rows, dtype=np.float32).reshape(len(told), len(KINDS))


def padded(held: Sequence[Sequence[int]]) -> torch.Tensor:
    """Return sequences filled with zeros to the same length, at least 1."""
    whole = np.zeros((len(held), max(1, *(len(one) for one in held))), dtype=np.int64)
    for row, one in zip(whole, held, strict=True):
        row[: len(one)] = one
    return torch.from_numpy(whole)


def _by_width(filters: nn.ModuleList) -> dict[int, nn.Conv1d]:
    return {one.kernel_size[0]: one for one in filters if isinstance(one, nn.Conv1d)}


def _known(held: Iterable[Iterable[str]]) -> Mapping[str, int]:
    counts = Counter(name for one in held for name in set(one))
    names = sorted(name for name, count in counts.items() if count >= MIN_TEXTS and name.strip())
    return {name: place for place, name in enumerate(names, start=UNKNOWN + 1)}


def _lines(known: Iterable[str]) -> npt.NDArray[np.generic]:
    return np.frombuffer("\n".join(known).encode(), dtype=np.uint8)
