"""What is not answered: other fields by their words, and anything the material does not cover.

A worker's trouble about such a field (「受診を嫌がる」「引き出し屋に頼もうとする父」) stays in scope.
The signs are in `scope.toml`; they are read in the spelling of `urgency_reading.fold`.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.injection import is_instruction
from assistant.urgency_reading import fold, pattern, read_rules, sentences
from index.hit import EntryHit

RULES = Path(__file__).with_name("scope.toml")


class Refusal(StrEnum):
    """Why a question is not answered."""

    MEDICAL = "medical"
    LEGAL = "legal"
    FORCED_REMOVAL = "forced_removal"
    GREETING = "greeting"
    ABOUT_THIS_TOOL = "about_this_tool"
    PROMPT_ATTACK = "prompt_attack"
    OTHER_SERVICE = "other_service"
    OFF_TOPIC = "off_topic"
    NOT_COVERED = "not_covered"
    EXPIRED = "expired"

    @property
    def message(self) -> str:
        """What the person is told: one or two kind sentences, and the right door."""
        return _MESSAGES[self]

    @property
    def shows_nearest(self) -> bool:
        """Whether near passages and the support centre help here; to a greeting they do not."""
        return self not in _SOCIAL


_SOCIAL = frozenset({Refusal.GREETING, Refusal.ABOUT_THIS_TOOL, Refusal.PROMPT_ATTACK})

_MESSAGES = {
    Refusal.MEDICAL: (
        "診断や治る見通し、薬の種類や量については、ここではお答えできません。"
        "主治医や薬剤師、お近くの保健所・精神保健福祉センターにお尋ねください。"
        "受診をためらう方への関わり方なら、お手伝いできます。"
    ),
    Refusal.LEGAL: (
        "法律上の判断や書類の作成については、ここではお答えできません。"
        "庁内の法務担当や弁護士、法テラスにお尋ねください。"
    ),
    Refusal.FORCED_REMOVAL: (
        "ご本人の同意なく連れ出したり見張ったりする方法や業者は、ご案内できません。"
        "ご心配が重なってのことと思います。ご家族だけの相談から始められますので、"
        "ひきこもり地域支援センターにご相談ください。"
    ),
    Refusal.GREETING: (
        "お声がけ、ありがとうございます。"
        "ひきこもり支援で困っていることを、短い一文で書いてください（例：ご本人に会えず、支援が進みません）。"
    ),
    Refusal.ABOUT_THIS_TOOL: (
        "寄り添いナビは、ひきこもり支援に携わる方の困りごとに、収録した資料の言葉をそのまま出典つきで示す道具です。"
        "困っている場面を一文で書いてください（例：家族面談で何を話せばよいか分かりません）。"
    ),
    Refusal.PROMPT_ATTACK: (
        "このナビは、設定や指示を変えるご依頼にはお応えしていません。"
        "ひきこもり支援で困っていることを書いてください。"
    ),
    Refusal.OTHER_SERVICE: (
        "お尋ねの手続きや制度の額については、ここではお答えできません。"
        "担当の窓口か、市区町村の総合案内にお尋ねください。"
    ),
    Refusal.OFF_TOPIC: (
        "ひきこもり支援の進め方についてのご質問に、お答えしています。"
        "ほかのご用件には、お役に立てず申し訳ありません。"
    ),
    Refusal.NOT_COVERED: (
        "お尋ねに合う記述を、収録した資料の中に見つけられませんでした。"
        "言い方を変えるか、場面（誰が・いつ・どうなったか）を足してお尋ねください。"
    ),
    Refusal.EXPIRED: (
        "お尋ねに合う地域の資料は、有効期限を過ぎているため示していません。"
        "資料の担当に今の内容を確かめ、新しい資料を取り込んでください。"
    ),
}

MIN_CONFIDENCE = 0.5
"""Below this calibrated confidence a question counts as not covered."""

MIN_CONFIDENCE_AT_WORK = 0.0
"""The same for a question in the words of the work (本人, 訪問, 面談 …): no such trouble is turned away."""


@dataclass(frozen=True, slots=True)
class _Rules:
    kept: re.Pattern[str]
    anchors: re.Pattern[str]
    attack: re.Pattern[str]
    signs: tuple[tuple[Refusal, re.Pattern[str], bool], ...]
    """Field, its signs, and whether they count for nothing beside the words of the work."""


def declines(query: str, entries: Sequence[EntryHit], confidence: float) -> Refusal | None:
    """Return why the query is not answered, or None if it is; `confidence` is the retriever's, in [0, 1]."""
    if refusal := outside(query):
        return refusal
    needed = MIN_CONFIDENCE_AT_WORK if is_about_the_work(query) else MIN_CONFIDENCE
    return Refusal.NOT_COVERED if not entries or confidence < needed else None


def outside(query: str) -> Refusal | None:
    """Return the field that a query's own words place it in, where that is none of ours; else None."""
    rules = _rules()
    rest = _without_orders(query)
    if rest != query and not is_about_the_work(rest):
        return Refusal.PROMPT_ATTACK
    asked = rules.kept.sub("＿", fold(rest))
    at_work = is_about_the_work(asked)
    signs = ((refusal, sign) for refusal, sign, yields in rules.signs if not (yields and at_work))
    return next((refusal for refusal, sign in signs if sign.search(asked)), None)


def is_about_the_work(query: str) -> bool:
    """Return whether the query speaks in the words of the work: people, visits, talks, supporting."""
    return bool(_rules().anchors.search(fold(query)))


def _without_orders(query: str) -> str:
    """The query without the sentences that speak to a machine; they change nothing."""
    attack = _rules().attack
    return "".join(
        part
        for part in sentences(query)
        if not (attack.search(fold(part)) or (is_instruction(part) and not is_about_the_work(part)))
    )


@functools.cache
def _rules() -> _Rules:
    rules = read_rules(RULES)
    words: dict[str, str] = rules["words"]
    return _Rules(
        pattern(rules["kept"]["signs"], words),
        pattern(rules["anchors"]["signs"]),
        pattern(rules["attack"]["signs"]),
        tuple(
            (Refusal(rule["name"]), pattern(rule["signs"], words), bool(rule.get("unless_about_the_work")))
            for rule in rules["refusal"]
        ),
    )
