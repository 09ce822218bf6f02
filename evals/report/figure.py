"""Figures: one measured number each, what it means, and how it stands to its target."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evals.intervals import Interval


class Form(StrEnum):
    """How a number is written."""

    SHARE = "share"
    MEAN = "mean"
    COUNT = "count"
    MILLISECONDS = "milliseconds"


class Standing(StrEnum):
    """How a figure stands to its target: `UNSURE` where it reaches it, but not with its whole interval."""

    REACHED = "reached"
    UNSURE = "unsure"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure says, in Japanese; whether less of it is better; the target that the project has set."""

    label: str
    form: Form = Form.SHARE
    lower_is_better: bool = False
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. `n` is how many items it is over; the interval is the 95 % one, None where unknown."""

    name: str
    meaning: Meaning
    value: float
    n: int
    interval: Interval | None = None

    @property
    def standing(self) -> Standing | None:
        """How it stands to its target; None where no target is set.

        A target of every item (or none) is held to be reached when no item fails: no interval can do that.
        """
        target = self.meaning.target
        if target is None:
            return None
        sign = -1.0 if self.meaning.lower_is_better else 1.0
        if sign * self.value < sign * target:
            return Standing.MISSED
        worst = min(sign * edge for edge in self.interval) if self.interval else sign * target
        return Standing.REACHED if worst >= sign * target or self.value == target else Standing.UNSURE

    def as_json(self) -> dict[str, Any]:
        """The figure as a plain mapping."""
        return {
            "name": self.name,
            "label": self.meaning.label,
            "value": self.value,
            "n": self.n,
            "interval_95": list(self.interval) if self.interval else None,
            "form": self.meaning.form.value,
            "better": "lower" if self.meaning.lower_is_better else "higher",
            "target": self.meaning.target,
        }


def of_share(name: str, meaning: Meaning, share: Mapping[str, Any]) -> Figure:
    """Return the figure of a `{"value", "n", "interval"}` mapping, as `evals.share.Share` gives it."""
    low, high = share["interval"]
    return Figure(name, meaning, float(share["value"]), int(share["n"]), (float(low), float(high)))


def of_mean(name: str, meaning: Meaning, row: Mapping[str, Any], key: str) -> Figure:
    """Return the figure of `key` in a row that holds `n`, `<key>` and `<key>_95`."""
    low, high = row[f"{key}_95"]
    return Figure(name, meaning, float(row[key]), int(row["n"]), (float(low), float(high)))


def shown(value: float, form: Form) -> str:
    """Return a number as a reader sees it: `97.3 %`, `0.654`, `12`, `17.5 ミリ秒`."""
    if form is Form.SHARE:
        return f"{100 * value:.1f} %"
    if form is Form.MILLISECONDS:
        return f"{value:.1f} ミリ秒"
    if form is Form.COUNT:
        return f"{value:,.0f}" if value == int(value) else f"{value:.2f}"
    return f"{value:.3f}"


def interval_shown(interval: Interval | None, form: Form) -> str:
    """Return an interval as a reader sees it, `86.2–99.5 %`; 「—」 where there is none."""
    if interval is None:
        return "—"
    low, high = (shown(edge, form) for edge in interval)
    unit = low.partition(" ")[2]
    return f"{low.partition(' ')[0]}–{high.partition(' ')[0]}{f' {unit}' if unit else ''}"
