"""Recognising the handbook: whether a file says of itself that it is the ministry's, or goes on from one that does."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from statistics import median

from corpus.official.parse import HANDBOOK
from corpus.pdf.document import PdfText
from corpus.pdf.failed import ImportFailedError
from corpus.pdf.letters import squashed
from corpus.pdf.page import Page

HOW_ELSE = (
    "自治体の資料なら、yorisoi import --local に --owner と --kind を付けて取り込めます。"
    "厚生労働省のハンドブックに間違いなければ、--as-official を付けてください。"
)
"""What a person does next where a file cannot be recognised."""

COVER_PAGES = 2
"""A book names itself on its cover or the page after; further on, other books may be named."""

OPENING_PAGES, CLOSING_PAGES = 6, 2
"""Where the ministry is named: before the text begins, or in the imprint."""

KNOWN_FILES = frozenset({"001605332", "001471258", "001471260"})
"""Names of the ministry's own files: the whole, chapter 2, chapter 4.

Source: their addresses on www.mhlw.go.jp, as reported in 2025.
"""

_LARGE = 1.25
"""A title is at least so many times as large as the running text."""

_RUNNING = 3
"""A line that stands on so many pages is a running head."""

_LINES = 4
"""A title may stand on so many lines."""

_TITLE = re.compile(
    rf"[「『【〈《]?{HANDBOOK}[」』】〉》]?[~〜～\-ー―]*(?:寄り添うための羅針盤)?[~〜～\-ー―]*"
    r"[」』】〉》]?(?:$|[(（\[【第全P0-9]|厚生労働省|令和|目次)"
)
_MINISTRY = re.compile(r"厚生労働省|寄り添うための羅針盤")
_CHAPTER = re.compile(r"第[0-9一二三四五六七八九]章")


def are_official(texts: Sequence[PdfText], confirmed: Collection[str]) -> bool:
    """Whether the files are the ministry's: each names itself, is `confirmed` (SHA-256), or goes on from such a one.

    Raises:
        ImportFailedError: only some are, or they would take the place of confirmed ones.
    """
    unsure = _unsure(texts, confirmed)
    if len(unsure) == len(texts) and not confirmed:
        return False
    strange = [text.name for text in unsure if not goes_on(text)]
    if strange:
        raise ImportFailedError(
            f"「{strange[0]}」は厚生労働省のハンドブックと確かめられないため、取り込みませんでした。{HOW_ELSE}"
        )
    return True


def doubts(texts: Sequence[PdfText], confirmed: Collection[str]) -> list[str]:
    """Return what to tell of official files that neither name themselves nor are `confirmed`: only the heading
    of a chapter says that they belong to the book."""
    return [
        f"「{text.name}」は章の見出しで始まるため、ハンドブックの続きとみて「公式」と示します。違うときは、取り消してください。"
        for text in _unsure(texts, confirmed)
    ]


def _unsure(texts: Sequence[PdfText], confirmed: Collection[str]) -> list[PdfText]:
    return [text for text in texts if text.sha256 not in confirmed and not names_itself(text)]


def names_itself(text: PdfText) -> bool:
    """Whether the file bears the handbook's name as its title, and the ministry's or the subtitle.

    A paper that only speaks of the handbook (「〜について」), or a town's book of the same name, does not.
    """
    if Path(text.name).stem in KNOWN_FILES:
        return True
    return _is_titled(text) and bool(_MINISTRY.search(_around(text)))


def goes_on(text: PdfText) -> bool:
    """Whether the file begins with the heading of a chapter, as a further file of the same book does."""
    return any(_CHAPTER.match(squashed(line)) for page in text.pages[:1] for line in _large_lines(page, text))


def _is_titled(text: PdfText) -> bool:
    if _TITLE.match(squashed(text.title)):
        return True
    cover = [_large_lines(page, text) for page in text.pages[:COVER_PAGES]]
    titles = ("".join(lines[n : n + _LINES]) for lines in cover for n in range(len(lines)))
    return any(_TITLE.match(squashed(title)) for title in titles) or any(
        _TITLE.match(line) for line in _running_heads(text)
    )


def _large_lines(page: Page, text: PdfText) -> list[str]:
    sizes = [line.size for held in text.pages for line in held.lines for _ in range(line.characters)]
    least = _LARGE * median(sizes) if sizes else 0.0
    return [line.text for line in page.lines if line.size >= least]


def _running_heads(text: PdfText) -> list[str]:
    counts = Counter(
        squashed(line.text) for page in text.pages for line in (*page.lines[:2], *page.lines[-2:])
    )
    return [line for line, count in counts.items() if count >= _RUNNING]


def _around(text: PdfText) -> str:
    pages: Sequence[Page] = (*text.pages[:OPENING_PAGES], *text.pages[-CLOSING_PAGES:])
    return squashed("".join([text.title, *(line.text for page in pages for line in page.lines)]))
