"""Entries: the text between headings, as points, cases and sections with their pages."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.entry import HEADINGS, Entry, Kind, Provenance, Source
from corpus.official.body import Part, build_body, head_text
from corpus.official.flow import Spot
from corpus.official.kinds import Heading
from corpus.pdf.letters import readable, squashed

_MENTION = re.compile(r"ポイント\s*([0-9]{1,2})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that entries come from."""

    name: str
    sha256: str
    source: Source
    imported: str


@dataclass(slots=True)
class _Draft:
    """An entry while its lines are gathered."""

    heading: Heading | None
    path: tuple[str, ...]
    file: int
    parts: list[Part] = field(default_factory=list)
    open_head: tuple[str, tuple[Spot, ...]] = ("", ())
    open_spots: list[Spot] = field(default_factory=list)

    def close_part(self) -> None:
        name, head = self.open_head
        if head or self.open_spots:
            self.parts.append(Part(name, head, tuple(self.open_spots)))
        self.open_head, self.open_spots = ("", ()), []

    @property
    def first(self) -> Spot:
        part = self.parts[0]
        return (part.head or part.spots)[0]

    @property
    def bare(self) -> bool:
        """Whether it has a heading and not a word below it."""
        return self.heading is not None and all(not part.spots for part in self.parts)


@dataclass(frozen=True, slots=True)
class Built:
    """The entries of a document, and how many letters of each file are headings without a text."""

    entries: tuple[Entry, ...]
    heading_only: Mapping[int, int]


def build_entries(spots: Sequence[Spot], headings: Sequence[Heading], origins: Sequence[Origin]) -> Built:
    """Return the entries that the headings divide the lines into; each line stands in exactly one."""
    drafts = list(_drafts(spots, headings))
    names: Counter[str] = Counter()
    entries, bare = [], Counter[int]()
    for draft in drafts:
        if draft.bare and draft.heading and not draft.heading.kind:
            bare[draft.file] += sum(spot.line.characters for part in draft.parts for spot in part.head)
        else:
            entries.append(_entry(draft, origins[draft.file], names))
    return Built(_linked(entries), dict(bare))


def _drafts(spots: Sequence[Spot], headings: Sequence[Heading]) -> Iterator[_Draft]:
    by_start = {heading.candidate.start: heading for heading in headings}
    stack: list[Heading] = []
    draft: _Draft | None = None
    place = 0
    while place < len(spots):
        spot, heading = spots[place], by_start.get(place)
        end = heading.candidate.end if heading else place + 1
        if heading and draft and draft.file == spot.file and _is_part(draft, heading):
            draft.close_part()
            draft.open_head = heading.candidate.title, tuple(spots[place:end])
        elif heading or draft is None or _must_part(draft, spot):
            if draft:
                draft.close_part()
                yield draft
            if heading:
                stack = [h for h in stack if h.depth < heading.depth]
            path = tuple(_clean(h.candidate.text) for h in stack)
            draft = _Draft(heading, path, spot.file)
            if heading:
                stack.append(heading)
                draft.open_head = "", tuple(spots[place:end])
            else:
                draft.open_spots.append(spot)
        else:
            draft.open_spots.append(spot)
        place = end
    if draft:
        draft.close_part()
        yield draft


def _is_part(draft: _Draft, heading: Heading) -> bool:
    """Whether a heading stands within the entry that is being gathered."""
    if heading.kind or draft.heading is None or heading.depth <= draft.heading.depth:
        return False
    if draft.heading.kind:
        return True
    candidate = heading.candidate
    return candidate.label is None and not candidate.style.large and not candidate.listed


def _must_part(draft: _Draft, spot: Spot) -> bool:
    """Whether a line without a heading begins an entry: in another file, or where no heading stands yet."""
    if draft.file != spot.file:
        return True
    held = draft.open_spots or [s for part in draft.parts for s in part.spots]
    return draft.heading is None and bool(held) and held[-1].page != spot.page


def _entry(draft: _Draft, origin: Origin, names: Counter[str]) -> Entry:
    body = build_body(draft.parts)
    heading = draft.heading
    kind = heading.kind or Kind.SECTION if heading else Kind.SECTION
    lines = [spot.line for part in draft.parts for spot in (*part.head, *part.spots)]
    attributes: dict[str, object] = {
        "file": origin.name,
        "sha256": origin.sha256,
        "imported": origin.imported,
        "path": list(draft.path),
        "anchor": _anchor(draft),
        "label": _clean(heading.candidate.text) if heading else "",
        "ruby": [list(pair) for line in lines for pair in line.ruby],
        "changed_letters": [list(pair) for pair in body.changed],
    }
    return Entry(
        entry_id=_entry_id(kind, heading, draft.first, names),
        kind=kind,
        title=_title(draft),
        provenance=Provenance.OFFICIAL,
        body=body.text,
        sections=body.sections,
        sources=(origin.source,),
        heading=_heading_number(draft.path) if kind is Kind.POINT else None,
        number=heading.number if heading else None,
        attributes=attributes,
    )


def _entry_id(kind: Kind, heading: Heading | None, first: Spot, names: Counter[str]) -> str:
    if kind is not Kind.SECTION and heading:
        stem = f"official/{kind.value}-{heading.number}"
    else:
        page = first.printed if first.printed else f"f{first.file + 1}-{first.line.page}"
        stem = f"official/section-p{re.sub(r'[^a-z0-9-]', '', page.lower())}-1"
    names[stem] += 1
    if names[stem] == 1:
        return stem
    if kind is Kind.SECTION:
        return f"{stem[:-2]}-{names[stem]}"
    return f"{stem}-{names[stem]}"


def _title(draft: _Draft) -> str:
    if draft.heading:
        return _clean(draft.heading.candidate.title or head_text(draft.parts[0].head))
    first = draft.first
    return f"{first.printed}ページ" if first.printed else f"PDFの{first.line.page}ページ"


def _anchor(draft: _Draft) -> str:
    """What a correction is kept under: the page in the file and the heading as it stands there."""
    text = squashed(draft.heading.candidate.text) if draft.heading else ""
    return f"{draft.first.line.page}:{text}"


def _clean(text: str) -> str:
    return " ".join(readable(text).split())


def _heading_number(path: Sequence[str]) -> int | None:
    """Which of the overview's seven headings the path names, if one."""
    for number, name in enumerate(HEADINGS, start=1):
        if any(squashed(name) in squashed(part) for part in path):
            return number
    return None


def _linked(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Cases linked to the points that they name."""
    points = {e.number: e.entry_id for e in entries if e.kind is Kind.POINT}
    return tuple(
        replace(entry, links=_mentioned(entry, points)) if entry.kind is Kind.CASE else entry
        for entry in entries
    )


def _mentioned(entry: Entry, points: Mapping[int | None, str]) -> tuple[str, ...]:
    numbers = (int(match[1]) for match in _MENTION.finditer(squashed(entry.body)))
    return tuple(dict.fromkeys(points[number] for number in numbers if number in points))
