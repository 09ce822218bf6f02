"""Printed page numbers: found in the margins, made consistent over the file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.pdf.line import Line
from corpus.pdf.page import Page

MARGIN = 0.12
"""Printed page numbers and running heads stand in this share of the page height, above or below."""

_NUMBER = re.compile(
    r"[\W_]*(?:p|page|頁|ページ)?[.\s]*(?:(?P<prefix>\d{1,2})\s*[-‐–—－]\s*)?(?P<number>\d{1,4}|[ivxl]{1,7})"
    r"\s*(?:頁|ページ|/\s*\d+)?[\W_]*",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:^(?P<first>\d{1,4})\s|\s(?P<last>\d{1,4})$)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which printed number each page bears, and which lines are nothing but that number.

    `labels`: page of the file → printed number, or None where none can be told.
    `lines`: (page, place of the line on it) of the lines that print the number.
    """

    labels: Mapping[int, str | None]
    lines: frozenset[tuple[int, int]]

    @property
    def offset(self) -> int | None:
        """Printed number minus file page, where the most pages agree; None without numbers."""
        found = [int(label) - page for page, label in self.labels.items() if label and label.isdigit()]
        return Counter(found).most_common(1)[0][0] if found else None


@dataclass(frozen=True, slots=True)
class _Run:
    """A way of counting: a prefix such as 2- or roman, and printed number minus file page."""

    style: str
    offset: int

    def label(self, page: int) -> str | None:
        number = page + self.offset
        if number < 1:
            return None
        return _roman(number) if self.style == "roman" else f"{self.style}{number}"


def in_margin(line: Line, page: Page) -> bool:
    """Whether a line stands in the upper or lower margin."""
    return line.base < MARGIN * page.height or line.top > (1 - MARGIN) * page.height


def printed_numbers(pages: Sequence[Page]) -> Numbering:
    """Return the printed number of every page of one file."""
    found = {page.number: list(_candidates(page)) for page in pages}
    votes = Counter(run for candidates in found.values() for run in {run for _, run, _ in candidates})
    needed = 2 if len(pages) > 2 else 1
    chosen: dict[int, _Run] = {}
    lines: set[tuple[int, int]] = set()
    for number, candidates in found.items():
        good = [c for c in candidates if votes[c[1]] >= needed]
        if good:
            place, run, alone = max(good, key=lambda c: (votes[c[1]], c[0]))
            chosen[number] = run
            if alone:
                lines.add((number, place))
    labels = {page.number: _label(page.number, chosen) for page in pages}
    return Numbering(labels, frozenset(lines))


def _candidates(page: Page) -> list[tuple[int, _Run, bool]]:
    """(place of the line, way of counting, whether the line is nothing else) in the margins."""
    found = []
    for place, line in enumerate(page.lines):
        if not in_margin(line, page) or line.row:
            continue
        text = unicodedata.normalize("NFKC", line.text).strip()
        alone = _NUMBER.fullmatch(text)
        beside = _BESIDE.search(text)
        if alone:
            found.append((place, _run(alone["prefix"], alone["number"], page.number), True))
        elif beside and line.characters < 60:
            found.append((place, _Run("", int(beside["first"] or beside["last"]) - page.number), False))
    return found


def _run(prefix: str | None, number: str, page: int) -> _Run:
    if number.isdigit():
        return _Run(f"{prefix}-" if prefix else "", int(number) - page)
    return _Run("roman", _from_roman(number.lower()) - page)


def _label(page: int, chosen: Mapping[int, _Run]) -> str | None:
    """The page's own number, else what its neighbours let one count."""
    if page in chosen:
        return chosen[page].label(page)
    after = min((other for other in chosen if other > page), default=None)
    before = max((other for other in chosen if other < page), default=None)
    if after is not None and (before is None or chosen[after] != chosen[before]):
        label = chosen[after].label(page)
        if label or before is None:
            return label
    return chosen[before].label(page) if before is not None else None


def _from_roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += letters * (number // value)
        number %= value
    return text
