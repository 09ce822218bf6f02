"""Numbers in a text with what they count, so that a changed number, unit or bound is seen."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_DIGITS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100, "千": 1000}
_KANJI = "〇一二三四五六七八九十百千万億"
_UNITS = (
    "か月|カ月|ヶ月|ケ月|箇月|年度|年間|年|月|週間|週|日間|日|時間|時|分間|分|秒|歳|才|代|人|名|回|度|枚|行|通|件|つ|個|点|倍|割|%|"
    "千円|万円|億円|円|か所|箇所|番|号|文|条|項|ページ|頁|段階|種類|自治体|市区町村|市町村|課|本|冊|字|日目|回目|番目"
)
_BOUNDS = "以上|以下|未満|以内|まで|を超"
_PHONE = re.compile(r"#\d{3,5}|(?<!\d)0\d{1,4}-\d{1,4}-\d{3,4}(?!\d)")
_PAIR = re.compile(rf"([一二三四五六七八九])、([一二三四五六七八九])({_UNITS})")
_NUMBER = re.compile(
    rf"(?P<value>\d[\d,]*(?:\.\d+)?(?:[万億](?!円))?|[{_KANJI}]+)(?P<unit>{_UNITS})?[間目]?(?P<bound>{_BOUNDS})?"
)
_SAME_UNIT = {
    "週間": "週",
    "日間": "日",
    "分間": "分",
    "年間": "年",
    "才": "歳",
    "名": "人",
    "カ月": "か月",
    "ヶ月": "か月",
    "ケ月": "か月",
    "箇月": "か月",
    "頁": "ページ",
    "箇所": "か所",
}
_NOT_COUNTED = re.compile(
    "十分(?:に|な)|一緒|一部|一般|一定|一体|一方|一番|一見|一層|万一|一切|一致|一様|一息|一言|一文字|三重|千葉|四国|九州"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts, in one spelling: `二人以上` → ("2", "人", "以上")."""

    value: str
    unit: str
    bound: str = ""


def quantities(text: str) -> frozenset[Quantity]:
    """Return the numbers of a text, kanji numerals too; telephone numbers count as one value each."""
    text = unicodedata.normalize("NFKC", text)
    found = {Quantity(match.group(), "電話") for match in _PHONE.finditer(text)}
    text = _NOT_COUNTED.sub("", _PHONE.sub("", text))
    text = _PAIR.sub(r"\1\3、\2\3", text)
    for match in _NUMBER.finditer(text):
        value, unit = match["value"], match["unit"] or ""
        if value[0] in _KANJI and not unit:
            continue
        found.add(Quantity(_plain(value), _SAME_UNIT.get(unit, unit), match["bound"] or ""))
    return frozenset(found)


def counted_alike(sentence: str, evidence: str) -> bool:
    """Whether each number of the sentence stands in the evidence, and beside the same words there."""
    wanted, held = quantities(sentence), quantities(evidence)
    return wanted <= held and all(_beside_same(quantity, sentence, evidence, held) for quantity in wanted)


def _beside_same(quantity: Quantity, sentence: str, evidence: str, held: Iterable[Quantity]) -> bool:
    """Where the evidence counts the same thing twice (110番, 119番), the words around the number decide."""
    rivals = {other for other in held if other.unit == quantity.unit and other.value != quantity.value}
    if not rivals:
        return True
    said = [_letters(clause) for clause in _clauses(sentence) if quantity in quantities(clause)]
    own = _nearness(said, evidence, {quantity})
    return own >= _nearness(said, evidence, rivals)


def _nearness(said: Iterable[frozenset[str]], evidence: str, wanted: set[Quantity]) -> int:
    clauses = [_letters(clause) for clause in _clauses(evidence) if wanted & quantities(clause)]
    return max((len(one & other) for one in said for other in clauses), default=0)


def _clauses(text: str) -> list[str]:
    joined = _PAIR.sub(r"\1\3\2\3", unicodedata.normalize("NFKC", text))
    return [clause for clause in re.split(r"[、。,：:\n]", joined) if clause]


def _letters(clause: str) -> frozenset[str]:
    """Pairs of neighbouring letters, numbers left out: near words share many."""
    bare = _NUMBER.sub("", clause)
    return frozenset(bare[place : place + 2] for place in range(len(bare) - 1))


def _plain(value: str) -> str:
    if value[0] not in _KANJI:
        return value.replace(",", "")
    if not set(value) & set("十百千万億"):
        return str(int("".join(str(_DIGITS[mark]) for mark in value)))
    total, part, digit = 0, 0, 0
    for mark in value:
        if mark in _DIGITS:
            digit = _DIGITS[mark]
        elif mark in _TENS:
            part, digit = part + (digit or 1) * _TENS[mark], 0
        else:
            total, part, digit = (total + part + digit or 1) * (10**4 if mark == "万" else 10**8), 0, 0
    return str(total + part + digit)
