"""Personal data in what a person types: found by pattern and by name, and masked before all else."""

import re
from collections import Counter
from dataclasses import dataclass

from assistant.answer import MaskedCount
from index.names import person_names

_DIGIT = "[0-9０-９]"
_DASH = "[-－‐‑–—ー―−]"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("メール", re.compile(r"[\w.+-]+[@＠][\w-]+(?:[.．][\w-]+)+", re.ASCII)),
    ("電話番号", re.compile(rf"(?<!{_DIGIT})[0０]{_DIGIT}{{1,4}}{_DASH}?{_DIGIT}{{1,4}}{_DASH}?{_DIGIT}{{3,4}}(?!{_DIGIT})")),
    ("郵便番号", re.compile(rf"〒?\s*(?<!{_DIGIT}){_DIGIT}{{3}}{_DASH}{_DIGIT}{{4}}(?!{_DIGIT})")),
    ("番号", re.compile(rf"(?<!{_DIGIT})(?:{_DIGIT}{{4}}[\s{_DASH[1:-1]}]?){{2,3}}{_DIGIT}{{3,4}}(?!{_DIGIT})")),
    (
        "生年月日",
        re.compile(
            rf"(?:(?:昭和|平成|令和|大正|[SHRＳＨＲ]){_DIGIT}{{1,2}}|(?:19|20|１９|２０){_DIGIT}{{2}})"
            rf"\s*[年./．／-]\s*{_DIGIT}{{1,2}}\s*[月./．／-]\s*{_DIGIT}{{1,2}}\s*日?(?:生まれ|生)?"
        ),
    ),
    (
        "住所",
        re.compile(
            rf"(?:[一-龥]{{2,3}}[都道府県])?[一-龥ぁ-んァ-ヶ]{{1,8}}[市区町村郡][一-龥ぁ-んァ-ヶ]{{0,10}}"
            rf"{_DIGIT}{{1,4}}(?:丁目|番地?|{_DASH}){_DIGIT}{{0,4}}(?:番地?|号|{_DASH})?{_DIGIT}{{0,4}}号?"
        ),
    ),
)
"""Kind → pattern, the more telling first; later patterns see what earlier ones have left."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal data, and how many pieces of each kind were taken out."""

    text: str
    counts: tuple[MaskedCount, ...] = ()


def mask(text: str) -> Masked:
    """Return `text` with each piece of personal data replaced by its kind in brackets (［氏名］)."""
    counts: Counter[str] = Counter()
    for kind, pattern in PATTERNS:
        text, found = pattern.subn(f"［{kind}］", text)
        counts[kind] += found
    for start, end in reversed(person_names(text)):
        text = f"{text[:start]}［氏名］{text[end:]}"
        counts["氏名"] += 1
    return Masked(text, tuple(MaskedCount(kind, count) for kind, count in counts.items() if count))
