"""Commands of the public contract that a later version brings."""

import argparse

from assistant.commands.command import Command, CommandError

_NAMES = {
    "workshop": "研修の資料一式を作ります（準備中）",
    "study": "ひとり学習をします（準備中）",
    "backup": "記録と設定を一つのファイルに保存します（準備中）",
    "restore": "保存したファイルから元に戻します（準備中）",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def _refuse(arguments: argparse.Namespace) -> int:
    raise CommandError(
        f"「yorisoi {arguments.command}」はこの版にはまだありません。新しい版をお待ちください。"
    )


PLANNED = tuple(Command(name, summary, _arguments, _refuse) for name, summary in _NAMES.items())
