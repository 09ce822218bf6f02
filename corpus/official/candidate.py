"""Candidates: lines that may be headings, with their label, their title and how they are set."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.official.flow import Spot, continues, is_finished, join_texts, same_style, starts_item
from corpus.official.label import Label, parse_label
from corpus.pdf.letters import readable, squashed
from corpus.pdf.line import Line

MAX_TITLE = 70
"""A longer line is running text (in characters); a question may be three times as long."""

QUESTION_WORDS = frozenset({"問", "q", "設問", "質問"})
_LARGE = 1.1
_BODY_SHARE = 0.2
"""The largest size of so much of the text is that of running text: tables may be smaller and long."""

_LINES = 3
_PARTICLE = re.compile(
    r"で(?:は|も|の|示|述|紹|触|あ|、)|には|は、|が|を|の(?!び)|に(?:つ|対|お|関|よ|示|記|あ|な|、)|と(?:同|し|の|も|い|、)|も、|から|"
    r"まで|及び|または|又は|参照|や|へ|、|。|[）)・/／]"
)
_BRACKETED = re.compile(r"[【［\[＜〈《≪〔](?P<title>[^】］\]＞〉》≫〕]{1,30})[】］\]＞〉》≫〕]")
_MARKED = re.compile(r"[■□◆◇●○◎★☆▼▶►]\s*(?P<title>\S.{0,38})")
_END = re.compile(r"[。、，,]$")


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: size relative to the running text (in tenths), and whether it stands out."""

    tenths: int
    emphatic: bool
    row: bool

    @property
    def large(self) -> bool:
        """Whether it is larger than running text."""
        return self.tenths >= 10 * _LARGE

    @property
    def strong(self) -> bool:
        """Whether it stands out from running text at all."""
        return self.large or self.emphatic


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines `start` to `end` (not included) of the stream, read as a heading."""

    start: int
    end: int
    label: Label | None
    title: str
    text: str
    style: Style
    listed: bool = False

    @property
    def family(self) -> str:
        """The label's family, or a name for headings without a number."""
        return self.label.family if self.label else "unnumbered"


class Measure:
    """The size and weight of the running text, against which headings stand out."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        sizes: Counter[float] = Counter()
        bold: Counter[bool] = Counter()
        for spot in spots:
            sizes[round(spot.line.size, 1)] += spot.line.characters
            bold[spot.line.bold] += spot.line.characters
        total = sum(sizes.values())
        self.size = max((size for size in sizes if sizes[size] >= _BODY_SHARE * total), default=10.0)
        self.bold = bold[True] > bold[False]

    def style(self, line: Line) -> Style:
        """How a line is set."""
        return Style(round(10 * line.size / self.size), line.bold and not self.bold, line.row)


def find_candidates(spots: Sequence[Spot], listed: frozenset[str]) -> list[Candidate]:
    """Return every line that may be a heading, in order; `listed` are titles of contents and bookmarks."""
    measure = Measure(spots)
    found: list[Candidate] = []
    for place in range(len(spots)):
        if found and place < found[-1].end:
            continue
        candidate = _candidate(spots, place, measure, listed)
        if candidate:
            found.append(candidate)
    return found


def _candidate(
    spots: Sequence[Spot], place: int, measure: Measure, listed: frozenset[str]
) -> Candidate | None:
    line = spots[place].line
    style = measure.style(line)
    text = readable(line.text)
    label = parse_label(text)
    if not label and (line.row or not _may_stand_alone(text, style)) and squashed(text) not in listed:
        return None
    if _runs_on(spots, place, measure):
        return None
    end = _end(spots, place, label, style)
    whole = readable(join_texts(spot.line.text for spot in spots[place:end]))
    label = parse_label(whole) if label else None
    known = squashed(whole) in listed
    if label and not label.title and not line.row:
        label, whole, end = _title_below(spots, place, end, label, whole)
    title = label.title if label else _bare(whole)
    if style.row:
        title = title.split("　")[0]
    if not known and not _reads_as_heading(title, label, style):
        return None
    return Candidate(place, end, label, title, whole, style, known or squashed(title) in listed)


def _may_stand_alone(text: str, style: Style) -> bool:
    if _BRACKETED.fullmatch(text) or _MARKED.fullmatch(text):
        return not _END.search(text)
    return style.strong and len(text) <= MAX_TITLE and not _END.search(text)


def _bare(text: str) -> str:
    match = _BRACKETED.fullmatch(text) or _MARKED.fullmatch(text)
    return (match["title"] if match else text).strip()


def _runs_on(spots: Sequence[Spot], place: int, measure: Measure) -> bool:
    """Whether the line stands within a sentence that the line before began."""
    if place == 0:
        return False
    before, line = spots[place - 1].line, spots[place].line
    if before.row or line.row or measure.style(before) != measure.style(line):
        return False
    return before.full and not is_finished(before.text) and before.characters > 12


def _end(spots: Sequence[Spot], place: int, label: Label | None, style: Style) -> int:
    """Where a heading that runs over several lines ends."""
    end = place + 1
    most = place + _LINES
    while end < min(len(spots), most) and not style.row:
        before, after = spots[end - 1], spots[end]
        if before.page != after.page or not same_style(before.line, after.line):
            break
        if not (before.line.full or _set_tight(before.line, after.line, style)):
            break
        if before.line.text.endswith(("。", "？")) or starts_item(after.line.text):
            break
        if not (style.strong or (label and continues(before, after))):
            break
        if style.strong and not 0 < after.line.base - before.line.base <= 2 * before.line.size:
            break
        end += 1
    return end


def _set_tight(before: Line, after: Line, style: Style) -> bool:
    """Whether a line stands so near below one in larger type that both are one title."""
    near = 0 < after.base - before.base <= 1.45 * before.size
    return style.large and near and abs(before.x0 - after.x0) <= 0.5 * before.size


def _title_below(
    spots: Sequence[Spot], place: int, end: int, label: Label, whole: str
) -> tuple[Label, str, int]:
    """A number alone on its line takes its title from the line or lines below, if they can be one."""
    if end >= len(spots) or spots[end].page != spots[place].page:
        return label, whole, end
    line, below = spots[end - 1].line, spots[end].line
    stop = _title_end(spots, end)
    text = readable(join_texts(spot.line.text for spot in spots[end:stop])).strip()
    near = 0 < below.base - line.base <= 3.2 * max(below.size, line.size)
    following = spots[stop].line.size if stop < len(spots) else 0.0
    outstanding = below.size >= 1.08 * following or (below.bold and same_style(line, below))
    if not near or below.row or starts_item(text) or _END.search(text) or len(text) > MAX_TITLE:
        return label, whole, end
    if not outstanding and (below.full or not same_style(line, below)):
        return label, whole, end
    titled = Label(label.family, label.number, label.word, text, label.tight)
    return titled, f"{whole}\n{text}", stop


def _title_end(spots: Sequence[Spot], start: int) -> int:
    """Where a title that begins at `start` ends: lines set alike and close together belong to it."""
    end = start + 1
    while end < min(len(spots), start + _LINES):
        before, after = spots[end - 1].line, spots[end].line
        close = 0 < after.base - before.base <= 1.45 * before.size
        if before.page != after.page or not same_style(before, after) or not close or not before.full:
            break
        end += 1
    return end


def _reads_as_heading(title: str, label: Label | None, style: Style) -> bool:
    question = label is not None and label.word in QUESTION_WORDS
    if len(title) > (3 * MAX_TITLE if question else MAX_TITLE):
        return False
    if label and not style.strong and _PARTICLE.match(title) and (label.tight or label.word):
        return False
    if title.endswith("、") or (title.endswith("。") and not (style.strong or question)):
        return False
    return not (label and style.row and not label.title and label.family == "plain")
