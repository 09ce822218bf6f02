"""Is a life or someone's safety at risk? Told by rule, before anything is looked up."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Concern(StrEnum):
    """What kind of danger a question tells of; the values are the `situations` of helplines.toml."""

    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    VIOLENCE = "violence"
    PARTNER_VIOLENCE = "partner_violence"
    CHILD_ABUSE = "child_abuse"
    ELDER_ABUSE = "elder_abuse"
    DISABILITY_ABUSE = "disability_abuse"
    MEDICAL = "medical"


@dataclass(frozen=True, slots=True)
class Urgency:
    """The dangers a question tells of, the gravest first; false when there are none."""

    concerns: tuple[Concern, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.concerns)


_FIGURATIVE = re.compile(r"死ぬほど|死にそうなくらい|必死|死活|死語|殺風景|殺到|忙殺|悩殺|黙殺|相殺|首を切られ|自殺行為")

_SIGNS: tuple[tuple[Concern, re.Pattern[str]], ...] = (
    (
        Concern.SUICIDE,
        re.compile(
            r"死にた|死のう|死ぬ(?:と|って|しか|つもり|気)|死んで(?:しまいたい|やる|もいい|楽)|自殺|自死|希死|遺書|首を?吊|飛び降り|"
            r"消えたい|消えてしまいたい|いなくなりたい|生きて(?:いたくない|いても|る意味|いる意味)|終わりにしたい|心中|身辺整理|練炭|"
            r"命を絶"
        ),
    ),
    (Concern.SELF_HARM, re.compile(r"リストカット|自傷|手首を切|過量服薬|オーバードーズ|薬を(?:大量に|たくさん)飲|大量に飲んだ")),
    (
        Concern.VIOLENCE,
        re.compile(
            r"暴力|暴れ|殴|蹴られ|蹴る|叩かれ|首を絞|包丁|刃物|ナイフ|殺(?:す|し|され|したい|して)|刺(?:す|され)|"
            r"物を投げ|壁に穴|けがをさせ|怪我をさせ|脅さ|火をつけ|放火"
        ),
    ),
    (Concern.PARTNER_VIOLENCE, re.compile(r"(?:夫|妻|配偶者|パートナー|恋人|彼氏|彼女|元夫|元妻).{0,12}(?:暴力|殴|叩|蹴|DV|脅)|ＤＶ|DV")),
    (Concern.CHILD_ABUSE, re.compile(r"(?:子ども|子供|児童|小学生|中学生|赤ちゃん|幼児).{0,14}(?:虐待|殴|叩かれ|食べさせ(?:て)?(?:もらえ|ない)|放置)|児童虐待|ネグレクト")),
    (Concern.ELDER_ABUSE, re.compile(r"(?:高齢|母|父|親|おばあ|おじい|祖母|祖父).{0,14}(?:虐待|年金を(?:取|使い込|奪)|世話を(?:し|させ)(?:ない|てもらえ)|あざ)|高齢者虐待")),
    (Concern.DISABILITY_ABUSE, re.compile(r"障害.{0,14}(?:虐待|殴|叩)|障害者虐待")),
    (
        Concern.MEDICAL,
        re.compile(
            r"意識が(?:ない|無い|ありません|もうろう)|呼吸が|倒れて|(?:何日|[0-9一二三四五六七八九]+日|まったく|全く|ずっと|一週間).{0,8}(?:食べて(?:い)?(?:ない|ません)|飲んで(?:い)?(?:ない|ません)|水も)|"
            r"餓死|衰弱|やせ細|脱水|返事が(?:まったく|全く|何日も)ない|生きているか(?:どうか)?(?:も)?(?:分から|わから)|異臭"
        ),
    ),
)


def assess_urgency(query: str) -> Urgency:
    """Return the dangers that the query tells of; figures of speech (「死ぬほど忙しい」) are none."""
    text = _FIGURATIVE.sub("", query)
    return Urgency(tuple(concern for concern, sign in _SIGNS if sign.search(text)))
