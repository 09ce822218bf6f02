"""The kinds of labelled questions and conversations, in a reader's words."""

_TYPES = {
    "first_day": "はじめての担当", "cannot_meet": "会えない", "unwilling": "支援を望まれない",
    "disagree": "本人と家族の違い", "interview_stuck": "面談が進まない", "first_contact": "最初の連絡",
    "told_by_family": "家族から聞いた話", "outreach": "訪問", "goal_work": "目標・働くこと",
    "long_term": "長期化・親亡き後", "violence": "家庭内の暴力", "crisis": "危機", "illness": "病気・受診",
    "which_office": "担当の窓口・引き継ぎ", "burned_out": "支援者の疲れ", "ending": "支援の終わり",
    "training": "研修・事例検討", "policy": "制度・数字", "terms": "用語", "cases": "事例さがし",
    "enumeration": "すべて挙げる", "helplines": "電話相談", "family_home": "家での関わり",
    "daily_life": "暮らし・お金・手続き", "place_peer": "居場所・ピア",
}  # fmt: skip
_STYLES = {
    "plain": "ふつうの書き方", "typo": "打ち間違い", "dialect": "方言", "kana": "かなだけ",
    "colloquial": "話し言葉",
}  # fmt: skip
_TALKS = {
    "concrete": "もっと具体的に", "more": "もっと知りたい", "other": "他には", "that_case": "その場合",
    "money": "お金の話は", "family_objects": "家族が反対", "still_stuck": "まだ進まない", "danger": "危ないとき",
    "who": "誰に", "when": "いつ", "why": "なぜ", "three_turns": "三つ目の問い", "topic_change": "話題が変わる",
}  # fmt: skip
_ROLES = {
    "first": "まず大切にしたいこと", "steps": "進め方", "case": "似た事例", "caution": "気をつけること",
    "refer": "つなぎ先",
}  # fmt: skip
_DISTANCES = {"near": "近いが資料にない問い", "far": "関係のない問い"}

LABELS = {**_TYPES, **_STYLES, **_TALKS, **_ROLES, **_DISTANCES}
"""Name in the labelled sets → what a reader calls it."""


def label_of(name: str) -> str:
    """Return what a reader calls a kind; a name without a label stays as it is."""
    return LABELS.get(name, name)
