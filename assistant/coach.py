"""A question as it could have been put: without identity, with what helps in its place."""

import re
from collections.abc import Callable
from datetime import date

from assistant.privacy import MARK, Masked
from assistant.privacy.vocabulary import listed


def _any_of(*lines: str) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(listed(*lines), key=len, reverse=True))


_PERSON = "ご本人"
_FAMILY = "ご家族"
_WORKER = "支援者"

_ROLE_OF = {
    _PERSON: _any_of(
        "息子 娘 長男 次男 二男 三男 四男 長女 次女 二女 三女 孫 甥 姪 本人 利用者 対象者 当事者"
    ),
    _FAMILY: _any_of(
        "母親 父親 お母様 お父様 お母さん お父さん 母 父 祖母 祖父 妻 夫 両親 兄 弟 姉 妹 ",
        "叔父 叔母 伯父 伯母 相談者 家族 保護者",
    ),
    _WORKER: _any_of(
        "担当者 担当 前任者 前任 後任者 後任 支援員 相談員 保健師 看護師 民生委員 ケアマネジャー ケアマネ ",
        "主治医 医師 係長 課長 主任 職員 ケースワーカー ワーカー ヘルパー 上司 同僚 先輩",
    ),
}
_SAME = ("本人", "家族", "担当", "担当者", "利用者", "対象者", "当事者")
"""Words that say no more than ご本人, ご家族 or 支援者 does."""
_TITLE = r"(?:さん|様|さま|君|くん|ちゃん|氏|殿)?"
_NAME = r"［氏名］"
_POSITION = (
    r"(?P<position>係長|課長|部長|主任|保健師|支援員|相談員|先生|医師|"
    r"ケースワーカー|ワーカー|民生委員|看護師)"
)
_HAS_CHILD = r"(?=(?:のところ|とこ)?の(?:息子|娘|長男|次男|長女|次女|お子|子))"
_HOUSE = {"家": "このご家庭", "夫妻": "ご夫妻", "ご夫妻": "ご夫妻", "宅": "ご自宅"}

_WORDS = {
    "学校名": "学校",
    "勤務先": "勤め先",
    "施設名": "利用先の施設",
    "住所": "市内",
    "電話番号": "連絡先",
    "メール": "連絡先",
    "ID": "SNSのアカウント",
    "番号": "番号",
    "マイナンバー": "番号",
}
"""What stands for each kind where a sentence needs a word there."""

_CONTACT = r"［(?:電話番号|メール|ID|番号|マイナンバー)］"
_ONLY_CONTACT = re.compile(
    rf"(?:^|(?<=。))[^。］]{{0,16}}?{_CONTACT}(?:[、・][^。］]{{0,8}}{_CONTACT})*(?:です|だ|だそうです|とのことです)?(?:。|$)"
)
"""A sentence that tells a number and nothing else."""
_ASIDE = re.compile(
    rf"[、,]\s*(?:(?:電話|携帯|連絡先|メール|TEL|FAX)(?:番号)?\s*(?:は|：|:)?\s*)?{_CONTACT}(?=[、。）)]|$)"
    rf"|(?<=番号){_CONTACT}|(?<=電話){_CONTACT}|(?<=携帯){_CONTACT}|(?<=アカウント){_CONTACT}|(?<=カード){_CONTACT}"
)
NOTHING_LEFT = "（困っていることを、ここに一文で書いてください）"
"""What is proposed where a question held nothing but personal data."""

_FIRST_BAND = 10
_EMPTY = re.compile(r"[（(][\s、,生]*[）)]")
_DOUBLE = re.compile(r"([、。])[、。\s]*(?=[、。])|^[、。\s]+")


def propose(masked: Masked, today: date) -> str:
    """Return the question rewritten without identity, then one sentence on what was masked.

    Names become ご本人, ご家族 or 支援者 by the words of kinship and office around them, a date of birth an
    age band as of `today`. A text without marks comes back as it is.
    """
    if not MARK.search(masked.text):
        return masked.text
    return f"{rewritten(masked, today)}\n{told(masked)}"


def rewritten(masked: Masked, today: date) -> str:
    """Return the question alone, without any mark in it."""
    text = MARK.sub(lambda mark: f"［{mark[1]}］", masked.text)
    text = _with_age_bands(text, masked.birth_years, today)
    text = _with_roles(_ASIDE.sub("", _ONLY_CONTACT.sub("", text)))
    text = MARK.sub(lambda mark: _WORDS.get(mark[1], ""), text)
    return _DOUBLE.sub(r"\1", _EMPTY.sub("", text)).strip() or NOTHING_LEFT


def told(masked: Masked) -> str:
    """Return one friendly sentence that says what was masked, or "" where nothing was."""
    if not masked.counts:
        return ""
    kinds = "、".join(f"{count.kind}{count.count}件" for count in masked.counts)
    return f"個人が分かる情報（{kinds}）を伏せました。年代や続柄が分かれば、ご相談には十分です。"


def _with_age_bands(text: str, years: tuple[int, ...], today: date) -> str:
    left = list(years)

    def band(match: re.Match[str]) -> str:
        year = left.pop(0) if left else 0
        return _band(today.year - year) if year else "誕生日" if match["label"] else ""

    return re.sub(
        r"(?P<label>(?:生年月日|誕生日)\s*(?:は|が|：|:)?\s*)?［生年月日］(?:日?生まれ|生れ|生(?![一-龥]))?",
        band,
        text,
    )


def _band(age: int) -> str:
    return f"{age // 10 * 10}代" if age >= _FIRST_BAND else f"{_FIRST_BAND}歳未満"


def _with_roles(text: str) -> str:
    """Names → who they are to the case: by the word before, then by the word after, else the person."""
    text = re.sub(rf"(?:{_NAME}[\s・]?)+(?<!\s)", _NAME, text)
    text = re.sub(rf"(?:氏名|お?名前)\s*(?:は|：|:)\s*(?={_NAME})|(?<=。){_NAME}$", "", text)
    for role, words in _ROLE_OF.items():
        text = re.sub(
            rf"(?:ご)?({words})(?:さん)?(?:の|：|:|、)?[「\s]?{_NAME}」?{_TITLE}", _named_by(role), text
        )
    text = re.sub(rf"{_NAME}{_POSITION}", rf"{_WORKER}（\g<position>）", text)
    text = re.sub(rf"{_NAME}(?:と申します|と言います|といいます|です(?=。|$))", f"{_WORKER}です", text)
    text = re.sub(rf"{_NAME}(?:さん)?(家|ご?夫妻|宅)(?!族)", lambda match: _HOUSE[match[1]], text)
    text = re.sub(rf"{_NAME}{_TITLE}{_HAS_CHILD}", _FAMILY, text)
    return re.sub(rf"{_NAME}{_TITLE}", _PERSON, text)


def _named_by(role: str) -> Callable[[re.Match[str]], str]:
    def named(match: re.Match[str]) -> str:
        kin = match[1]
        return f"{role}（{kin}）" if kin not in _SAME else role

    return named
