"""Names of clinics, workshops and homes; public offices and kinds without a name stay."""

import re
from collections.abc import Iterator

from assistant.privacy.compounds import is_name_or_usual, named_from
from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.runs import run_after, run_before

_ENDS = re.compile(
    r"病院|医院|(?:メンタル|ハート|こころの?)?クリニック|診療所|心療内科|作業所|(?:相談支援)?事業所|グループホーム|保養院|療養所|"
    r"老人ホーム|カフェ|[荘園](?=に(?:入所|入居)|の職員)"
)
_BEGINS = re.compile(
    r"就労(?:継続支援[AB]型|移行支援)(?:事業所)?|[AB]型事業所|グループホーム|地域活動支援センター|フリースクール|フリースペース|"
    r"(?:特別養護|有料)?老人ホーム|デイサービス(?:センター)?|児童養護施設|救護施設|放課後等デイサービス|メンタルクリニック|"
    r"(?:作業|事業|診療)所"
)


def facilities(reading: Reading) -> Iterator[Span]:
    """Yield the names of facilities, whether the kind stands after the name or before it (施設名)."""
    for match in _ENDS.finditer(reading.plain):
        start = named_from(run_before(reading, match.start()), is_name_or_usual)
        if start is not None:
            yield Span(start, match.end(), "施設名")
    for match in _BEGINS.finditer(reading.plain):
        run = run_after(reading, match.end())
        if any(is_name_or_usual(word) for word in run) and run[-1].surface != "さん":
            yield Span(match.start(), run[-1].end, "施設名")
