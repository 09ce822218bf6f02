"""Text as it is seen: without invisible and control characters, and counted so."""

import re

from corpus.invisible import without_invisible
from corpus.pdf.line import printing

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def visible(text: str) -> str:
    """Return the text without characters that show nothing; line breaks and tabs stay."""
    return _CONTROL.sub("", without_invisible(text))


def seen(text: str) -> int:
    """Return how many characters of a text are seen."""
    return printing(visible(text))
