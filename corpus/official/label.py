"""Labels: the numbered marks that headings begin with (ポイント12, 【事例3】, ⑫, （12）, 4-1-1, 第2章…)."""

import re
import unicodedata
from dataclasses import dataclass

from corpus.entry import Kind

_OPEN = r"[\s　■□◆◇●○◎★☆▼▶►◤◢♦•・※＊*]*[【\[［（(〔＜<〈《≪「]?\s*"
_SHUT = r"[】\]］）)〕＞>〉》≫」]"
_SEPARATOR = r"[\s　:：.．、，｜|\-‐–—―ー－]*"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴⓪"
_DIGITS = r"[0-9０-９]{1,3}(?![0-9０-９])"
_KANJI = r"[一二三四五六七八九十]{1,3}"
_ROMANS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_DASH = r"[-‐‑–—−－．.・]"
_LETTER = r"[A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ])"
_NUMBER = rf"(?P<number>{_DIGITS}(?:\s*{_DASH}\s*{_DIGITS})*|[{_CIRCLED}]|{_KANJI}|[{_ROMANS}]|{_LETTER})"

_UNIT = re.compile(
    rf"{_OPEN}第\s*(?P<number>{_DIGITS}|{_KANJI}|[{_ROMANS}])(?:\s*(?P<unit>[部編章節項款]))?"
    rf"{_SHUT}?(?P<gap>{_SEPARATOR})(?P<title>.*)"
)
_WORD = re.compile(
    rf"(?P<open>{_OPEN})"
    r"(?P<word>[一-龠々ァ-ヶー]{1,10}?|[一-龠々ァ-ヶー]{1,8}の(?:ポイント|事例)|[A-Za-zＡ-Ｚａ-ｚ]{1,10})"
    rf"(?P<inner>[\s　.．:：#＃\-]*(?:その|No\.?|Ｎｏ．?|№)?\s*){_NUMBER}(?P<shut>(?:\s*{_SHUT})?)"
    rf"(?P<gap>{_SEPARATOR})(?P<title>.*)",
)
_FORMS = (
    ("circled", re.compile(rf"{_OPEN}(?P<number>[{_CIRCLED}])(?P<gap>{_SEPARATOR})(?P<title>.*)")),
    (
        "paren",
        re.compile(
            rf"[（(]\s*(?P<number>{_DIGITS})\s*[）)](?P<gap>{_SEPARATOR})(?P<title>.*)|"
            r"(?P<closed>[⑴-⒇])(?P<gap2>[\s　]*)(?P<title2>.*)"
        ),
    ),
    (
        "dotted",
        re.compile(
            rf"{_OPEN}(?P<number>{_DIGITS}(?:\s*{_DASH}\s*{_DIGITS})+){_SHUT}?[.．]?"
            r"(?P<gap>[\s　:：]*)(?P<title>.*)"
        ),
    ),
    ("roman", re.compile(rf"{_OPEN}(?P<number>[{_ROMANS}])(?P<gap>{_SEPARATOR})(?P<title>.*)")),
    ("kanji_paren", re.compile(rf"[（(](?P<number>{_KANJI})[）)](?P<gap>{_SEPARATOR})(?P<title>.*)")),
    ("kanji", re.compile(rf"(?P<number>{_KANJI})(?P<gap>[\s　、.．]+)(?P<title>.*)")),
    ("kana_paren", re.compile(r"[（(](?P<number>[ア-ンa-z])[）)](?P<gap>[\s　]*)(?P<title>.*)")),
    ("kana", re.compile(r"(?P<number>[アイウエオカキクケコサシスセソ])(?P<gap>[\s　]+)(?P<title>.*)")),
    (
        "plain",
        re.compile(rf"{_OPEN}(?P<number>{_DIGITS}){_SHUT}?(?P<gap>[\s　:：.．、|｜]*)(?P<title>.*)"),
    ),
)
_COUNTED = re.compile(
    r"(?:年|月|日|時|分|人|名|つ|歳|才|代|回|割|％|%|度|件|条|号|か|ヶ|ケ|箇|万|円|種|類|級|次|目|番|週|倍|点|枚|台|校|社|者)"
)
_WORD_KINDS = (
    (Kind.POINT, re.compile(r"ポイント|point|pt", re.IGNORECASE)),
    (Kind.CASE, re.compile(r"事例|ケース|case", re.IGNORECASE)),
    (Kind.CAUTION, re.compile(r"留意|注意")),
    (Kind.STANCE, re.compile(r"姿勢|スタンス")),
    (Kind.VALUE, re.compile(r"価値")),
)
_UNNAMED = {"第", "図", "表", "図表", "写真", "注", "別添", "平成", "令和", "昭和", "電話", "約", "計", "全"}
"""Words before numbers that count something or name a figure, not a part of the text."""


@dataclass(frozen=True, slots=True)
class Label:
    """The mark of a heading: its family (the same for all of one series), its number, what follows it.

    `number` has more than one part where the mark has (4-1-1). `word` is "" unless the family has one.
    `tight`: nothing parts the mark from the title, as in a sentence that begins with a number.
    """

    family: str
    number: tuple[int, ...]
    word: str
    title: str
    tight: bool

    @property
    def kind(self) -> Kind | None:
        """The kind that the word names, or None."""
        return next((kind for kind, pattern in _WORD_KINDS if self.word and pattern.search(self.word)), None)


def parse_label(text: str) -> Label | None:
    """Return the label a line begins with, or None."""
    text = text.strip()
    return _unit_label(text) or _word_label(text) or _form_label(text)


def kind_named(title: str) -> Kind | None:
    """Return the kind of entries that a heading announces (「50のポイント」「6つの留意点」), or None."""
    plain = unicodedata.normalize("NFKC", title)
    return next((kind for kind, pattern in reversed(_WORD_KINDS) if pattern.search(plain)), None)


def number_of(text: str) -> tuple[int, ...]:
    """Return the number a mark writes, in parts; () where it writes none."""
    plain = unicodedata.normalize("NFKC", text)
    if re.search(r"\d", plain):
        return tuple(int(part) for part in re.findall(r"\d+", plain))
    if re.fullmatch("[A-Z]", plain):
        return (ord(plain) - 64,)
    if text in _ROMANS:
        return (_ROMANS.index(text) + 1,)
    if re.fullmatch(_KANJI, text):
        return (_kanji_number(text),)
    if len(text) == 1 and 0x2776 <= ord(text) <= 0x277F:
        return (ord(text) - 0x2775,)
    if len(text) == 1 and 0x24EB <= ord(text) <= 0x24F4:
        return (ord(text) - 0x24EB + 11,)
    kana = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
    return (kana.index(text) + 1,) if text in kana else (ord(text[0]) - 96,)


def _unit_label(text: str) -> Label | None:
    match = _UNIT.fullmatch(text)
    if not match or (not match["gap"] and not match["unit"]):
        return None
    unit = match["unit"] or ""
    return Label(f"第{unit}", number_of(match["number"]), "", _clean(match["title"]), not match["gap"])


def _word_label(text: str) -> Label | None:
    match = _WORD.fullmatch(text)
    if not match or match["word"] in _UNNAMED:
        return None
    if match["open"].strip().endswith(("（", "(")) and not match["shut"].strip():
        return None
    if match["word"].isascii() and match["number"].isalpha() and not match["inner"]:
        return None
    loose = bool(match["open"].strip() or match["shut"].strip() or match["gap"])
    if not loose and (_COUNTED.match(match["title"]) or re.fullmatch(_KANJI, match["number"])):
        return None
    word = unicodedata.normalize("NFKC", match["word"]).lower()
    number = number_of(match["number"])
    family = f"word:{word}" + (f":{len(number)}" if len(number) > 1 else "")
    return Label(family, number, word, _clean(match["title"]), not loose)


def _form_label(text: str) -> Label | None:
    for family, pattern in _FORMS:
        match = pattern.fullmatch(text)
        if not match:
            continue
        groups = match.groupdict()
        number = number_of(groups["number"] or groups.get("closed") or "")
        title = groups["title"] if groups["title"] is not None else groups.get("title2") or ""
        gap = groups["gap"] or groups.get("gap2") or ""
        if family == "plain" and not gap and _COUNTED.match(title):
            return None
        name = f"{family}:{len(number)}" if family == "dotted" else family
        return Label(name, number, "", _clean(title), not gap and family in ("plain", "dotted"))
    return None


def _clean(title: str) -> str:
    """A title without the bracket that closes its mark, and without spaces at its ends."""
    title = title.strip()
    for opening, closing in ("【】", "[]", "［］", "〔〕", "＜＞", "<>", "〈〉", "《》", "≪≫"):
        if title.endswith(closing) and opening not in title:
            title = title[:-1].strip()
    return title


def _kanji_number(text: str) -> int:
    digits = "一二三四五六七八九"
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return int("".join(str(digits.index(c) + 1) for c in text))
    return (digits.index(tens) + 1 if tens else 1) * 10 + (digits.index(ones) + 1 if ones else 0)
