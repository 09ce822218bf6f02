"""What a command is, and how its result and its failure reach the person."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SUCCESS, FAILURE, WRONG_USE = 0, 1, 2


class CommandError(Exception):
    """A command cannot go on; the message is one Japanese line for stderr."""

    def __init__(self, message: str, exit_code: int = FAILURE) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `yorisoi`: its name, its help line, its arguments, and what it does."""

    name: str
    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def print_json(value: Any) -> None:
    """Print one JSON object on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def add_json_flag(parser: argparse.ArgumentParser) -> None:
    """Offer `--json`."""
    parser.add_argument("--json", action="store_true", help="JSONで出力します")


def say(message: str) -> None:
    """Tell progress on stderr, where it never mixes with a result."""
    print(message, file=sys.stderr, flush=True)
