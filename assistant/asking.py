"""What kind of thing a question asks for: a fact, a whole list, or a way on in a trouble."""

import re

_FACT = re.compile(
    r"いくら|何(?:人|名|歳|年|割|か所|箇所|円|番|回|日)|いつ(?:から|まで|です|でき|始|ご)|どこが|番号|とは(?:何|なん|$|[?？。])|"
    r"って(?:何|なに|なん|どういう)|どういう(?:意味|もの|こと)|の意味|定義|(?:の|と)違い|義務|根拠|法律|条文|対象(?:は|者)|"
    r"補助(?:金|率)|予算|加算|金額|割合|統計|調査結果|通知|事業(?:は|の|と|って)|制度(?:は|の|と|って)|電話(?:番号|は何)|"
    r"何を指"
)
_ALL = re.compile(
    r"全部|すべて|全て|ぜんぶ|一覧|列挙|(?:[0-9０-９]+|[三四六七]|五十|三十)(?:つ|個|項目|の)|並べて|挙げて|"
    r"(?:は|って)(?:何|なに|なん)(?:です|でし|だ|と何)"
)
_QUESTION = re.compile(r"[?？]|(?:です|ます|でしょう|ません)か(?:ね|な)?[。]?$|(?:の|か)[。]?$|(?:いい|良い|よい)ん?(?:です)?か|って(?:何|なに|なん)")
_LISTS = (
    (re.compile(r"留意点"), "outline-cautions"),
    (re.compile(r"姿勢"), "outline-stances"),
    (re.compile(r"価値|倫理|人間観|社会観|支援観"), "outline-values"),
    (re.compile(r"項目|ポイント"), "outline-points"),
)
"""What a whole list is asked of → the entry that holds it."""


def asks_fact(query: str) -> bool:
    """Whether the question asks how things are (a figure, a date, a meaning) rather than what to do."""
    return bool(_FACT.search(query))


def is_question(query: str) -> bool:
    """Whether something is asked at all; workers mostly tell a trouble instead."""
    return bool(_QUESTION.search(query))


def list_asked(query: str) -> str:
    """The id of the entry whose whole list is asked for, or ""."""
    if not _ALL.search(query):
        return ""
    return next((entry_id for sign, entry_id in _LISTS if sign.search(query)), "")
