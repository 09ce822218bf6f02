"""What kind of thing a question asks for: a fact, a whole list, or a way on in a trouble."""

import re

_FACT = re.compile(
    r"いくら|何(?:人|名|歳|年|割|か所|箇所|円|番|回|日)|いつ(?:から|です|でき|始|ご)|どこが|番号|連絡先|(?<!こ)とは(?:何|なん|$|[?？。])|"
    r"って(?:何|なに|なん|どういう)|どういう(?:意味|もの|こと)|の意味|定義|(?:の|と)違い|義務|根拠|法律|条文|対象(?:は|者)|"
    r"補助(?:金|率)|予算|加算|金額|割合|統計|調査結果|通知|事業(?:は|の|と|って)|制度(?:は|の|と|って)|電話(?:番号|は何)|"
    r"何を指"
)
_TOLD_BY = (
    (re.compile(r"いくら|何円|金額|予算|補助額|単価"), re.compile(r"\d円|千円|万円|億円")),
    (re.compile(r"番号|何番"), re.compile(r"\d{3,}|#\d+")),
    (re.compile(r"何(?:人|名)|人数|割合|何割|どのくらいい"), re.compile(r"\d人|\d名|一人|[%％]|割")),
    (re.compile(r"いつ(?!も)|何(?:年|月|日|時)|時間"), re.compile(r"\d年|\d月|\d日|\d時|時間|年度")),
    (re.compile(r"補助率"), re.compile(r"補助率|[/／]\d|分の[\d一二三]|[%％]")),
    (re.compile(r"何ページ"), re.compile(r"\dページ")),
    (re.compile(r"何(?:歳|か所|箇所|回|件|例|自治体|市町村|県|つ)|いくつ|何個"), re.compile(r"\d")),
    (
        re.compile(r"義務|なければ(?:いけ|なら)"),
        re.compile(r"(?<!守秘)義務(?:が|は|と)|努力義務|しなければなりません"),
    ),
    (re.compile(r"根拠|法律|条文"), re.compile(r"法(?:第|に(?:もとづ|基づ))")),
)
"""Words that ask for a figure, a duty or a ground in law → what a sentence that tells it holds."""
_MEANING = re.compile(
    r"(?<!こ)とは(?:何|なん|$|[?？。])|って(?:何|なに|なん|どういう)|どういう(?:意味|もの)|の意味|定義|何を指|何のこと"
)
_NUMBER = re.compile(r"番号|何番|連絡先|電話は何")
_ALL = re.compile(
    r"全部|すべて|全て|ぜんぶ|一覧|列挙|(?:[0-9０-９]+|[三四六七]|五十|三十)(?:つ|個|項目|の)|並べて|挙げて|"
    r"(?:は|って)(?:何|なに|なん)(?:です|でし|だ|と何)"
)
_CASE = re.compile(
    r"事例(?!を?検討|集|で|に|[がはも]?(?:いくつ|何[件例個]))|実例|前例|好例|(?:ケース|例|経過)(?:は|を|が|って|も)?(?:あり|ない|知り|見|読み|探|教え|ほし|欲し|あった)|"
    r"(?<![きぜ])れい(?:は|を|が)(?:あり|しり|おしえ)|じれい(?:は|を|が)|(?:ケース|例)[。?？]?$|うまくいった(?:人|方|例)|似た(?:人|方|ケース|例|状況)の"
)
_QUESTION = re.compile(
    r"[?？]|(?:です|ます|でしょう|ません)か(?:ね|な)?[。]?$|(?:の|か)[。]?$|(?:いい|良い|よい)ん?(?:です)?か|って(?:何|なに|なん)"
)
_DEATH = re.compile(
    r"死にた|死のう|しにた[いか]|自殺(?!対策|予防)|自死|希死|命を(?:絶|断)|(?:消え|いなくなり|死んでしまい)た[いか]"
)
_LISTS = (
    (re.compile(r"留意点"), "outline-cautions"),
    (re.compile(r"姿勢"), "outline-stances"),
    (re.compile(r"価値|倫理|人間観|社会観|支援観"), "outline-values"),
    (re.compile(r"項目|ポイント|見出し"), "outline-points"),
)
"""What a whole list is asked of → the entry that holds it."""


def asks_fact(query: str) -> bool:
    """Whether the question asks how things are (a figure, a date, a meaning) rather than what to do."""
    return bool(_FACT.search(query))


def asks_case(query: str) -> bool:
    """Whether the question asks to see how it went with somebody (「〜の事例はありますか」)."""
    return bool(_CASE.search(query))


def speaks_of_death(query: str) -> bool:
    """Whether the question speaks of a wish to die, whoever has it and however calmly it is put."""
    return bool(_DEATH.search(query))


def asks_meaning(query: str) -> bool:
    """Whether the question asks what something is."""
    return bool(_MEANING.search(query))


def asks_number(query: str) -> bool:
    """Whether the question asks for a telephone number."""
    return bool(_NUMBER.search(query))


def answered_by(query: str) -> re.Pattern[str] | None:
    """What a sentence must hold to tell the figure, duty or law that is asked for; None where none is asked."""
    return next((told for sign, told in _TOLD_BY if sign.search(query)), None)


def is_question(query: str) -> bool:
    """Whether something is asked at all; workers mostly tell a trouble instead."""
    return bool(_QUESTION.search(query))


def list_asked(query: str) -> str:
    """The id of the entry whose whole list is asked for, or ""."""
    if not _ALL.search(query):
        return ""
    return next((entry_id for sign, entry_id in _LISTS if sign.search(query)), "")
