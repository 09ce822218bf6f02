"""Names of schools; 高校, 県立高校 and 通信制高校 name none and stay."""

import re
from collections.abc import Iterator

from assistant.privacy.compounds import ESTABLISHED, is_name, is_name_or_usual, named_from
from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.runs import run_before
from assistant.privacy.vocabulary import listed
from index.names import NameWord

_SCHOOL = re.compile(
    r"(?:(?:女学園|女学院|学園|学院|国際)?(?P<kind>小学校|中学校|義務教育学校|中等教育学校|高等専門学校|高等学校|高校|高専|"
    r"短期大学|大学院|大学|短大|女子大|専門学校|特別支援学校|支援学校|養護学校|幼稚園|保育園|こども園|サポート校)|学園|学院)"
    r"(?:[一-龥]{1,4}分校|[一-龥]{1,3}学部)?"
)
_ALWAYS_NAMED = listed("小学校 中学校 高等学校 高校 支援学校 特別支援学校 幼稚園 保育園")
"""Before these, any noun is the school's name unless it is one of the `_GENERIC`."""
_GENERIC = listed(
    "通信制 通信 定時制 定時 全日制 単位制 制 商業 工業 農業 水産 普通 普通科 総合 進学 専門 一貫",
    "小中 中高 女子 男子 夜間 地元 近所 近く 近隣 母校 隣 別 他 元 現在 有名 難関 名門 伝統 新設 田舎",
    "都会 都内 県内 市内 町内 区内 校区 学区 指定 公立 私立 国立 県立 市立 町立 村立 都立 府立 道立",
    "立 県 市 町 村 校 学校 公 私 高等 附属 付属 併設 認可 認定 当時 以前 卒業 卒業後 入学 在学 在籍",
    "転校 転校先 進学先 志望 志望校 希望 一般 特別 支援 障害 聾 盲 息子 娘 本人 自分 日本 海外 外国",
    "アメリカ 国内 全国 各 同 某 全 中学 小学 両方 先 後 前 時 昨年 去年 今年 来年 春 夏 秋 冬 弟 妹",
    "兄 姉 孫 子 友人 友達 知人 同級生 さん 様 年 月 日 者 的 用 型 系 出身 フリー サポート",
    "オンライン ネット インターナショナル",
)
_SHORT = re.compile(
    r"(?:高|中|小)(?=(?:に(?:通|入|進|在籍|転)|を(?:卒|中退|出|やめ|辞め|休)|の(?:[\d一二三]年|担任|先生|とき|時|頃|ころ)|"
    r"で(?:不登校|いじめ)|[\d一二三]年|出身|時代|卒))"
)
_ABBREVIATED = re.compile(
    r"(?<![一-龥])(?:東|京|阪|九|福|北九|西南|名|東北|北|早|慶|筑|広|神|熊|佐|長|鹿|宮|山)大"
    r"(?=を(?:出|卒|中退|辞め|やめ|休)|に(?:入|進|通|合格)|卒|出身|中退|院|の\d年)"
)
_LETTER = re.compile(r"(?<![A-Za-z])[NS]高(?:等学校|校)?")


def schools(reading: Reading) -> Iterator[Span]:
    """Yield the names of schools, with the prefecture or city that runs them (学校名)."""
    for match in _SCHOOL.finditer(reading.plain):
        start = _full_name(run_before(reading, match.start()), match["kind"])
        if start is not None:
            yield Span(start, match.end(), "学校名")
    for match in _SHORT.finditer(reading.plain):
        start = named_from(run_before(reading, match.start()), is_name)
        if start is not None:
            yield Span(start, match.end(), "学校名")
    for pattern in (_ABBREVIATED, _LETTER):
        for match in pattern.finditer(reading.plain):
            yield Span(match.start(), match.end(), "学校名")


def _full_name(run: list[NameWord], kind: str | None) -> int | None:
    if kind == "大学" and run and ESTABLISHED.search(run[-1].surface):
        return next((word.start for word in run if word.is_proper and len(word.surface) > 2), None)
    return named_from(run, _is_school_name if kind in _ALWAYS_NAMED else is_name_or_usual)


def _is_school_name(word: NameWord) -> bool:
    """Whether the word names a school when it stands before 高校 and the like."""
    if word.surface in _GENERIC or ESTABLISHED.search(word.surface):
        return False
    return is_name_or_usual(word) or (
        word.is_noun and re.fullmatch(r"[一-鿿ァ-ヶー]+", word.surface) is not None
    )
