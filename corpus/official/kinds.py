"""Kinds: which series of headings are the values, stances, cautions, points and cases."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.entry import Kind
from corpus.official.candidate import Candidate
from corpus.official.flow import Spot
from corpus.official.label import kind_named
from corpus.official.series import best_series
from corpus.pdf.letters import squashed

EXPECTED = {Kind.VALUE: 3, Kind.STANCE: 4, Kind.CAUTION: 6, Kind.POINT: 50, Kind.CASE: 30}
"""How many of each the ministry's overview names: evidence and a reason to warn, never assumed.

Source: 厚生労働省「ひきこもり支援ハンドブック」概要, as reproduced in Fukuoka's 令和6年度 paper.
"""

NAMES = {
    Kind.VALUE: ("人間観", "社会観", "支援観"),
    Kind.STANCE: ("敬意と労い", "尊重し、共に考える", "一歩ずつ支援する", "家族は本人支援に影響を与える存在"),
    Kind.CAUTION: (
        "本人と家族の意向は異なる",
        "広く社会に働きかける",
        "支援者は一人で抱えない",
        "支援の強要に注意する",
        "エンパワメントやコーディネート",
        "精神疾患や発達障害の正しい理解",
    ),
}
"""The names the overview gives, in its order."""

Kinds = dict[Kind, list[Candidate]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its lines, its depth (0 is highest), and what kind of entry it begins, if one."""

    candidate: Candidate
    depth: int
    kind: Kind | None = None
    number: int | None = None


def places_of(kinds: Mapping[Kind, Sequence[Candidate]]) -> set[int]:
    """Return where the headings of all kinds stand."""
    return {candidate.start for chosen in kinds.values() for candidate in chosen}


def kinds_by_word(candidates: Sequence[Candidate], spots: Sequence[Spot]) -> Kinds:
    """The series whose own word names their kind (ポイント12, 事例3)."""
    families: dict[tuple[Kind, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.label and candidate.label.kind:
            families[candidate.label.kind, candidate.family].append(candidate)
    found: Kinds = {}
    for (kind, _), members in families.items():
        series = best_series(members, spots)
        strong = any(candidate.style.strong or candidate.listed for candidate in series)
        if (len(series) > 1 or strong) and _closeness(series, kind) > _closeness(found.get(kind, []), kind):
            found[kind] = series
    return found


def _closeness(series: Sequence[Candidate], kind: Kind) -> float:
    """How near a series comes to the number that is expected, in [0, 1]; only to choose between series."""
    if not series:
        return 0.0
    return min(len(series), EXPECTED[kind]) / max(len(series), EXPECTED[kind])


def fitness(series: Sequence[Candidate], kind: Kind) -> float:
    """How likely a series is the one: its length against what is expected, and how it stands out."""
    if not series:
        return 0.0
    strong = sum(c.style.strong or c.listed for c in series) / len(series)
    worded = sum(bool(c.label and c.label.kind is kind) for c in series) / len(series)
    return _closeness(series, kind) + 0.5 * strong + 0.2 * worded


def members_of(kinds: Mapping[Kind, Sequence[Candidate]]) -> list[Candidate]:
    """Return the headings of all kinds."""
    return [candidate for chosen in kinds.values() for candidate in chosen]


def in_scope(
    kind: Kind,
    candidates: Sequence[Candidate],
    spots: Sequence[Spot],
    headings: Sequence[Heading],
    kinds: Kinds,
) -> list[Candidate]:
    """The best numbered series below a heading that announces this kind (「50のポイント」)."""
    best: list[Candidate] = []
    for place, heading in enumerate(headings):
        if heading.kind or kind_named(heading.candidate.title) is not kind:
            continue
        after = [h.candidate.start for h in headings[place + 1 :] if h.depth <= heading.depth]
        stop = after[0] if after else len(spots)
        taken = places_of(kinds)
        families: dict[str, list[Candidate]] = defaultdict(list)
        for c in candidates:
            if heading.candidate.end <= c.start < stop and c.label and c.start not in taken:
                families[c.family].append(c)
        for members in families.values():
            series = best_series(members, spots)
            if len(series) > 1 and _closeness(series, kind) > max(0.3, _closeness(best, kind)):
                best = series
    return best


def by_name(kind: Kind, candidates: Sequence[Candidate], kinds: Kinds) -> list[Candidate]:
    """Headings that bear the very names of the overview."""
    found = []
    for name in NAMES.get(kind, ()):
        free = (c for c in candidates if c.start not in places_of(kinds) and not c.style.row)
        named = [c for c in free if squashed(name) in squashed(c.title) and len(c.title) <= len(name) + 14]
        if named:
            found.append(max(named, key=lambda c: (c.style.strong, c.style.tenths, -c.start)))
    starts = {candidate.start for candidate in found}
    return sorted(found, key=lambda c: c.start) if len(starts) == len(found) > 1 else []
