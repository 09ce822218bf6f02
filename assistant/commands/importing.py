"""`yorisoi import`: the official text from files or from the ministry's address, or local files."""

import argparse
from pathlib import Path
from typing import Any

from assistant.commands.command import WRONG_USE, Command, CommandError, add_json_flag, print_json, say
from assistant.commands.local import add_local_arguments, is_local, local_text, run_local
from assistant.opening import build
from assistant.settings import Settings, read_settings
from corpus.edition import load_shipped
from corpus.entry import Kind, Provenance
from corpus.official.address import is_ministrys
from corpus.official.corrections import CorrectionsError
from corpus.official.download import download
from corpus.official.importing import OFFICIAL, Order, import_official
from corpus.official.report import ImportReport
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import Shelf, ShelfError


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="取り込むPDF（全体か章ごと）")
    parser.add_argument("--official", action="store_true", help="厚生労働省から受け取って取り込みます")
    parser.add_argument("--dry-run", action="store_true", help="読むだけで何も変えません")
    parser.add_argument("--ocr", action="store_true", help="画像だけのページを文字認識で読みます")
    parser.add_argument(
        "--as-official",
        action="store_true",
        help="厚生労働省のハンドブックであることを確かめたときに付けます",
    )
    parser.add_argument(
        "--undo", nargs="?", const="", metavar="ID", help="前の取り込みに戻します（ID は --local のとき）"
    )
    add_local_arguments(parser)
    add_json_flag(parser)


def _import(arguments: argparse.Namespace) -> int:
    local = is_local(arguments)
    if not local:
        _check(arguments)
    settings = read_settings()
    try:
        result = run_local(arguments, settings) if local else _official(arguments, settings)
    except (ImportFailedError, ShelfError, CorrectionsError) as error:
        raise CommandError(str(error)) from error
    if arguments.json:
        print_json(result)
    else:
        print(local_text(result) if local else _as_text(result))
    return 0


def _check(arguments: argparse.Namespace) -> None:
    undo = arguments.undo is not None
    if undo and (arguments.undo or arguments.files or arguments.official or arguments.dry_run):
        raise CommandError("--undo は、ほかの指定と一緒には使えません。", WRONG_USE)
    if not (undo or arguments.files or arguments.official):
        raise CommandError("取り込むファイルを書くか、--official を付けてください。", WRONG_USE)


def _official(arguments: argparse.Namespace, settings: Settings) -> dict[str, Any]:
    return _undo(settings) if arguments.undo is not None else _imported(arguments, settings)


def _imported(arguments: argparse.Namespace, settings: Settings) -> dict[str, Any]:
    fetched: Path | None = None
    if arguments.official and not arguments.files:
        fetched = download(settings.official_url, settings.home / "downloads", progress=_Received())
    notes = [entry for entry in load_shipped().entries if entry.provenance is Provenance.NOTES]
    report: ImportReport = import_official(
        [fetched] if fetched else arguments.files,
        settings.home,
        notes,
        Order(
            url=settings.official_url,
            dry_run=arguments.dry_run,
            ocr=arguments.ocr,
            as_official=arguments.as_official
            or (fetched is not None and is_ministrys(settings.official_url)),
        ),
        _Read(),
    )
    if not arguments.dry_run:
        build(settings, say)
        if fetched:
            fetched.unlink()
    return report.as_json()


def _undo(settings: Settings) -> dict[str, Any]:
    previous = Shelf(settings.home).undo(OFFICIAL)
    build(settings, say)
    return {"undone": True, "entries_now": len(previous.entries) if previous else 0}


class _Received:
    """Tells each tenth of a download on stderr, or each 5 MB where the size is not known."""

    def __init__(self) -> None:
        self.told = -1

    def __call__(self, done: int, total: int | None) -> None:
        step = 10 * done // total if total else done // 5_000_000
        if step > self.told:
            self.told = step
            say(f"受け取っています {done / 1e6:,.1f}MB" + (f"／{total / 1e6:,.1f}MB" if total else ""))


class _Read:
    """Tells each quarter of a file's reading on stderr."""

    def __init__(self) -> None:
        self.told: set[tuple[str, int]] = set()

    def __call__(self, message: str, share: float) -> None:
        step = int(4 * share)
        if (message, step) not in self.told:
            self.told.add((message, step))
            say(f"{message} {25 * step}%" if share else message)


def _as_text(result: dict[str, Any]) -> str:
    if "undone" in result:
        return f"前の取り込みに戻しました（公式の項目は{result['entries_now']}件です）。"
    found = "、".join(f"{Kind(kind).label}{count}" for kind, count in result["entries"].items())
    lines = [
        f"{result['pages']}ページ、{result['characters']:,}文字を読みました。",
        f"そのうち{result['characters_indexed']:,}文字を検索できます。",
        f"見つかった項目：{found}",
        *(f"要確認：{warning}" for warning in result["warnings"]),
    ]
    return "\n".join(lines)


IMPORT = Command("import", "公式のPDFや、自治体の資料を取り込みます", _arguments, _import)
