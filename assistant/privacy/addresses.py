"""Addresses: a place with its numbers, a building with its room, a post code, a quarter somebody lives in."""

import re
from collections.abc import Iterator

from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.runs import run_before
from index.names import NameWord

_N = r"(?:\d?十\d?|\d{1,5})"
_UNIT = r"(?:丁目|番町|番地|番|号(?!室|棟))"
_NUMBERED = re.compile(
    rf"(?<![\d.,/-]){_N}\s*(?:(?:丁目|番地|番(?=\s*{_N}\s*号))(?:\s*(?:の|-)?\s*{_N}\s*(?:{_UNIT}|(?![回日週年人割度])))*"
    rf"|(?:\s*-\s*{_N}){{1,3}}(?:{_UNIT})?)(?:\s*-\s*{_N})*"
)
_COUNTED = re.compile(
    r"\s*(?:回|日|週|年|人|か月|ヶ月|カ月|ヵ月|時|歳|才|割|度|名|件|階|円|点|%|キロ|分|章|項|条|巻|話|期|段|歩|代|世帯|社)"
)
_FLOOR = re.compile(r"\s*階")
"""「マンションの十一階」 tells no address."""

_DATE_LIKE = re.compile(r"(?:18|19|20)\d\d-\d{1,2}(?:-\d{1,2})?$")
_BUILDING_HEAD = (
    r"(?:コーポ|ハイツ|メゾン|ハイム|レジデンス|パレス|ヴィラ|グランド|マンション|シャトー|"
    r"サンハイツ|エステート|プラザ|ビレッジ)"
)
_BUILDING_TAIL = r"(?:団地|荘|ハイツ|マンション|アパート|住宅|寮|ハイム|コーポ|ビル|レジデンス|コート|パレス)"
_ROOM = r"(?:\s*\d{1,3}(?:号)?棟)?(?:の|-|\s)*(?:\d{1,4}(?:号室?|号)?|[A-Z]-?\d{2,4}(?:号室?)?)"
_AFTER = re.compile(
    rf"\s*(?!(?:電話|携帯|TEL|tel|FAX|年齢))(?:[一-龥々ァ-ヶーA-Za-z]{{1,14}}(?:の)?{_ROOM}(?![\d]*(?:歳|人|回|年|代))|\d{{2,4}}号室?"
    rf"|[一-龥々ァ-ヶーA-Za-z]{{0,10}}(?:{_BUILDING_HEAD}[一-龥々ァ-ヶーA-Za-z]{{1,8}}|{_BUILDING_TAIL}))"
)
_BUILDING = re.compile(
    rf"{_BUILDING_HEAD}[一-龥々ぁ-んァ-ヶーA-Za-z]{{1,8}}?\s*{_ROOM}"
    rf"|{_BUILDING_TAIL}(?:\s*\d{{1,3}}号?棟)?(?:の|-|\s)*\d{{1,4}}(?:号室?|棟)(?:\s*\d{{2,4}}(?:号室?)?)?"
)
_POST_CODE = re.compile(r"(?:〒\s*)?(?<![\d-])\d{3}-\d{4}(?![\d-])(?!\s*(?:円|人|年|件))|〒\s*\d{7}(?!\d)")
_QUARTER = re.compile(
    r"[市区町村](?P<town>(?!内|外|営|立|役|長|民|街|郊|部|町)(?:(?![市区郡])[一-龥々ヶケがァ-ヶ]){2,6}?)"
    r"(?:に(?:ある|住|暮らし|一人|引っ越)|在住|の(?:自宅|実家|団地|アパート|マンション|借家|一軒家))"
)
_TOWN_ENDS = ("町", "村", "区", "市", "郡", "大字", "字", "台", "丘")
_PASSED = frozenset({"上る", "下る", "西入", "東入", "上ル", "下ル", "入る"})
_MARKED = re.compile(r"(?:住所|所在地|居所|転居先|自宅)[はが:\s]{0,3}$")


def addresses(reading: Reading) -> Iterator[Span]:
    """Yield addresses from their first place word (or post code) to their building and room."""
    for match in _NUMBERED.finditer(reading.digits):
        if (start := _start(reading, match)) is not None:
            yield Span(_post_code_before(reading, start), _end(reading, match.end()), "住所")
    for match in _BUILDING.finditer(reading.digits):
        if _FLOOR.match(reading.digits, match.end()):
            continue
        run = run_before(reading, match.start())
        yield Span(run[0].start if run else match.start(), match.end(), "住所")
    for match in _POST_CODE.finditer(reading.digits):
        yield Span(match.start(), match.end(), "住所")
    for match in _QUARTER.finditer(reading.plain):
        if not match["town"].endswith(("市", "区", "町", "村", "郡", "部", "内")):
            yield Span(*match.span("town"), "住所")


def _start(reading: Reading, match: re.Match[str]) -> int | None:
    """Where the place before the numbers begins, or None where they belong to no place."""
    hyphens = "丁目" not in match[0] and "番" not in match[0]
    if hyphens and (_COUNTED.match(reading.digits, match.end()) or _DATE_LIKE.match(match[0])):
        return None
    run = run_before(reading, match.start(), _in_address)
    first = next((word for word in run if _is_place(word)), None)
    if first:
        return first.start
    if not hyphens and run and "番" in match[0] + reading.digits[match.end() : match.end() + 1]:
        return run[-1].start
    return match.start() if _MARKED.search(reading.plain, 0, match.start()) else None


def _end(reading: Reading, end: int) -> int:
    building = _AFTER.match(reading.digits, end)
    return building.end() if building else end


def _post_code_before(reading: Reading, start: int) -> int:
    before = re.search(r"(?:〒\s*)?\d{3}-?\d{4}\s*$", reading.digits[max(0, start - 14) : start])
    return start - len(before[0]) if before else start


def _in_address(word: NameWord) -> bool:
    """Whether an address may go on over this word."""
    nominal = word.part == "名詞" or word.part in ("接頭辞", "接尾辞")
    return (nominal or word.surface in _PASSED) and not re.search(r"\d{5}", word.surface)


def _is_place(word: NameWord) -> bool:
    return word.name == "place" or (word.surface.endswith(_TOWN_ENDS) and len(word.surface) > 1)
