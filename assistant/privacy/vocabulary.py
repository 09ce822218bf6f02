"""Lists of words written as one text, to be read and kept in few lines."""


def listed(*lines: str) -> frozenset[str]:
    """Return the words of the lines, which stand apart by spaces."""
    return frozenset(word for line in lines for word in line.split())
