"""`yorisoi entries`, `passage` and `doctor`: the material itself."""

import argparse
from datetime import date
from typing import Any

from assistant.commands.command import WRONG_USE, Command, CommandError, add_json_flag, print_json
from assistant.doctor import Finding, examine
from assistant.opening import load_material
from assistant.settings import read_settings
from assistant.validity import is_expired
from corpus.check import check_edition
from corpus.edition import Edition, load_shipped
from corpus.entry import Entry, Kind


def entry_json(edition: Edition, entry: Entry) -> dict[str, Any]:
    """Return an entry as the object of the public contract (`yorisoi entries --json`)."""
    source = entry.sources[0] if entry.sources else None
    return {
        "entry_id": entry.entry_id,
        "kind": entry.kind.value,
        "heading": entry.heading_title,
        "title": entry.title,
        "provenance": entry.provenance.value,
        "characters": sum(not character.isspace() for character in entry.body),
        "questions": list(entry.questions),
        "passages": [passage.passage_id for passage in edition.passages_by_entry[entry.entry_id]],
        "links": list(entry.links),
        "source": {"title": source.title, "url": source.url, "checked": source.checked} if source else {},
        **({"local": _local_json(entry)} if entry.kind is Kind.LOCAL else {}),
    }


def _local_json(entry: Entry) -> dict[str, Any]:
    told = {key: entry.attributes.get(key, "") for key in ("owner", "local_kind", "issued", "expires")}
    return {**told, "expired": is_expired(entry, date.today())}


def _entries(arguments: argparse.Namespace) -> int:
    edition = load_material(read_settings())
    if arguments.json:
        print_json([entry_json(edition, entry) for entry in edition.entries])
    else:
        for entry in edition.entries:
            flag = "【期限切れ】" if is_expired(entry, date.today()) else ""
            print(f"{entry.entry_id}\t{entry.provenance.label}\t{flag}{entry.title}")
    return 0


def _passage_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("passage_id", metavar="ID", help="引用の番号（例：point-8#steps）")
    add_json_flag(parser)


def _passage(arguments: argparse.Namespace) -> int:
    passage = load_material(read_settings()).passage_by_id.get(arguments.passage_id)
    if passage is None:
        raise CommandError(
            f"引用「{arguments.passage_id}」はありません。「yorisoi entries --json」の passages から選んでください。",
            WRONG_USE,
        )
    if arguments.json:
        print_json(
            {
                "passage_id": passage.passage_id,
                "entry_id": passage.entry_id,
                "text": passage.text,
                "page": passage.page,
                "pdf_page": passage.pdf_page,
                "provenance": passage.provenance.value,
            }
        )
    else:
        print(f"【{passage.provenance.label}】{passage.title} {passage.section}\n{passage.text}")
    return 0


def _doctor_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", action="store_true", help="収録した文章だけを調べます")
    add_json_flag(parser)


def _doctor(arguments: argparse.Namespace) -> int:
    findings = _corpus_findings() if arguments.corpus else [*examine(read_settings()), *_corpus_findings()]
    if arguments.json:
        print_json({"findings": [{"ok": f.ok, "name": f.name, "detail": f.detail} for f in findings]})
    else:
        for finding in findings:
            print(f"{'よし' if finding.ok else '要確認'}  {finding.name}：{finding.detail}")
    return 0 if all(finding.ok for finding in findings) else 1


def _corpus_findings() -> list[Finding]:
    edition = load_shipped()
    problems = check_edition(edition)
    summary = Finding(
        not problems, "収録した文章", f"{len(edition.entries)}項目、{len(edition.passages)}の引用単位"
    )
    return [summary, *(Finding(False, problem.entry_id, problem.text) for problem in problems)]


ENTRIES = Command("entries", "収録した項目を並べます", add_json_flag, _entries)
PASSAGE = Command("passage", "引用の全文を見ます", _passage_arguments, _passage)
DOCTOR = Command("doctor", "この環境と、収録した文章を調べます", _doctor_arguments, _doctor)
