"""Is a text one plain Japanese sentence, with nothing in it that could act on a screen?"""

import re

MIN_CHARACTERS, MAX_CHARACTERS = 6, 220

_HIRAGANA = re.compile(r"[ぁ-ん]")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶー一-龥々〇0-9]")
_LETTER = re.compile(r"\w")
_MARKUP = re.compile(
    r"https?:|www\.|://|<[^>]*>|&[a-z#0-9]{2,8};|\]\(|!\[|`|\*\*|\{|\}|^#+ |^\||\[\d+\]|"
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x1f\x7f\U000e0000-\U000e007f]"
)
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u0590-\u06ff\u0e00-\u0e7f\u1100-\u11ff\uac00-\ud7af]")
MIN_JAPANESE = 0.6
"""The share of the letters that must be Japanese or digits."""

MIN_HIRAGANA = 0.15
"""Japanese sentences hold at least this share of hiragana; Chinese ones none."""


def is_plain_japanese(sentence: str) -> bool:
    """Return whether a text is a Japanese sentence without markup, links, or invisible characters."""
    if not MIN_CHARACTERS <= len(sentence) <= MAX_CHARACTERS or _MARKUP.search(sentence) or "\n" in sentence:
        return False
    letters = _LETTER.findall(sentence)
    japanese = sum(1 for letter in letters if _JAPANESE.match(letter))
    return (
        japanese >= MIN_JAPANESE * len(letters)
        and len(_HIRAGANA.findall(sentence)) >= MIN_HIRAGANA * len(letters)
        and not _OTHER_SCRIPT.search(sentence)
    )
