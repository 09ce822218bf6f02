"""Small entries made for tests."""

from typing import Any

from corpus.edition import Edition
from corpus.entry import Entry
from corpus.markdown import parse_entry

BODY = "## 一言で\n会えない日も支援は進みます。\n\n## なぜ\n足音からも人柄は伝わります。\n約束を守ることが土台です。\n"


def entry(entry_id: str = "point-8", body: str = BODY, **front: Any) -> Entry:
    kind = entry_id.removeprefix("official/").split("-")[0]
    values = {"id": entry_id, "kind": kind, "title": "会えなかった日", "provenance": "notes", **front}
    return parse_entry(values, body)


def edition(*entries: Entry) -> Edition:
    return Edition.of("test", entries or (entry(),))
