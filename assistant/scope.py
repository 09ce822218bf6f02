"""What is not answered: other fields by their words, and anything the material does not cover."""

import re
from collections.abc import Sequence
from enum import StrEnum

from index.hit import EntryHit


class Refusal(StrEnum):
    """Why a question is not answered."""

    MEDICAL = "medical"
    LEGAL = "legal"
    FORCED_REMOVAL = "forced_removal"
    OFF_TOPIC = "off_topic"
    NOT_COVERED = "not_covered"

    @property
    def message(self) -> str:
        """What the person is told: one kind sentence, and the right door."""
        return _MESSAGES[self]


_MESSAGES = {
    Refusal.MEDICAL: (
        "診断や薬の量については、ここではお答えできません。"
        "主治医や薬剤師、お近くの保健所・精神保健福祉センターにお尋ねください。"
    ),
    Refusal.LEGAL: (
        "法律上の判断や書類の作成については、ここではお答えできません。"
        "庁内の法務担当や弁護士、法テラスにお尋ねください。"
    ),
    Refusal.FORCED_REMOVAL: (
        "ご本人の同意なく連れ出す方法や業者については、ご案内できません。"
        "ご家族だけの相談から始められますので、ひきこもり地域支援センターにご相談ください。"
    ),
    Refusal.OFF_TOPIC: "ひきこもり支援の進め方についてのご質問に、お答えしています。ほかのご用件は、担当の窓口にお尋ねください。",
    Refusal.NOT_COVERED: (
        "お尋ねに合う記述を、収録した資料の中に見つけられませんでした。"
        "言い方を変えるか、場面（誰が・いつ・どうなったか）を足してお尋ねください。"
    ),
}

MIN_CONFIDENCE = 0.5
"""Below this calibrated confidence a question counts as not covered."""

_SIGNS: tuple[tuple[Refusal, re.Pattern[str]], ...] = (
    (
        Refusal.MEDICAL,
        re.compile(r"診断(?:して|名を(?:教|つけ|当て))|(?:何|なん)(?:の|という)病気(?:です|でしょ|か)|(?:薬|錠|服薬|投薬).{0,8}(?:何|なん)?(?:ミリ|mg|錠|量を|増や|減ら)|副作用を教|処方して"),
    ),
    (Refusal.LEGAL, re.compile(r"(?:訴状|契約書|遺言|内容証明|答弁書|告訴状).{0,8}(?:書|作|文案)|訴え(?:たら|れば)勝て|慰謝料|損害賠償")),
    (Refusal.FORCED_REMOVAL, re.compile(r"(?:引き出し|引きだし|連れ出し).{0,6}(?:屋|業者).{0,12}(?:紹介|頼|依頼|教え|おすすめ|費用|料金)|(?:無理やり|力ずくで|強制的に).{0,10}(?:連れ出す|引っ張り出す|出す)(?:方法|には|に)")),
)


def declines(query: str, entries: Sequence[EntryHit], confidence: float) -> Refusal | None:
    """Return why the query is not answered, or None if it is; `confidence` is the retriever's, in [0, 1]."""
    for refusal, sign in _SIGNS:
        if sign.search(query):
            return refusal
    if not entries or confidence < MIN_CONFIDENCE:
        return Refusal.NOT_COVERED
    return None
