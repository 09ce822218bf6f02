"""How a question is read for danger: one spelling, and the words that take the danger back."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_SMALL = str.maketrans("ぁぃぅぇぉ", "あいうえお")
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff・…‥]+")
_SLANG = (
    (re.compile("タヒ"), "死"),
    (re.compile("(?<=暴)[カｶヵ]"), "力"),
    (re.compile(r"(?<![一-龥ぁ-んァ-ヶ\w])氏(?=[にぬね])"), "死"),
    (re.compile("(?<![0-9])56(?=[すさし])"), "殺"),
    (re.compile("(?<![0-9])4(?=にたい)"), "死"),
)
_ENDS = re.compile(r"(?<=[。！？!?\n])")
_WORD = re.compile(r"〈([a-z]+)〉")


def fold(text: str) -> str:
    """Return `text` in one spelling: NFKC, lower case, hiragana for katakana, no white space, no net slang.

    The patterns of the rule files are folded by `pattern`, so that both sides agree.
    """
    text = unicodedata.normalize("NFKC", text)
    for slang, plain in _SLANG:
        text = slang.sub(plain, text)
    return _UNSEEN.sub("", text.lower().translate(_HIRAGANA).translate(_SMALL))


def pattern(parts: Iterable[str], words: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Return one pattern that matches any of the parts in folded text; 〈name〉 stands for `words[name]`.

    An empty list gives a pattern that matches nothing.
    """
    held = words or {}
    filled = (_WORD.sub(lambda match: f"(?:{held[match.group(1)]})", part) for part in parts)
    joined = "|".join(f"(?:{part})" for part in filled) or "(?!)"
    return re.compile(joined.lower().translate(_HIRAGANA).translate(_SMALL))


def sentences(folded: str) -> list[str]:
    """Return the sentences of folded text, in order."""
    return [part for part in _ENDS.split(folded) if part]


def read_rules(path: Path) -> dict[str, Any]:
    """Return the rules of a TOML file of this folder.

    Raises:
        tomllib.TOMLDecodeError: the file is not TOML.
    """
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Frames:
    """What can take the danger out of words: other meanings, denials, lessons, and what is long over."""

    ignored: re.Pattern[str]
    denied: re.Pattern[str]
    learning: re.Pattern[str]
    present: re.Pattern[str]
    past: re.Pattern[str]
    calm: re.Pattern[str]
    childhood: re.Pattern[str]
    again: re.Pattern[str]
    teller: re.Pattern[str]

    @classmethod
    def of(cls, rules: Mapping[str, Any]) -> "Frames":
        """Return the frames written in the rules."""
        frame = {name: pattern(parts) for name, parts in rules["frame"].items()}
        ignore = rules["ignore"]
        return cls(
            ignored=pattern([*ignore["names"], *ignore["figures"]]), denied=pattern(ignore["denied"]), **frame
        )

    def strip(self, folded: str) -> str:
        """The text with words of other meanings and denied dangers blotted out."""
        return self.denied.sub("＿", self.ignored.sub("＿", folded))

    def is_over(self, folded: str) -> bool:
        """Whether the text tells of something long past that has calmed since, and not come back."""
        return bool(self.past.search(folded) and self.calm.search(folded) and not self.again.search(folded))

    def is_lesson(self, sentence: str, whole: str) -> bool:
        """Whether the sentence speaks of teaching, plans or definitions, and of nothing that happens now."""
        return bool(self.learning.search(whole)) and not self.present.search(sentence)
