"""Whom to think it over with, as the answer's own sentences name them."""

import functools
import re
import tomllib
from pathlib import Path

from assistant.answer import Answer, Role, Status

ALWAYS = "上司と、副担当または同僚（一人で判断せず、一人で抱えません）"
IN_CRISIS = "110番・119番（いま危険があるとき）、続けて上司"

_FILE = Path(__file__).with_name("sheet.toml")


def people_for(answer: Answer) -> list[tuple[str, tuple[int, ...]]]:
    """Return whom to involve, each with the numbers of the citations that name them; never empty."""
    anyone = _anyone()
    found: dict[str, tuple[int, ...]] = {IN_CRISIS: ()} if answer.status is Status.CRISIS else {}
    found[ALWAYS] = ()
    for block in answer.blocks:
        for sentence in block.sentences if block.role is not Role.NOTICE else ():
            for name in anyone.findall(sentence.text):
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), *sentence.citations)))
    for role in (Role.REFER, Role.HELPLINE):
        named = answer.block(role)
        for sentence in named.sentences if named else ():
            if not anyone.search(sentence.text):
                found.setdefault(sentence.text, sentence.citations)
    return list(found.items())


@functools.cache
def _anyone() -> re.Pattern[str]:
    """Any of the people and offices that our material sends a worker to."""
    names = tomllib.loads(_FILE.read_text(encoding="utf-8"))["people"]["names"]
    return re.compile("|".join(map(re.escape, names)))
