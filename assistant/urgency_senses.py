"""What the words of a question have in common in meaning, for reading danger: senses, and how they meet.

The senses are listed in `urgency_senses.toml`, in the field's and in everyday words.
"""

import functools
import re
from pathlib import Path

from assistant.urgency_reading import pattern, read_rules

RULES = Path(__file__).with_name("urgency_senses.toml")
NEAR = 14
"""Two senses follow one another when the second starts fewer than this many characters after the first ends."""

EDGE = (4, 10)
"""A sense stands at the start, or at the end, within so many characters of it."""

_Found = tuple[int, int, str]


def sense_groups(folded: str) -> set[str]:
    """Return the senses of a folded text, alone and in pairs.

    `a`: somewhere; `^a`, `a$`: at the start, the end; `a&b`: both somewhere; `a>b`: b soon after a.
    """
    found = [
        (match.start(), match.end(), name)
        for name, sign in _senses().items()
        for match in sign.finditer(folded)
    ]
    names = sorted({name for _, _, name in found})
    first, last = EDGE
    starting = {f"^{name}" for start, _, name in found if start <= first}
    ending = {f"{name}$" for _, end, name in found if end >= len(folded) - last}
    both = {f"{one}&{other}" for place, one in enumerate(names) for other in names[place + 1 :]}
    following = {f"{one[2]}>{other[2]}" for one in found for other in found if _follows(one, other)}
    return {*names, *starting, *ending, *both, *following}


def _follows(one: _Found, other: _Found) -> bool:
    start, end, name = one
    gap = other[0] - end
    return name != other[2] and start < other[0] and -1 <= gap < NEAR


@functools.cache
def _senses() -> dict[str, re.Pattern[str]]:
    return {name: pattern(parts) for name, parts in read_rules(RULES)["senses"].items()}
