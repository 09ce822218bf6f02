"""The command line: `yorisoi COMMAND`. Exit 0 on success, 2 on wrong use, 1 on failure."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from assistant.commands import COMMANDS
from assistant.commands.command import FAILURE, CommandError
from assistant.settings import SettingsError
from corpus.edition import EditionError
from corpus.shelf import ShelfError
from index.manifest import IndexUnavailableError

USER_ERRORS = (EditionError, IndexUnavailableError, SettingsError, ShelfError)
"""Errors whose message is already one Japanese sentence for the person."""


class _Parser(argparse.ArgumentParser):
    """A parser that tells wrong use in one Japanese line and exits with 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"使い方が正しくありません（{message}）。「{self.prog} --help」で使い方を見られます。\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments) or 0)
    except CommandError as error:
        return _told(error, error.exit_code)
    except USER_ERRORS as error:
        return _told(error, FAILURE)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1


def _told(error: Exception, exit_code: int) -> int:
    """Say what is wrong in one line on stderr."""
    print(" ".join(str(error).split()), file=sys.stderr)
    return exit_code


def parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    root = _Parser(
        prog="yorisoi", description="寄り添いナビ：ひきこもり支援の手がかりを、出典つきで返します。"
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="コマンド", parser_class=_Parser)
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.summary, description=command.summary)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return root


if __name__ == "__main__":
    sys.exit(main())
