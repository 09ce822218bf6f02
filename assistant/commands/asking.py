"""`yorisoi ask`, `yorisoi search` and `yorisoi cases`."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from assistant.answer import as_json
from assistant.assistant import Assistant
from assistant.commands.command import WRONG_USE, Command, CommandError, add_json_flag, print_json, say
from assistant.opening import open_assistant
from assistant.plain_text import as_text
from assistant.settings import read_settings
from assistant.text import QuestionError


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="?", help="困っていること")
    parser.add_argument("--jsonl", action="store_true", help="標準入力の {id, text} を一行ずつ読んで答えます")
    add_json_flag(parser)


def _ask(arguments: argparse.Namespace) -> int:
    if arguments.jsonl == (arguments.question is not None):
        raise CommandError("困っていることを一つ書くか、--jsonl で標準入力から渡してください。", WRONG_USE)
    records = read_records(sys.stdin) if arguments.jsonl else [{"id": "", "text": arguments.question}]
    assistant: Assistant | None = None
    for record in records:
        assistant = assistant or open_assistant(read_settings(), say)
        answer = _answered(assistant, record)
        if arguments.jsonl or arguments.json:
            print_json(as_json(answer, record["id"]))
        else:
            print(as_text(answer))
    return 0


def _answered(assistant: Assistant, record: dict[str, Any]) -> Any:
    turns = [record["text"]] if isinstance(record["text"], str) else record["text"]
    return assistant.answer(turns[-1], history=turns[:-1])


def read_records(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield each line's `{"id", "text"}`; `text` is a string or a list of the turns of one conversation.

    Raises:
        CommandError: a line is not such an object; the message names the line.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            text = record["text"]
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise CommandError(
                f'{number}行目を読めません。一行に {{"id", "text"}} のJSONを一つ書いてください。'
            ) from error
        turns = [text] if isinstance(text, str) else text
        if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
            raise CommandError(f"{number}行目の text は、文字列か、文字列の並びにしてください。")
        yield {"id": record.get("id", ""), "text": text}


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", help="探す言葉")
    parser.add_argument("-k", type=int, default=10, help="件数（1〜100、既定は10）")
    add_json_flag(parser)


def _found(arguments: argparse.Namespace) -> tuple[Assistant, str]:
    if not 1 <= arguments.k <= 100:
        raise CommandError(f"-k は1から100までにしてください（{arguments.k} は使えません）。", WRONG_USE)
    assistant = open_assistant(read_settings(), say)
    try:
        return assistant, assistant.prepare(arguments.query).text
    except QuestionError as error:
        raise CommandError(str(error), WRONG_USE) from error


def _search(arguments: argparse.Namespace) -> int:
    assistant, query = _found(arguments)
    hits = assistant.search(query, arguments.k)
    if arguments.json:
        rows = [
            {
                "rank": hit.rank,
                "score": round(hit.score, 4),
                "passage_id": hit.passage.passage_id,
                "entry_id": hit.passage.entry_id,
                "kind": hit.passage.kind.value,
                "title": hit.passage.title,
                "text": hit.passage.text,
                "provenance": hit.passage.provenance.value,
            }
            for hit in hits
        ]
        print_json({"query": query, "hits": rows})
    else:
        for hit in hits:
            print(f"{hit.rank:>3}  {hit.score:.2f}  {hit.passage.passage_id}  {hit.passage.title}")
    return 0


def _cases(arguments: argparse.Namespace) -> int:
    assistant, query = _found(arguments)
    found = assistant.similar_cases(query, arguments.k)
    if arguments.json:
        print_json({"query": query, "cases": [case.as_json() for case in found]})
    else:
        for case in found:
            print(
                f"{case.rank:>3}  {case.score:.2f}  {case.entry.entry_id}  {case.entry.title}（{'、'.join(case.reasons)}）"
            )
    return 0


ASK = Command("ask", "困りごとを一つ尋ねます", _ask_arguments, _ask)
SEARCH = Command("search", "引用できる記述を探します", _search_arguments, _search)
CASES = Command("cases", "似た事例を探します", _search_arguments, _cases)
