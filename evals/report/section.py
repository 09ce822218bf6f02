"""Sections: what one evaluation gives to the report, as plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from evals.report.figure import Figure
from evals.report.plot import Plot


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under a head; a folded one is opened by a press."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One evaluation: its figures, plots and tables, and the command that gives them again.

    `missing` says why nothing was measured, "" where it was. `origin` is set where the figures were kept by
    an earlier run; without it they belong to the report's own run.
    """

    name: str
    title: str
    about: str
    command: str
    figures: tuple[Figure, ...] = ()
    plots: tuple[Plot, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    missing: str = ""
    origin: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The section as a plain mapping."""
        return {
            "name": self.name,
            "title": self.title,
            "command": self.command,
            "missing": self.missing,
            "origin": dict(self.origin),
            "figures": [figure.as_json() for figure in self.figures],
            "plots": [{"plot": type(plot).__name__, **asdict(plot)} for plot in self.plots],
            "tables": [asdict(table) for table in self.tables],
            "notes": list(self.notes),
        }
