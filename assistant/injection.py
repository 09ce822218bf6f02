"""Text that tries to command a machine, hidden or plain: found, and kept from answers and models.

What is imported is someone else's writing. It may be quoted, but it may not give orders to the program,
lead to a link that nobody checked, or hold what a person cannot see.
"""

import functools
import re
import tomllib
import unicodedata
from pathlib import Path

from corpus.invisible import CONCEALING, INVISIBLE

_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龥]")
_MARKED_UP = re.compile(r"</|<[A-Za-z!][^>]*>|!?\[[^\]]*\]\([^)]*\)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|/\*.*?\*/", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style|iframe|svg)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z!][^>]*>?")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)?|\[[^\]]*\])?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)?")
_ADDRESS = re.compile(r"(?:https?|ftp|file|javascript|data):\S*|www\.\S+", re.IGNORECASE)
_FILE = Path(__file__).with_name("injection.toml")


def _read_signs() -> re.Pattern[str]:
    signs = tomllib.loads(_FILE.read_text(encoding="utf-8"))["signs"]
    return re.compile("|".join(f"(?:{sign})" for group in signs.values() for sign in group), re.IGNORECASE)


_SIGNS = _read_signs()


@functools.lru_cache(maxsize=16384)
def is_instruction(text: str) -> bool:
    """Return whether a text, hidden characters left out, speaks to a machine rather than to a reader."""
    return bool(_SIGNS.search(visible(text)) or _COMMENT.search(text) or _SCRIPT.search(text))


def is_sayable(text: str) -> bool:
    """Return whether words of a passage may be said: Japanese, no order to a machine, no link."""
    if not _JAPANESE.search(text):
        return False
    return not (is_instruction(text) or CONCEALING.search(text) or _MARKED_UP.search(text))


def visible(text: str) -> str:
    """Return what a person would see of the text, in NFKC, tag characters read as the letters they hide."""
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text.translate(_TAG_LETTERS)))


def harmless(text: str) -> str:
    """Return a text as plain words: no hidden characters, comments, tags, images or addresses."""
    text = INVISIBLE.sub("", text)
    for pattern in (_COMMENT, _SCRIPT, _IMAGE):
        text = pattern.sub("", text)
    return _ADDRESS.sub("", _TAG.sub("", _LINK.sub(r"\1", text)))


_TAG_LETTERS = {0xE0000 + code: chr(code) for code in range(0x20, 0x7F)}
"""Tag characters (U+E0020…) stand for the ASCII letters that they hide."""
