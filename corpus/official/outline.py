"""The outline: which lines are headings, of which kind, and how deep each stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.entry import Kind
from corpus.official.candidate import QUESTION_WORDS, Candidate, Style
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

_RANKS = ("第部", "第編", "第章", "第", "第節", "roman", "第項", "dotted:2", "plain", "dotted:3", "paren")
_UNRANKED = len(_RANKS)
_OPENERS = ("コラム", "参考", "資料", "付録", "巻末", "おわりに", "はじめに", "索引", "用語", "あとがき")
_MIN_BODY = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its lines, its depth (0 is highest), and what kind of entry it begins, if one."""

    candidate: Candidate
    depth: int
    kind: Kind | None = None
    number: int | None = None


def find_outline(
    candidates: Sequence[Candidate], spots: Sequence[Spot], scoped: bool = True
) -> list[Heading]:
    """Return the headings of a document in order.

    `scoped`: headings such as 「6つの留意点」 say what the numbers below them are. In a text about
    something else such words say nothing.
    """
    by_word = _kinds_by_word(candidates, spots)
    plain = _plain_headings(candidates, spots, taken=_places(by_word))
    kinds: Kinds = {}
    for kind in EXPECTED:
        headings = _deepened([*plain, *_members(kinds)], kinds)
        options = (
            by_word.get(kind, []),
            _in_scope(kind, candidates, spots, headings, kinds) if scoped else [],
            _by_name(kind, candidates, kinds),
        )
        best = max(options, key=lambda series: _fitness(series, kind))
        if best:
            kinds[kind] = best
    taken = _places(kinds)
    rest = [c for c in plain if c.start not in taken]
    return _numbered(_without_mentions(_deepened([*rest, *_members(kinds)], kinds), kinds), kinds)


Kinds = dict[Kind, list[Candidate]]


def _places(kinds: Mapping[Kind, Sequence[Candidate]]) -> set[int]:
    return {candidate.start for chosen in kinds.values() for candidate in chosen}


def _kinds_by_word(candidates: Sequence[Candidate], spots: Sequence[Spot]) -> Kinds:
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


def _fitness(series: Sequence[Candidate], kind: Kind) -> float:
    """How likely a series is the one: its length against what is expected, and how it stands out."""
    if not series:
        return 0.0
    strong = sum(c.style.strong or c.listed for c in series) / len(series)
    worded = sum(bool(c.label and c.label.kind is kind) for c in series) / len(series)
    return _closeness(series, kind) + 0.5 * strong + 0.2 * worded


def _members(kinds: Mapping[Kind, Sequence[Candidate]]) -> list[Candidate]:
    return [candidate for chosen in kinds.values() for candidate in chosen]


def _plain_headings(
    candidates: Sequence[Candidate], spots: Sequence[Spot], taken: set[int]
) -> list[Candidate]:
    """Headings that begin no point or case: they stand out, are listed, or run in numbers over text."""
    families: dict[tuple[str, Style], list[Candidate]] = defaultdict(list)
    chosen: list[Candidate] = []
    for candidate in candidates:
        if candidate.start in taken or (candidate.label and candidate.label.kind and not candidate.listed):
            continue
        if candidate.listed or candidate.style.strong and not candidate.style.row or _is_bracketed(candidate):
            chosen.append(candidate)
        elif candidate.label and not candidate.style.row:
            families[candidate.family, candidate.style].append(candidate)
    for (family, _), members in families.items():
        kept = best_series(members, spots) if family.startswith("word:") else _over_text(members, spots)
        if family.startswith(("第", "word:")) or len(kept) > 1:
            chosen += kept
    return sorted(chosen, key=lambda candidate: candidate.start)


def _is_bracketed(candidate: Candidate) -> bool:
    return candidate.label is None


def _over_text(members: Sequence[Candidate], spots: Sequence[Spot]) -> list[Candidate]:
    """The counts whose numbered lines have text of their own below them: items of a list have not."""
    if members[0].family in ("kana", "kana_paren", "circled"):
        return []
    kept: list[Candidate] = []
    for run in _runs(members):
        stops = [member.start for member in run[1:]] + [len(spots)]
        below = [
            sum(spot.line.characters for spot in spots[member.end : min(stop, member.end + 12)])
            for member, stop in zip(run, stops, strict=True)
        ]
        if sum(size >= _MIN_BODY for size in below) >= 0.5 * len(run) and below[0] >= 0.3 * _MIN_BODY:
            kept += run
    return kept


def _runs(members: Sequence[Candidate]) -> list[list[Candidate]]:
    """The members cut where their count does not rise."""
    runs: list[list[Candidate]] = []
    last: tuple[int, ...] = ()
    for member in members:
        number = member.label.number if member.label else ()
        if not runs or number <= last:
            runs.append([])
        runs[-1].append(member)
        last = number
    return runs


def _deepened(candidates: Iterable[Candidate], kinds: Kinds) -> list[Heading]:
    """The candidates in order, each with its depth: larger type above smaller, then families by rank."""
    ordered = sorted({candidate.start: candidate for candidate in candidates}.values(), key=lambda c: c.start)
    kind_of = {candidate.start: kind for kind, chosen in kinds.items() for candidate in chosen}
    repeated = _repeated_titles(ordered)
    keys = {c.start: _key(c, kind_of.get(c.start), squashed(c.title) in repeated) for c in ordered}
    depth = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return [Heading(c, depth[keys[c.start]], kind_of.get(c.start)) for c in ordered]


def _repeated_titles(candidates: Sequence[Candidate]) -> set[str]:
    """Titles without a number that stand more than twice: parts of entries (【解説】), not sections."""
    counts: dict[str, int] = defaultdict(int)
    for candidate in candidates:
        if not candidate.label:
            counts[squashed(candidate.title)] += 1
    return {title for title, count in counts.items() if count > 2}


def _key(candidate: Candidate, kind: Kind | None, repeated: bool) -> tuple[int, int, int]:
    """Lower stands higher: chapters, then type size, then the family's rank."""
    family = candidate.family
    if family in ("第部", "第編", "第章"):
        return 0, 0, _RANKS.index(family)
    if repeated:
        return 3, 0, 0
    if kind:
        return 1, -candidate.style.tenths, _UNRANKED
    if not candidate.label and candidate.title.startswith(_OPENERS) and candidate.style.strong:
        return 1, -candidate.style.tenths, _UNRANKED - 1
    rank = _RANKS.index(family) if family in _RANKS else _UNRANKED + 1
    return 1, -candidate.style.tenths, rank + (not candidate.style.strong) * 20


def _in_scope(
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
        taken = _places(kinds)
        families: dict[str, list[Candidate]] = defaultdict(list)
        for c in candidates:
            if heading.candidate.end <= c.start < stop and c.label and c.start not in taken:
                families[c.family].append(c)
        for members in families.values():
            series = best_series(members, spots)
            if len(series) > 1 and _closeness(series, kind) > max(0.3, _closeness(best, kind)):
                best = series
    return best


def _by_name(kind: Kind, candidates: Sequence[Candidate], kinds: Kinds) -> list[Candidate]:
    """Headings that bear the very names of the overview."""
    found = []
    for name in NAMES.get(kind, ()):
        free = (c for c in candidates if c.start not in _places(kinds) and not c.style.row)
        named = [c for c in free if squashed(name) in squashed(c.title) and len(c.title) <= len(name) + 14]
        if named:
            found.append(max(named, key=lambda c: (c.style.strong, c.style.tenths, -c.start)))
    starts = {candidate.start for candidate in found}
    return sorted(found, key=lambda c: c.start) if len(starts) == len(found) > 1 else []


def _without_mentions(headings: Sequence[Heading], kinds: Kinds) -> list[Heading]:
    """Leave out headings whose label names a kind but which are not of its series."""
    taken = _places(kinds)
    return [
        h
        for h in headings
        if h.kind or h.candidate.start in taken or not (h.candidate.label and h.candidate.label.kind in kinds)
    ]


def _numbered(headings: Sequence[Heading], kinds: Kinds) -> list[Heading]:
    """Give each entry its number: the printed one where it is one whole number and stands once."""
    numbered = []
    for chosen in kinds.values():
        printed = [c.label.number for c in chosen if c.label]
        own = len(printed) == len(chosen) and all(len(n) == 1 for n in printed)
        whole = own and len(set(printed)) == len(printed)
        numbered += [
            (c.start, printed[order][0] if whole else order + 1) for order, c in enumerate(chosen)
        ]
    by_start = dict(numbered)
    return [replace(h, number=by_start[h.candidate.start]) if h.kind else h for h in headings]


def is_question(candidate: Candidate) -> bool:
    """Whether a heading is a numbered question (問3)."""
    return candidate.label is not None and candidate.label.word in QUESTION_WORDS
