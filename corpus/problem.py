"""A problem found in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and in which entry (an entry id, or a kind where the entry itself is missing)."""

    entry_id: str
    text: str
