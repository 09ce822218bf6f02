"""Schools, employers and facilities that have a name of their own; kinds without a name stay."""

import re
from collections.abc import Iterator

from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.runs import run_after, run_before
from index.names import NameWord, could_be_person

_SCHOOL = re.compile(
    r"(?:(?:女学園|女学院|学園|学院|国際)?(?:小学校|中学校|義務教育学校|中等教育学校|高等専門学校|高等学校|高校|高専|"
    r"短期大学|大学院|大学|短大|女子大|専門学校|特別支援学校|支援学校|養護学校|幼稚園|保育園|こども園|サポート校)|学園|学院)"
    r"(?:[一-龥]{1,4}分校|[一-龥]{1,3}学部)?"
)
_SHORT_SCHOOL = re.compile(
    r"(?:高|中|小)(?=(?:に(?:通|入|進|在籍|転)|を(?:卒|中退|出|やめ|辞め|休)|の(?:[\d一二三]年|担任|先生)|[\d一二三]年|出身|時代|卒))"
)
_ABBREVIATED = re.compile(
    r"(?<![一-龥])(?:東|京|阪|九|福|北九|西南|名|東北|北|早|慶|筑|広|神|熊|佐|長|鹿|宮|山)大"
    r"(?=を(?:出|卒|中退|辞め|やめ|休)|に(?:入|進|通|合格)|卒|出身|中退|院|の\d年)"
)
_LETTER_SCHOOL = re.compile(r"(?<![A-Za-z])[NSＮＳ]高(?:等学校|校)?")
_COMPANY = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|医療法人|社会福祉法人|学校法人|宗教法人|"
    r"一般社団法人|公益社団法人|一般財団法人|公益財団法人|NPO法人|特定非営利活動法人|㈱|㈲|\((?:株|有|同|社福|医)\)"
)
_TRADE = re.compile(
    r"工務店|製作所|鉄工所?|製鉄|重工業?|工業|電機|電子|電工|建設|商事|商店|商会|運輸|運送|急便|食品|製菓|印刷|物流|薬品|造船|フーズ|"
    r"ホールディングス"
)
_TRADE_OR_PLACE = r"(?:不動産|ホテル|旅館|百貨店|銀行|信用金庫|自動車|交通|警備|化学|通信|鉄道|証券|生命|新聞社?|出版|農園|水産|ストア|マート|システムズ?)$"
_WORKPLACE_LABEL = re.compile(r"(?:勤務先|職場|勤め先|勤務|就職先|前職|バイト先|パート先|会社名)\s*[はが:]\s*(?!$)")
_WORKS = re.compile(
    r"(?:の(?:工場|店舗?|支店|営業所|本社|倉庫)|[一-龥]{1,4}(?:店|支店|工場|営業所))?"
    r"(?:に(?:勤|就職|入社|採用|内定|雇)|で(?:働|勤|(?:パート|アルバイト|バイト|派遣|事務|営業|正社員))|"
    r"を(?:退職|休職|解雇|辞め|クビ|[^、。]{1,5}で(?:退職|辞め))|勤務|社員)"
)
_SHOP = frozenset("スーパー ホテル 居酒屋 レストラン カラオケ パチンコ ドラッグストア 喫茶店 旅館 美容室 理容 工場".split())
_BRANDS = frozenset("イオン アマゾン ユニクロ しまむら ダイソー ニトリ すき家 吉野家 ガスト マック コストコ ローソン".split())
"""Large employers whose names are also words."""
_FACILITY = re.compile(
    r"病院|医院|(?:メンタル|ハート|こころの?)?クリニック|診療所|作業所|(?:相談支援)?事業所|グループホーム|保養院|療養所|老人ホーム|カフェ"
)
_FACILITY_KIND = re.compile(
    r"就労(?:継続支援[ABＡＢ]型|移行支援)(?:事業所)?|グループホーム|地域活動支援センター|フリースクール|フリースペース|"
    r"(?:特別養護|有料)?老人ホーム|デイサービス(?:センター)?|児童養護施設|救護施設|放課後等デイサービス|(?:B|A|Ｂ|Ａ)型事業所|メンタルクリニック|(?:作業|事業|診療)所"
)
_ESTABLISHED = re.compile(r"(?:県|市|町|村|都|道|府|国|区|公|私|組合)?立$")
_NAMELIKE = frozenset("中央 東 西 南 北 第一 第二 第三 光 緑 城南 城北 城東 城西 若葉 平和 旭 朝日 富士 国際 附属 付属".split())
_NOT_NAMES = frozenset(
    "かかりつけ 近所 地元 メンタル デイ ケア サービス オンライン リハビリ ストレス フリー サポート こころ がん ひきこもり うつ ゲーム"
    " 令和 平成 昭和 LINE NPO SNS オンラインゲーム インターネット ネット 日本 国 海外 アメリカ 関東 関西".split()
)
_PUBLIC_TAIL = ("センター", "役所", "役場", "協議会", "公民館", "ハローワーク", "県庁", "市", "県", "町", "村", "区")
_NO_NAME_AFTER = frozenset("職員 代表 理事 理事長 スタッフ 設立 運営 等 など 社員 勤務 会社 組織 法人 様 さん の 内 側 格 化".split())
_JOINED_AFTER = re.compile(r"の(?:会|家|里|郷|森|丘|園|杜|風|木|和|輪|実|泉|樹|箱舟|翼)")


def schools(reading: Reading) -> Iterator[Span]:
    """Yield the names of schools, with the prefecture or city that runs them (学校名)."""
    for match in _LETTER_SCHOOL.finditer(reading.text):
        yield Span(match.start(), match.end(), "学校名")
    for match in _SCHOOL.finditer(reading.plain):
        run = run_before(reading, match.start())
        start = _public_university(run) if match[0] == "大学" else None
        start = _named_from(run, loose=True) if start is None else start
        if start is not None:
            yield Span(start, match.end(), "学校名")
    for match in _ABBREVIATED.finditer(reading.plain):
        yield Span(match.start(), match.end(), "学校名")
    for match in _SHORT_SCHOOL.finditer(reading.plain):
        start = _named_from(run_before(reading, match.start()), loose=False)
        if start is not None:
            yield Span(start, match.end(), "学校名")


def employers(reading: Reading) -> Iterator[Span]:
    """Yield the names of firms: by their legal form, by their trade, or by somebody working there (勤務先)."""
    for match in _COMPANY.finditer(reading.plain):
        if span := _company(reading, match):
            yield span
    for match in _TRADE.finditer(reading.plain):
        start = _named_from(run_before(reading, match.start()), loose=False)
        if start is not None and not _goes_on(reading, match.end()):
            yield Span(start, match.end(), "勤務先")
    for match in _WORKPLACE_LABEL.finditer(reading.plain):
        run = run_after(reading, match.end())
        if run and _is_workplace(run):
            yield Span(run[0].start, run[-1].end, "勤務先")
    for match in _WORKS.finditer(reading.plain):
        run = run_before(reading, match.start())
        if run and _is_workplace(run):
            yield Span(_first_name(run).start, match.start(), "勤務先")


def facilities(reading: Reading) -> Iterator[Span]:
    """Yield the names of clinics, workshops and homes (施設名); public offices stay."""
    for match in _FACILITY.finditer(reading.plain):
        start = _named_from(run_before(reading, match.start()), loose=True)
        if start is not None:
            yield Span(start, match.end(), "施設名")
    for match in _FACILITY_KIND.finditer(reading.plain):
        run = run_after(reading, match.end())
        if run and any(_is_namelike(word, loose=True) for word in run) and not run[-1].surface.endswith("さん"):
            yield Span(match.start(), run[-1].end, "施設名")


def _public_university(run: list[NameWord]) -> int | None:
    """Where 北九州市立(大学) begins: the one of its city; None where no place is named."""
    if not run or not _ESTABLISHED.search(run[-1].surface):
        return None
    return next((word.start for word in run if word.is_proper and len(word.surface) > 2), None)


def _named_from(run: list[NameWord], *, loose: bool) -> int | None:
    """Where the name at the end of a run begins, or None where the run holds no name of its own."""
    if not any(_is_namelike(word, loose=loose) for word in _own_part(run)):
        return None
    first = next(
        place for place, word in enumerate(run) if _is_namelike(word, loose=loose) or _ESTABLISHED.search(word.surface)
    )
    if first and run[first].surface.startswith("立") and len(run[first - 1].surface) == 1:
        first -= 1
    return run[first].start


def _own_part(run: list[NameWord]) -> list[NameWord]:
    """The words after 県立, 市立 and the like, which say only who runs it."""
    after = max((place + 1 for place, word in enumerate(run) if _ESTABLISHED.search(word.surface)), default=0)
    return run[after:]


def _is_namelike(word: NameWord, *, loose: bool) -> bool:
    """Whether the word makes a name of a compound; `loose` takes 中央, ひまわり and the like for one."""
    if word.surface in _NOT_NAMES or word.part == "接尾辞":
        return False
    if word.is_proper or (word.unknown and re.search(r"[一-龥ァ-ヶ]", word.surface)):
        return True
    kana = re.fullmatch(r"[ぁ-んー]{3,}", word.surface)
    return loose and (word.surface in _NAMELIKE or kana is not None)


def _company(reading: Reading, match: re.Match[str]) -> Span | None:
    after = run_after(reading, match.end())
    if after and after[0].surface not in _NO_NAME_AFTER and _COMPANY.match(after[0].surface) is None:
        joined = _JOINED_AFTER.match(reading.plain, after[-1].end)
        return Span(match.start(), joined.end() if joined else after[-1].end, "勤務先")
    before = run_before(reading, match.start())
    start = _named_from(before, loose=True)
    return Span(start, match.end(), "勤務先") if start is not None else None


def _goes_on(reading: Reading, end: int) -> bool:
    """Whether the compound goes on, as in 福岡産業保健センター."""
    inside = any(word.start < end < word.end for word in reading.words)
    after = run_after(reading, end)
    return inside or (bool(after) and after[0].part == "名詞")


def _is_workplace(run: list[NameWord]) -> bool:
    name = "".join(word.surface for word in run)
    if name.endswith(_PUBLIC_TAIL) or run[-1].surface in _NOT_NAMES:
        return False
    if run[0].surface in _SHOP and len(run) > 1:
        return True
    if re.search(_TRADE_OR_PLACE, name) and any(word.is_proper for word in run):
        return True
    return any(w.name == "proper" or w.surface in _BRANDS or _is_coined(w) or _is_brand(w) for w in run)


def _is_coined(word: NameWord) -> bool:
    return word.unknown and re.fullmatch(r"[ァ-ヶー]{3,}", word.surface) is not None


def _is_brand(word: NameWord) -> bool:
    """Whether the dictionary took a brand (ヤマト運輸) for a person."""
    return word.name == "person" and len(word.surface) >= 4 and not could_be_person(word.surface)


def _first_name(run: list[NameWord]) -> NameWord:
    return next((w for w in run if w.is_proper or w.unknown or w.surface in _SHOP), run[0])


