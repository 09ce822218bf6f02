"""Running text: which line goes on from which, and lines joined into paragraphs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.official.label import parse_label
from corpus.pdf.line import Line

_MARK = re.compile(r"[・●○◆◇■□▶►➢✓※*＊→⇒★☆◎▼▲△●]|[（(]?[0-9０-９ア-ン①-⑳a-z]{1,2}[）)．.、　]|[①-⑳]")
_FINISHED = tuple("。！？!?：:」』）)")
_LEADERS = re.compile(r"[…‥・.．]{3,}")


@dataclass(frozen=True, slots=True)
class Spot:
    """A body line in its place: the number of its file, the printed page of the page it stands on."""

    line: Line
    file: int
    printed: str | None

    @property
    def page(self) -> tuple[int, int]:
        """The file and its page."""
        return self.file, self.line.page


def is_marked(text: str) -> bool:
    """Whether a line begins with a list mark."""
    return bool(_MARK.match(text))


def is_finished(text: str) -> bool:
    """Whether a line may end a sentence or a bracket."""
    return text.endswith(_FINISHED)


def same_style(first: Line, second: Line) -> bool:
    """Whether two lines are set alike."""
    return abs(first.size - second.size) <= 0.06 * first.size and first.bold == second.bold


def continues(before: Spot, after: Spot) -> bool:
    """Whether the second of two successive lines goes on in the paragraph of the first."""
    first, second = before.line, after.line
    if first.row or second.row or not first.full or before.file != after.file:
        return False
    if abs(first.size - second.size) > 0.08 * first.size or starts_item(second.text):
        return False
    same_column = first.page == second.page and abs(first.left - second.left) < first.size
    if same_column and not 0 < second.base - first.base <= 2.3 * first.size:
        return False
    indent = (second.x0 - second.left) - (first.x0 - first.left)
    hanging = 6.0 if starts_item(first.text) else 0.7
    if indent >= hanging * first.size:
        return False
    return not (is_finished(first.text) and indent >= 0.4 * first.size)


def starts_item(text: str) -> bool:
    """Whether a line begins a list item or a numbered part, so that no line before runs into it."""
    if is_marked(text):
        return True
    label = parse_label(text)
    return label is not None and not label.tight


def paragraphs(spots: Iterable[Spot]) -> list[list[Spot]]:
    """Return the lines grouped into paragraphs."""
    found: list[list[Spot]] = []
    for spot in spots:
        if found and continues(found[-1][-1], spot):
            found[-1].append(spot)
        else:
            found.append([spot])
    return found


def join_texts(texts: Iterable[str]) -> str:
    """Return the lines of a paragraph as one text; Latin words keep a space between them."""
    joined = ""
    for text in texts:
        latin = joined[-1:].isascii() and text[:1].isascii() and joined[-1:].isalnum() and text[:1].isalnum()
        joined += (" " if latin else "") + text
    return joined


def has_leaders(text: str) -> bool:
    """Whether dots lead the eye to a page number."""
    return bool(_LEADERS.search(text))
