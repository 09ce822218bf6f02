"""What a chat model is told: the rules, then the passages and the question, fenced as data."""

import json
import secrets
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from assistant.injection import harmless
from assistant.units import units_of
from corpus.passage import Passage

_FILE = Path(__file__).with_name("prompt.toml")
_NO_MARKS = str.maketrans({"<": "＜", ">": "＞"})

MAX_SENTENCES = 8
"""How many sentences a model is asked for at most."""


def messages_for(question: str, passages: Sequence[Passage]) -> list[BaseMessage]:
    """Return the messages that ask for an answer to a masked question from these passages, numbered from 1.

    Each passage is one line of JSON between fences that hold a word made for this request, so that no
    text can close them; what speaks to a machine is left out of it.
    """
    prompt = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    fence = secrets.token_hex(8)
    system = prompt["system"].format(fence=fence, count=len(passages))
    lines = "\n".join(_line(number, passage) for number, passage in enumerate(passages, 1))
    user = prompt["user"].format(fence=fence, passages=lines, question=_plain(question))
    return [SystemMessage(system.strip()), HumanMessage(user.strip())]


def reply_schema(count: int) -> dict[str, Any]:
    """Return the JSON schema of a reply that can point only at passages 1 to `count`."""
    numbers = {"type": "integer", "enum": list(range(1, count + 1))}
    sentence = {
        "type": "object",
        "properties": {"text": {"type": "string"}, "passages": {"type": "array", "items": numbers}},
        "required": ["text", "passages"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"sentences": {"type": "array", "items": sentence}},
        "required": ["sentences"],
        "additionalProperties": False,
    }


def _line(number: int, passage: Passage) -> str:
    said = [_plain(unit.text) for unit in units_of(passage)]
    record = {"n": number, "title": _plain(passage.title), "part": _plain(passage.section), "sentences": said}
    return json.dumps(record, ensure_ascii=False)


def _plain(text: str) -> str:
    return harmless(text).translate(_NO_MARKS)
