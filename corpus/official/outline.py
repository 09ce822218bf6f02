"""The outline: which lines are headings, of which kind, and how deep each stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.entry import Kind
from corpus.official.candidate import Candidate, Style
from corpus.official.flow import Spot
from corpus.official.kinds import (
    EXPECTED,
    Heading,
    Kinds,
    by_name,
    fitness,
    in_scope,
    kinds_by_word,
    members_of,
    places_of,
)
from corpus.official.series import best_series
from corpus.pdf.letters import squashed

_RANKS = ("第部", "第編", "第章", "第", "第節", "roman", "第項", "dotted:2", "plain", "dotted:3", "paren")
_UNRANKED = len(_RANKS)
_OPENERS = ("コラム", "参考", "資料", "付録", "巻末", "おわりに", "はじめに", "索引", "用語", "あとがき")
_MIN_BODY = 60


def find_outline(
    candidates: Sequence[Candidate], spots: Sequence[Spot], scoped: bool = True
) -> list[Heading]:
    """Return the headings of a document in order.

    `scoped`: headings such as 「6つの留意点」 say what the numbers below them are. In a text about
    something else such words say nothing.
    """
    by_word = kinds_by_word(candidates, spots)
    plain = _plain_headings(candidates, spots, taken=places_of(by_word))
    kinds: Kinds = {}
    for kind in EXPECTED:
        headings = _deepened([*plain, *members_of(kinds)], kinds)
        options = (
            by_word.get(kind, []),
            in_scope(kind, candidates, spots, headings, kinds) if scoped else [],
            by_name(kind, candidates, kinds),
        )
        best = max(options, key=lambda series: fitness(series, kind))
        if best:
            kinds[kind] = best
    taken = places_of(kinds)
    rest = [c for c in plain if c.start not in taken]
    return _numbered(_without_mentions(_deepened([*rest, *members_of(kinds)], kinds), kinds), kinds)


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


def _without_mentions(headings: Sequence[Heading], kinds: Kinds) -> list[Heading]:
    """Leave out headings whose label names a kind but which are not of its series."""
    taken = places_of(kinds)
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
        numbered += [(c.start, printed[order][0] if whole else order + 1) for order, c in enumerate(chosen)]
    by_start = dict(numbered)
    return [replace(h, number=by_start[h.candidate.start]) if h.kind else h for h in headings]


def _repeated_titles(candidates: Sequence[Candidate]) -> set[str]:
    """Titles without a number that stand more than twice: parts of entries (【解説】), not sections."""
    counts: dict[str, int] = defaultdict(int)
    for candidate in candidates:
        if not candidate.label:
            counts[squashed(candidate.title)] += 1
    return {title for title, count in counts.items() if count > 2}
