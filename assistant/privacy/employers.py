"""Names of employers: by their legal form, by their trade, or because somebody works there."""

import re
from collections.abc import Iterator

from assistant.privacy.compounds import is_name, is_name_or_usual, named_from
from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.runs import run_after, run_before
from assistant.privacy.vocabulary import listed
from index.names import NameWord, could_be_person

_FORM = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|医療法人|社会福祉法人|学校法人|宗教法人|"
    r"一般社団法人|公益社団法人|一般財団法人|公益財団法人|NPO法人|特定非営利活動法人|㈱|㈲|\((?:株|有|同|社福|医)\)"
)
_NO_NAME_AFTER = listed(
    "職員 代表 理事 理事長 スタッフ 設立 運営 等 など 社員 勤務 会社 組織 法人 様 さん の 内 側 格 化"
)
_JOINED_AFTER = re.compile(r"の(?:会|家|里|郷|森|丘|園|杜|風|木|和|輪|実|泉|樹|箱舟|翼)")
_TRADE = re.compile(
    r"工務店|製作所|鉄工所?|製鉄|重工業?|工業|電機|電子|電工|建設|商事|商店|商会|運輸|運送|急便|食品|製菓|印刷|物流|薬品|造船|"
    r"フーズ|ホールディングス"
)
_TRADE_OR_PLACE = re.compile(
    r"(?:不動産|ホテル|旅館|百貨店|銀行|信用金庫|自動車|交通|警備|化学|通信|鉄道|証券|生命|新聞社?|出版|農園|水産|"
    r"ストア|マート|システムズ?)$"
)
"""Trades whose houses people also visit: an employer only where somebody works there."""
_LABEL = re.compile(r"(?:勤務先|職場|勤め先|就職先|前職|バイト先|パート先|会社名)\s*[はが:]\s*(?!$)")
_WORKS = re.compile(
    r"(?:の(?:工場|店舗?|支店|営業所|本社|倉庫)|[一-龥]{1,4}(?:店|支店|工場|営業所))?"
    r"(?:に(?:勤|就職|入社|採用|内定|雇)|で(?:働|勤|(?:パート|アルバイト|バイト|派遣|事務|営業|正社員))|"
    r"を(?:退職|休職|解雇|辞め|クビ|[^、。]{1,5}で(?:退職|辞め))|勤務|社員)"
)
_SHOPS = listed(
    "スーパー ホテル 居酒屋 レストラン カラオケ パチンコ ドラッグストア 喫茶店 旅館 美容室 理容 工場"
)
_BRANDS = listed("イオン アマゾン ユニクロ しまむら ダイソー ニトリ すき家 吉野家 ガスト マック コストコ")
"""Large employers whose names are also words."""
_PUBLIC_ENDS = tuple(listed("センター 役所 役場 協議会 公民館 ハローワーク 県庁 市 県 町 村 区"))
_MIN_BRAND_CHARACTERS = 4


def employers(reading: Reading) -> Iterator[Span]:
    """Yield the names of employers (勤務先); municipal offices stay."""
    for match in _FORM.finditer(reading.plain):
        yield from _by_form(reading, match)
    for match in _TRADE.finditer(reading.plain):
        start = named_from(run_before(reading, match.start()), is_name)
        if start is not None and not _goes_on(reading, match.end()):
            yield Span(start, match.end(), "勤務先")
    for match in _LABEL.finditer(reading.plain):
        run = run_after(reading, match.end())
        if _is_workplace(run):
            yield Span(run[0].start, run[-1].end, "勤務先")
    for match in _WORKS.finditer(reading.plain):
        run = run_before(reading, match.start())
        if _is_workplace(run):
            yield Span(_first_name(run).start, match.start(), "勤務先")


def _by_form(reading: Reading, form: re.Match[str]) -> Iterator[Span]:
    after = run_after(reading, form.end())
    if after and after[0].surface not in _NO_NAME_AFTER and not _FORM.match(after[0].surface):
        joined = _JOINED_AFTER.match(reading.plain, after[-1].end)
        yield Span(form.start(), joined.end() if joined else after[-1].end, "勤務先")
        return
    start = named_from(run_before(reading, form.start()), is_name_or_usual)
    if start is not None:
        yield Span(start, form.end(), "勤務先")


def _goes_on(reading: Reading, end: int) -> bool:
    """Whether the compound goes on after its trade, as in 福岡工業大学."""
    inside = any(word.start < end < word.end for word in reading.words)
    after = run_after(reading, end)
    return inside or (bool(after) and after[0].part == "名詞")


def _is_workplace(run: list[NameWord]) -> bool:
    name = "".join(word.surface for word in run)
    if not run or name.endswith(_PUBLIC_ENDS):
        return False
    if run[0].surface in _SHOPS and len(run) > 1:
        return True
    if _TRADE_OR_PLACE.search(name) and any(is_name(word) for word in run):
        return True
    return any(word.surface in _BRANDS or (is_name(word) and _is_firm(word)) for word in run)


def _is_firm(word: NameWord) -> bool:
    """Whether a name may be a firm's: read as a thing's, coined in katakana, or a brand read as a person."""
    coined = word.unknown and re.fullmatch(r"[ァ-ヶー]{3,}", word.surface) is not None
    brand = word.name == "person" and len(word.surface) >= _MIN_BRAND_CHARACTERS
    return word.name == "proper" or coined or (brand and not could_be_person(word.surface))


def _first_name(run: list[NameWord]) -> NameWord:
    return next((word for word in run if is_name(word) or word.surface in _SHOPS), run[0])
