"""Characters that show nothing on a page and yet stand in a text."""

import re

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Zero width, direction marks, tags, variation selectors, fillers."""

CONCEALING = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""Those that no honest Japanese text needs: they turn words about or hide letters."""


def without_invisible(text: str) -> str:
    """Return the text as it is seen."""
    return INVISIBLE.sub("", text)
