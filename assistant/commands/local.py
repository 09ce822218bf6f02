"""`yorisoi import --local`: a municipality's own files, imported, listed, brought back, removed, exported."""

import argparse
import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.change_local import masked
from assistant.commands.command import WRONG_USE, CommandError, say
from assistant.opening import build
from assistant.settings import Settings
from corpus.local.about import About, AboutError, LocalKind
from corpus.local.importing import Incoming, import_files
from corpus.local.kept import export_local, list_local, remove_local, undo_local
from corpus.local.report import LocalReport

_OWN = ("owner", "name", "kind", "issued", "expires")
_ACTS = ("list", "remove", "export", "undo")


def add_local_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer what `--local` takes."""
    group = parser.add_argument_group("地域の資料（--local と一緒に使います）")
    group.add_argument("--local", action="store_true", help="自治体の資料を取り込みます")
    group.add_argument("--owner", metavar="作成元", help="資料を作ったところ（例：〇〇市）")
    group.add_argument("--name", metavar="名前", help="資料の名前。なければファイルの名前です")
    kinds = "、".join(f"{kind.value}={kind.label}" for kind in LocalKind)
    group.add_argument("--kind", metavar="種類", help=kinds)
    group.add_argument("--issued", metavar="年-月-日", help="発行日（例：2026-04-01）")
    group.add_argument("--expires", metavar="年-月-日", help="有効期限。過ぎると答えに使いません")
    group.add_argument("--list", action="store_true", help="取り込んだ資料を並べます")
    group.add_argument("--remove", metavar="ID", help="資料を外します")
    group.add_argument("--export", metavar="ID", help="資料を書き出します（--to と一緒に）")
    group.add_argument("--to", metavar="FOLDER", type=Path, help="書き出す先")


def is_local(arguments: argparse.Namespace) -> bool:
    """Whether the local files are meant.

    Raises:
        CommandError: something that only `--local` takes was given without it.
    """
    asked = [name for name in (*_OWN, "list", "remove", "export", "to") if getattr(arguments, name)]
    if asked and not arguments.local:
        raise CommandError(f"--{asked[0]} は --local と一緒に使ってください。", WRONG_USE)
    return bool(arguments.local)


def run_local(arguments: argparse.Namespace, settings: Settings) -> dict[str, Any]:
    """Do the one thing that was asked for and return its result.

    Raises:
        CommandError: the arguments do not fit together, or a value cannot be used.
        ImportFailedError, ShelfError: it cannot be done; nothing has been changed then.
    """
    acts = [name for name in _ACTS if getattr(arguments, name) not in (None, False)]
    if len(acts) + bool(arguments.files) != 1 or arguments.official or arguments.ocr:
        raise CommandError(
            "--local には、取り込むファイルか、--list、--remove、--export、--undo のどれか一つを付けてください。",
            WRONG_USE,
        )
    if arguments.files:
        return _imported(arguments, settings)
    if arguments.dry_run:
        raise CommandError("--dry-run は、ファイルを取り込むときに使います。", WRONG_USE)
    if arguments.list:
        today = date.today()
        return {"editions": [edition.as_json(today) for edition in list_local(settings.home)]}
    return _changed(arguments, settings)


def _changed(arguments: argparse.Namespace, settings: Settings) -> dict[str, Any]:
    if arguments.export:
        if arguments.to is None:
            raise CommandError("書き出す先を「--to フォルダー」で書いてください。", WRONG_USE)
        written = export_local(settings.home, arguments.export, arguments.to)
        return {"exported": [str(path) for path in written]}
    if arguments.remove:
        removed = remove_local(settings.home, arguments.remove)
        build(settings, say)
        return {"removed": removed.as_json(date.today())}
    if not arguments.undo:
        raise CommandError("戻す資料を「--undo ID」で書いてください。番号は --list で分かります。", WRONG_USE)
    previous = undo_local(settings.home, arguments.undo)
    build(settings, say)
    return {"undone": arguments.undo, "now": previous.as_json(date.today()) if previous else None}


def _imported(arguments: argparse.Namespace, settings: Settings) -> dict[str, Any]:
    reports = import_files(
        _incoming(arguments), settings.home, dry_run=arguments.dry_run, today=date.today(), mask=masked
    )
    if not arguments.dry_run:
        build(settings, say)
    return _joined(reports)


def _incoming(arguments: argparse.Namespace) -> list[Incoming]:
    for name, example in (("owner", "〇〇市"), ("kind", "contact")):
        if getattr(arguments, name) is None:
            raise CommandError(f"「--{name} {example}」のように書いてください。", WRONG_USE)
    if arguments.name and len(arguments.files) > 1:
        raise CommandError("--name は、ファイルが一つのときに使います。", WRONG_USE)
    given = arguments.owner, arguments.kind, arguments.issued or "", arguments.expires or ""
    try:
        return [_one(path, arguments.name, given) for path in arguments.files]
    except AboutError as error:
        raise CommandError(str(error), WRONG_USE) from error


def _one(path: Path, name: str | None, given: tuple[str, str, str, str]) -> Incoming:
    owner, kind, issued, expires = given
    return Incoming(path, About.of(owner, name if name is not None else path.stem, kind, issued, expires))


def _joined(reports: Sequence[LocalReport]) -> dict[str, Any]:
    """The report of all files together, in the form of the public contract, and that of each."""
    furniture = Counter[str]()
    for report in reports:
        furniture.update(report.furniture)
    hashes = sorted(report.sha256 for report in reports)
    joint = hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()
    return {
        "pages": sum(report.pages for report in reports),
        "characters": sum(report.characters for report in reports),
        "characters_indexed": sum(report.characters_indexed for report in reports),
        "entries": {"local": sum(report.entries["local"] for report in reports)},
        "furniture": dict(furniture),
        "warnings": [warning for report in reports for warning in report.warnings],
        "sha256": joint,
        "imports": [report.as_json() for report in reports],
    }


def local_text(result: dict[str, Any]) -> str:
    """Return a result as a person reads it."""
    if "editions" in result:
        return "\n".join(map(_edition_text, result["editions"])) or "取り込んだ地域の資料はありません。"
    if "exported" in result:
        return "\n".join(f"書き出しました：{path}" for path in result["exported"])
    if "removed" in result:
        return f"{_title(result['removed'])}を外しました。"
    if "undone" in result:
        now = result["now"]
        return f"{_title(now)}を前の内容に戻しました。" if now else "資料の取り込みを取り消しました。"
    return "\n".join(line for report in result["imports"] for line in _report_lines(report))


def _report_lines(report: dict[str, Any]) -> list[str]:
    title = f"{report['about']['owner']}「{report['about']['name']}」"
    read = f"{report['characters']:,}文字のうち{report['characters_indexed']:,}文字"
    return [
        f"{title}（{report['id']}）：{report['entries']['local']}項目、{read}を検索できます。",
        *(f"要確認：{warning}" for warning in report["warnings"]),
    ]


def _title(edition: dict[str, Any]) -> str:
    return f"{edition['owner']}「{edition['name']}」"


def _edition_text(edition: dict[str, Any]) -> str:
    kind = LocalKind(edition["local_kind"]).label
    until = f"{edition['expires']}まで" if edition["expires"] else "期限なし"
    flag = "【期限切れ】" if edition["expired"] else ""
    return f"{edition['id']}\t{flag}{_title(edition)}\t{kind}\t{edition['entries']}項目\t{until}"
