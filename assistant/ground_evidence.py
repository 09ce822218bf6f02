"""Which words of the cited passages a sentence stands on: the unit nearest to it, and a second where needed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.citing import Unit
from assistant.ground_quantity import quantities
from assistant.units import units_of
from corpus.passage import Passage
from index.analyze import words

_NEUTRAL = frozenset(
    "こと もの よう ため ほう はず わけ とき 支援 支援者 方 大切 方法 場合 状態 具体 例えば そして まず 行う 使用 仕方 際 的 毎 程 共 内容 必要 要る 様子 場面 用意 形"
    " 予め 又 更に 特に ほか 他 次 同じ 自分 可能 心掛ける 努める 進める 思う 感じる 考える 致す 申す 為さる".split()
)
"""Words that state nothing by themselves; a sentence may hold them without its passage holding them."""

_BOUNDS = frozenset({"以上", "以下", "以内", "未満"})

_ALIKE = (
    {"労い", "労う", "労る", "敬意"},
    {"訪ねる", "訪問", "伺う"},
    {"尋ねる", "聞く", "聴く", "伺う", "質問"},
    {"話す", "話", "告げる", "伝える", "言う", "知らせる", "述べる"},
    {"電話", "連絡"},
    {"書く", "記す", "記入", "記録"},
    {"残す", "置く"},
    {"便り", "手紙"},
    {"時刻", "時間"},
    {"避ける", "控える", "止める"},
    {"中断", "止める", "休む"},
    {"会う", "面会", "面談"},
    {"延ばす", "延長"},
    {"相談", "協議", "話し合う"},
    {"一緒", "共に", "共"},
    {"確かめる", "確認"},
    {"見直す", "見直し", "振り返る"},
    {"不要", "要る", "必要"},
    {"選ぶ", "選択", "決める"},
    {"つなぐ", "繋ぐ", "紹介"},
    {"断る", "拒否", "拒む"},
    {"急ぐ", "焦る", "急かす"},
)
_LIKE = {word: group for group in _ALIKE for word in group}

MIN_GAIN = 2
"""A second unit is read only where it holds this many more of the sentence's words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The units a sentence stands on, nearest first; `missing` are its words that none of them holds."""

    units: tuple[Unit, ...]
    missing: tuple[str, ...]
    coverage: float

    @property
    def text(self) -> str:
        """The words of the units."""
        return "\n".join(unit.text for unit in self.units)


def evidence_for(sentence: str, passages: Sequence[Passage]) -> Evidence:
    """Return the parts of the passages that hold most of the words of the sentence."""
    wanted = {word for word in content(sentence) if word not in _NEUTRAL}
    numbers = {quantity.value for quantity in quantities(sentence)}
    held = {unit: _held(unit) for passage in passages for unit in units_of(passage)}
    chosen: list[Unit] = []
    left = wanted | numbers
    while held and len(chosen) < 2:
        best = max(held, key=lambda unit: (len(left & held[unit]), -len(unit.text)))
        gain = left & held[best]
        if not gain or (chosen and len(gain) < MIN_GAIN and not gain & numbers):
            break
        chosen.append(best)
        left -= held.pop(best)
    missing = left & wanted
    return Evidence(tuple(chosen), tuple(sorted(missing)), 1 - len(missing) / len(wanted) if wanted else 0.0)


def content(text: str) -> list[str]:
    """Return the words of a text that state something, numbers left out."""
    return [
        word.lemma
        for word in words(text)
        if word.is_content and "数詞" not in word.kinds and word.lemma not in _BOUNDS and not quantities(word.surface)
    ]


def shares_words(one: str, others: Collection[str]) -> bool:
    """Whether a text has a word in common with any of the others; true where it has no word at all."""
    wanted = set(content(one)) - _NEUTRAL
    return not wanted or any(wanted & _reach(other) for other in others)


def _held(unit: Unit) -> frozenset[str]:
    return _reach(f"{unit.text}\n{unit.passage.title}") | {quantity.value for quantity in quantities(unit.text)}


def _reach(text: str) -> frozenset[str]:
    """The words of a text and those that say the same."""
    held = set(content(text))
    return frozenset(held.union(*(_LIKE[word] for word in held if word in _LIKE)))
