"""Series: of all the lines that bear a number of one family, those that are the headings themselves."""

from collections import defaultdict
from collections.abc import Sequence
from math import log

from corpus.official.candidate import Candidate
from corpus.official.flow import Spot
from corpus.pdf.letters import squashed

MAX_CANDIDATES = 800
"""More lines of one family than this are lists, and only the first ones are looked at."""


def best_series(candidates: Sequence[Candidate], spots: Sequence[Spot]) -> list[Candidate]:
    """Return the candidates of one family that form its running numbers, in order of the text.

    A list of the same titles, and lines that only mention a number, are left out: where a number
    stands several times, the places with more text below them and of one style win.
    """
    few = list(candidates[:MAX_CANDIDATES])
    if not few:
        return []
    body = _bodies(few, spots)
    groups: dict[object, list[int]] = defaultdict(list)
    for place, candidate in enumerate(few):
        groups[candidate.style].append(place)
    series = [_series(few, group, body) for group in groups.values()]
    best = max(series, key=lambda chosen: _worth(few, chosen, body))
    whole = _series(few, range(len(few)), body)
    if len(whole) >= len(best) + max(2, 0.34 * len(best)):
        best = whole
    return [few[place] for place in _fill(few, best, body)]


def _bodies(candidates: Sequence[Candidate], spots: Sequence[Spot]) -> list[int]:
    """How many characters stand between each candidate and the next."""
    ends = [candidate.start for candidate in candidates[1:]] + [len(spots)]
    return [
        min(400, sum(spot.line.characters for spot in spots[candidate.end : min(end, candidate.end + 30)]))
        for candidate, end in zip(candidates, ends, strict=True)
    ]


def _worth(candidates: Sequence[Candidate], chosen: Sequence[int], body: Sequence[int]) -> float:
    strong = any(candidates[place].style.strong or candidates[place].listed for place in chosen)
    mean_body = sum(body[place] for place in chosen) / max(1, len(chosen))
    return len(chosen) + 0.3 * len(chosen) * strong + 0.1 * len(chosen) * log(1 + mean_body)


def _series(candidates: Sequence[Candidate], group: Sequence[int], body: Sequence[int]) -> list[int]:
    """The rising numbers of a group; where the count starts anew with other titles, all the counts."""
    single = _rising(candidates, group, body)
    parts = _restarts(candidates, group)
    if len(parts) < 2 or _same_titles(candidates, parts):
        return single
    several = [place for part in parts for place in _rising(candidates, part, body)]
    return several if len(several) >= len(single) + max(2, 0.2 * len(single)) else single


def _rising(candidates: Sequence[Candidate], group: Sequence[int], body: Sequence[int]) -> list[int]:
    """The heaviest rising subsequence; each member weighs 1 and a little for the text below it."""
    weights: list[float] = []
    before: list[int] = []
    for order, place in enumerate(group):
        best, link = 0.0, -1
        for earlier in range(order):
            step = _step(candidates[group[earlier]], candidates[place])
            if step and weights[earlier] + step > best:
                best, link = weights[earlier] + step, earlier
        weights.append(1 + body[place] / 2000 + best)
        before.append(link)
    at = max(range(len(group)), key=lambda order: weights[order], default=-1)
    chosen = []
    while at >= 0:
        chosen.append(group[at])
        at = before[at]
    return chosen[::-1]


def _step(first: Candidate, second: Candidate) -> float:
    """0 where the numbers do not rise; a little more where the second follows the first directly."""
    a, b = _number(first), _number(second)
    if b <= a:
        return 0.0
    direct = b[:-1] == a[:-1] and b[-1] == a[-1] + 1 or b[-1] == 1
    return 0.05 if direct else 0.01


def _number(candidate: Candidate) -> tuple[int, ...]:
    return candidate.label.number if candidate.label else ()


def _restarts(candidates: Sequence[Candidate], group: Sequence[int]) -> list[list[int]]:
    """The group cut before each number that begins a count."""
    parts: list[list[int]] = []
    for place in group:
        if _number(candidates[place])[-1:] == (1,) or not parts:
            parts.append([])
        parts[-1].append(place)
    return [part for part in parts if len(part) > 1 or _number(candidates[part[0]])[-1:] == (1,)]


def _same_titles(candidates: Sequence[Candidate], parts: Sequence[Sequence[int]]) -> bool:
    """Whether the counts repeat the titles of one another, as a list and its details do."""
    titles = [{squashed(candidates[p].title) for p in part if candidates[p].title} for part in parts]
    seen: set[str] = set()
    repeated = total = 0
    for part in titles:
        repeated += len(part & seen)
        total += len(part)
        seen |= part
    return total > 0 and repeated >= 0.3 * total


def _fill(candidates: Sequence[Candidate], chosen: Sequence[int], body: Sequence[int]) -> list[int]:
    """Add numbers missing between two neighbours of the series, where one line between bears them."""
    filled = list(chosen[:1])
    for before, after in zip(chosen, chosen[1:], strict=False):
        between = [
            place
            for place in range(before + 1, after)
            if _number(candidates[before]) < _number(candidates[place]) < _number(candidates[after])
        ]
        filled += _rising(candidates, between, body)
        filled.append(after)
    return filled
