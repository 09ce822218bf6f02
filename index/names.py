"""Names of persons in a text, by the dictionary's own word classes."""

from index.analyze import morphemes

_SUFFIX = frozenset({"さん", "様", "さま", "君", "くん", "氏", "ちゃん", "殿", "先生"})


def person_names(text: str) -> list[tuple[int, int]]:
    """Return the character spans of persons' names in `text`, in order; titles (さん) stay outside."""
    spans: list[tuple[int, int]] = []
    for surface, kind, start, end in morphemes(text):
        if "人名" in kind and surface not in _SUFFIX:
            if spans and spans[-1][1] == start:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return spans
