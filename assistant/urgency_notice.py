"""What a crisis answer says before all else, in our own fixed words, and the duties that the law names."""

from collections.abc import Sequence

from assistant.citing import Unit
from assistant.units import units_of
from assistant.urgency import Concern, Urgency
from corpus.edition import Edition

EMERGENCY = "いま命や身体に危険があるときは、ためらわずに110番・119番へ連絡してください。"
TOGETHER = "続けて上司に知らせ、一人で判断せず、この件を一人で抱えないでください。"
TELLER = (
    "つらい気持ちを書いてくださって、ありがとうございます。いまは、あなたご自身の安全がいちばん大切です。",
    EMERGENCY,
    "上司や身近な人に、いまの気持ちをそのまま伝え、できるだけ一人で過ごさないでください。"
    "担当のことは、ほかの人に任せて大丈夫です。",
)
"""Said instead of the rest when the one who writes wishes to die."""

IF_IN_DANGER = (
    "もし、どなたかの命や安全に心配があるときは、先に上司に知らせ、急ぐときは110番・119番へ連絡してください。"
)
"""Said before the answer where a danger is not told outright, but not ruled out."""

_FIRST_ACT = {
    Concern.SUICIDE: "死にたい気持ちは、避けずに尋ね、打ち消さずに聴き、できるだけ一人にしないでください。",
    Concern.SELF_HARM: (
        "責めるより先に、けがの手当てをしてください。"
        "薬を多く飲んだおそれがあるときは、落ち着いて見えても119番へ連絡してください。"
    ),
    Concern.CHILD_ABUSE: (
        "子どもへの虐待かもしれないと思ったら、"
        "確かめきれなくても、今日のうちに児童相談所か市区町村へ知らせてください。"
    ),
    Concern.ELDER_ABUSE: (
        "高齢の方への虐待かもしれないと思ったら、"
        "今日のうちに市区町村の窓口か地域包括支援センターへ知らせてください。"
    ),
    Concern.DISABILITY_ABUSE: (
        "障害のある方への虐待かもしれないと思ったら、"
        "今日のうちに市町村障害者虐待防止センターへ知らせてください。"
    ),
    Concern.PARTNER_VIOLENCE: "打ち明けた方の安全を第一に考え、連絡は相手に知られない方法でしてください。",
    Concern.VIOLENCE: "暴力がおさまるまでは、一人で止めに入らず、ご家族も支援者も安全な所へ離れてください。",
    Concern.MEDICAL: (
        "食べていない、返事がない、様子がおかしいときは、会えなくても、安否の確認を先にしてください。"
    ),
}
"""The first thing to do for each danger; no number and no law stands here, these are cited below."""

MAX_ACTS = 2
"""For how many dangers the first thing to do is said."""

_DUTIES = {
    Concern.CHILD_ABUSE: "policy-child-abuse",
    Concern.ELDER_ABUSE: "policy-elder-abuse",
    Concern.DISABILITY_ABUSE: "policy-disability-abuse",
}
_DUTY_WORDS = (("発見した者",), ("守秘義務",))
"""A sentence of each entry is said that holds these words: whose duty it is, that secrecy is no bar."""


def notices(urgency: Urgency) -> tuple[str, ...]:
    """Return what is said first: the emergency numbers, the first act for each danger, then "not alone"."""
    if urgency.teller_at_risk:
        return TELLER
    acts = tuple(_FIRST_ACT[concern] for concern in urgency.concerns[:MAX_ACTS])
    return (EMERGENCY, *acts, TOGETHER)


def duties_for(edition: Edition, concerns: Sequence[Concern]) -> list[Unit]:
    """Return the sentences of law on the duty to report, for the abuses among the concerns."""
    return [
        unit
        for concern in concerns
        if (entry_id := _DUTIES.get(concern)) in edition.by_id
        for unit in _duty_of(edition, str(entry_id))
    ]


def _duty_of(edition: Edition, entry_id: str) -> list[Unit]:
    units = [unit for passage in edition.passages_by_entry[entry_id] for unit in units_of(passage)]
    found = (next((u for u in units if all(word in u.text for word in words)), None) for words in _DUTY_WORDS)
    return [unit for unit in found if unit is not None] or units[:1]
