"""Filters: which passages may be found."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.entry import Kind, Provenance
from corpus.passage import Passage
from index.arrays import Rows


@dataclass(frozen=True, slots=True)
class Only:
    """Which passages may be found. Each part that is given leaves only what it names; None leaves all."""

    kinds: Collection[Kind] | None = None
    provenances: Collection[Provenance] | None = None
    entry_ids: Collection[str] | None = None


EVERYTHING = Only()
"""No filter."""


@dataclass(frozen=True, slots=True)
class Column:
    """One property of all passages: passage row p has the value whose number is `codes[p]`."""

    number: Mapping[Hashable, int]
    codes: Rows

    def holds(self, wanted: Collection[Hashable]) -> npt.NDArray[np.bool_]:
        """For each passage whether its value is one of the wanted; values that none has are passed over."""
        named = np.zeros(len(self.number), dtype=np.bool_)
        named[[self.number[value] for value in wanted if value in self.number]] = True
        held: npt.NDArray[np.bool_] = named[self.codes]
        return held


@dataclass(frozen=True, slots=True)
class Columns:
    """The properties of all passages that a filter asks for, as numbers: it costs microseconds."""

    kinds: Column
    provenances: Column
    entry_ids: Column

    def rows(self, only: Only) -> Rows | None:
        """The rows of the passages that a filter lets through; None where it leaves nothing out."""
        asked = (
            (self.kinds, only.kinds),
            (self.provenances, only.provenances),
            (self.entry_ids, only.entry_ids),
        )
        held = [column.holds(wanted) for column, wanted in asked if wanted is not None]
        return np.flatnonzero(np.logical_and.reduce(held)) if held else None


def columns_of(passages: Sequence[Passage]) -> Columns:
    """Return the columns of passages."""
    return Columns(
        _column([passage.kind for passage in passages]),
        _column([passage.provenance for passage in passages]),
        _column([passage.entry_id for passage in passages]),
    )


def _column(values: Sequence[Hashable]) -> Column:
    number = {value: place for place, value in enumerate(dict.fromkeys(values))}
    return Column(number, np.array([number[value] for value in values], dtype=np.int64))
