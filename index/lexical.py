"""BM25 over several fields, with the mean and deviation of its scores over the whole corpus."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.arrays import Floats

K1 = 1.4
B = 0.75
"""Source: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"."""


@dataclass(frozen=True, slots=True)
class Field:
    """The terms of one field of every unit; a term counts `weight` times as much as one in the body."""

    units: Sequence[Sequence[str]]
    weight: float = 1.0


@dataclass(frozen=True)
class LexicalIndex:
    """Term → postings with ready BM25F weights, over `size` units.

    The postings of term number t are `units[starts[t]:starts[t + 1]]` with `values` beside them.
    """

    terms: tuple[str, ...]
    starts: npt.NDArray[np.int64]
    units: npt.NDArray[np.int32]
    values: Floats
    idf: Floats
    size: int

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Term → its number."""
        return {term: number for number, term in enumerate(self.terms)}

    @property
    def unseen_idf(self) -> float:
        """The idf of a term that stands in no unit."""
        return float(np.log(1 + (self.size + 0.5) / 0.5))

    def idf_of(self, term: str) -> float:
        """The idf of a term (that of an unseen one where it stands in no unit)."""
        number = self.number.get(term)
        return self.unseen_idf if number is None else float(self.idf[number])

    def scores(self, query: Mapping[str, float]) -> Floats:
        """The BM25F score of every unit for weighted query terms, shape (size,)."""
        totals = np.zeros(self.size, dtype=np.float32)
        for term, weight in query.items():
            number = self.number.get(term)
            if number is not None:
                span = slice(self.starts[number], self.starts[number + 1])
                totals[self.units[span]] += weight * self.values[span]
        return totals

    def coverage(self, query: Sequence[str]) -> Floats:
        """For every unit the share, in [0, 1], of the query's idf whose terms stand in it; shape (size,)."""
        covered, total = np.zeros(self.size, dtype=np.float32), 0.0
        for term in dict.fromkeys(query):
            total += self.idf_of(term)
            number = self.number.get(term)
            if number is not None:
                covered[self.units[self.starts[number] : self.starts[number + 1]]] += self.idf[number]
        return covered / np.float32(max(total, 1e-9))

    def save(self, path: Path) -> None:
        """Write the index to one .npz file."""
        np.savez(
            path,
            terms=np.frombuffer("\n".join(self.terms).encode(), dtype=np.uint8),
            starts=self.starts,
            units=self.units,
            values=self.values,
            idf=self.idf,
            size=np.int64(self.size),
        )


def load_lexical(path: Path) -> LexicalIndex:
    """Return the index saved in an .npz file.

    Raises:
        OSError, ValueError, KeyError: the file is missing or not one of ours.
    """
    with np.load(path) as arrays:
        text = arrays["terms"].tobytes().decode()
        return LexicalIndex(
            tuple(text.split("\n")) if text else (),
            arrays["starts"],
            arrays["units"],
            arrays["values"],
            arrays["idf"],
            int(arrays["size"]),
        )


def build_lexical(fields: Sequence[Field], size: int) -> LexicalIndex:
    """Return the BM25F index of `size` units told in several fields.

    Source: Robertson, Zaragoza and Taylor 2004 (BM25F: field frequencies are weighted, made independent
    of field length, then saturated together).
    """
    numbers: dict[str, int] = {}
    rows = _frequencies(fields, size, numbers)
    lengths = [len(row) for row in rows]
    held = np.fromiter((number for row in rows for number in row), np.int64, sum(lengths))
    counted = np.fromiter((count for row in rows for count in row.values()), np.float32, sum(lengths))
    order = np.argsort(held, kind="stable")
    postings = np.bincount(held, minlength=len(numbers))
    idf = np.log(1 + (size - postings + 0.5) / (postings + 0.5)).astype(np.float32)
    saturated = counted * (K1 + 1) / (counted + K1)
    return LexicalIndex(
        terms=tuple(numbers),
        starts=np.concatenate([[0], np.cumsum(postings)]).astype(np.int64),
        units=np.repeat(np.arange(size, dtype=np.int32), lengths)[order],
        values=(saturated[order] * np.repeat(idf, postings)).astype(np.float32),
        idf=idf,
        size=size,
    )


def _frequencies(fields: Sequence[Field], size: int, numbers: dict[str, int]) -> list[dict[int, float]]:
    """Each unit's length-adjusted term frequencies, fields added up; fills `numbers`."""
    rows: list[dict[int, float]] = [{} for _ in range(size)]
    for part in fields:
        mean = sum(map(len, part.units)) / max(1, sum(bool(unit) for unit in part.units)) or 1.0
        for row, unit in zip(rows, part.units, strict=True):
            share = part.weight / (1 - B + B * len(unit) / mean)
            for term, count in Counter(unit).items():
                number = numbers.setdefault(term, len(numbers))
                row[number] = row.get(number, 0.0) + count * share
    return rows
