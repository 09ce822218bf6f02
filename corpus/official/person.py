"""Whom an official case tells of: age, sex and household, only where its opening says so in plain words, once."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.entry import Entry, Kind

OPENING_CHARACTERS = 300
"""A case says whom it tells of in its title or at its beginning; further on, others are told of as well."""

_SEXES = "男性|女性"
_AGES = r"(?P<band>[1-6]0)代(?:前半|半ば|なかば|後半)?|(?P<years>[1-6][0-9])(?:歳|才)"
_BETWEEN = r"(?:の|[、,・/\s:])?"
_PERSON = (
    re.compile(rf"(?<![0-9])(?:{_AGES}){_BETWEEN}(?P<sex>{_SEXES})"),
    re.compile(rf"(?P<sex>{_SEXES})(?:の|[、,・/(\s:])?(?:{_AGES})"),
)
_OTHER = "父|母|親|祖|兄|姉|弟|妹|夫|妻|家族|支援者|相談者|職員|担当"
_OTHER_BEFORE = re.compile(rf"(?:{_OTHER})[^。\n]{{0,4}}$")
_OTHER_AFTER = re.compile(rf"(?:\(|の)(?:{_OTHER})(?![弟妹])")
"""Words beside an age by which it is somebody else's; of brothers and sisters both are told of."""

_HOUSEHOLD = re.compile(
    r"(?:両親|父母|母親?|父親?|祖父母|祖母|祖父|兄|姉|弟|妹|妻|夫)(?:と(?:両親|母親?|父親?|祖母|祖父|兄|姉|弟|妹|子))*"
    r"と(?:の)?(?:同居|[二三四五2345]人(?:暮らし|世帯))|(?:一人|ひとり|1人|独り)暮らし|単身(?:世帯|生活)"
)


def with_person(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries; cases carry `age_band` (「40代」), `sex` and `household` as far as they are stated."""
    return tuple(
        replace(entry, attributes={**entry.attributes, **person_in(f"{entry.title}\n{entry.body}")})
        if entry.kind is Kind.CASE
        else entry
        for entry in entries
    )


def person_in(text: str) -> dict[str, str]:
    """Return what the opening of a case states; nothing of what it states in two ways."""
    opening = unicodedata.normalize("NFKC", text)[:OPENING_CHARACTERS]
    found: dict[str, str] = {}
    people = set(_people(opening))
    if len(people) == 1:
        found["age_band"], found["sex"] = people.pop()
    households = set(_HOUSEHOLD.findall(opening))
    if len(households) == 1:
        found["household"] = households.pop()
    return found


def _people(opening: str) -> Iterator[tuple[str, str]]:
    for pattern in _PERSON:
        for match in pattern.finditer(opening):
            others = _OTHER_BEFORE.search(opening[: match.start()]) or _OTHER_AFTER.match(
                opening, match.end()
            )
            if not others:
                tens = match["band"] or f"{match['years'][0]}0"
                yield f"{tens}代", match["sex"]
