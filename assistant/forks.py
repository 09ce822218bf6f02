"""The fork in the road that fits: 「断られたとき：…」 when the person was refused, and so on."""

import re
from collections.abc import Sequence

from assistant.citing import Unit

_SITUATIONS = (
    re.compile(r"断ら|拒否|拒ま|来ないで|帰れ|嫌が|いやが|会いたくない|放っておいて|いらない|いいです"),
    re.compile(
        r"(?:家族|親|父|母|夫|妻|きょうだい|姉|兄)(?:さん)?.{0,10}(?:反対|怒|急|焦|納得|嫌が|もう来ない|来ないで|言う)|ご家族が"
    ),
    re.compile(r"死|命|危|暴力|暴れ|食べて(?:い)?な|食事をと|返事が|110|119|けが|怪我"),
    re.compile(r"返事が(?:ない|こない|来ない)|音沙汰|連絡(?:が|も)(?:ない|取れ|つか|途絶)|無言"),
)
"""Situations that forks are written for; a fork fits a question when both tell of the same one."""


_FAMILY = re.compile(r"家族|親|父|母|夫|妻|きょうだい|姉|兄")


def fitting_fork(query: str, forks: Sequence[Unit], scores: Sequence[float]) -> Unit | None:
    """Return the fork whose situation the question tells of, the nearest first, or None where none fits."""
    told = [sign for sign in _SITUATIONS if sign.search(query)]
    fitting = [
        (score, place)
        for place, (fork, score) in enumerate(zip(forks, scores, strict=True))
        if any(sign.search(condition(fork)) for sign in told) and _same_person(query, condition(fork))
    ]
    return forks[max(fitting)[1]] if fitting else None


def condition(fork: Unit) -> str:
    """The part of a fork that tells when it applies."""
    return fork.text.split("：", maxsplit=1)[0]


def _same_person(query: str, told: str) -> bool:
    """Whether a fork about the family meets a question that speaks of the family."""
    return bool(_FAMILY.search(query)) or not _FAMILY.search(told)
