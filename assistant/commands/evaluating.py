"""`yorisoi eval`: measure, and print the figures."""

import argparse
from pathlib import Path

from assistant.commands.command import WRONG_USE, Command, CommandError, add_json_flag, print_json


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("measure", choices=["retrieval"], help="測るもの")
    parser.add_argument(
        "--dataset", type=Path, required=True, help="corpus.jsonl, queries.jsonl, qrels.tsv のあるフォルダー"
    )
    add_json_flag(parser)


def _eval(arguments: argparse.Namespace) -> int:
    # evals/ stands above assistant/; the command line only hands over to it.
    from evals.dataset import DatasetError
    from evals.retrieval import evaluate_dataset

    try:
        figures = evaluate_dataset(arguments.dataset)
    except DatasetError as error:
        raise CommandError(str(error), WRONG_USE) from error
    if arguments.json:
        print_json(figures)
    else:
        for name, value in figures.items():
            print(f"{name}\t{value}")
    return 0


EVAL = Command("eval", "検索や回答の質を測ります", _arguments, _eval)
