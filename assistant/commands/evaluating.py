"""`yorisoi eval`: measure everything into one report, one dataset, or quickly against the baseline."""

import argparse
from datetime import datetime
from pathlib import Path

from assistant.commands.command import (
    FAILURE,
    SUCCESS,
    WRONG_USE,
    Command,
    CommandError,
    add_json_flag,
    print_json,
    say,
)
from assistant.settings import read_settings

# evals/ stands above assistant/; the command line only hands over to it, inside functions.


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "measure",
        nargs="?",
        choices=["retrieval"],
        help="一つの問題集だけを測る（なければ、すべてを測り報告を作る）",
    )
    parser.add_argument(
        "--dataset",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="corpus.jsonl, queries.jsonl, qrels.tsv のあるフォルダー（報告では何度でも）",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="報告（HTML）の置き場所")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="報告に入れるものだけを測る")
    parser.add_argument("--quick", action="store_true", help="短く測り、基準より悪くなっていないかを見る")
    parser.add_argument(
        "--update-baseline", action="store_true", help="短く測り、いまの数字を新しい基準にする"
    )
    add_json_flag(parser)


def _eval(arguments: argparse.Namespace) -> int:
    from evals.dataset import DatasetError
    from evals.question_set import QuestionSetError

    try:
        return _chosen(arguments)
    except DatasetError as error:
        raise CommandError(str(error), WRONG_USE) from error
    except QuestionSetError as error:
        raise CommandError(str(error)) from error


def _chosen(arguments: argparse.Namespace) -> int:
    quick = arguments.quick or arguments.update_baseline
    if quick and (arguments.measure or arguments.dataset or arguments.only or arguments.out):
        raise CommandError("--quick は、--json と --update-baseline のほかとは一緒に使えません。", WRONG_USE)
    if quick:
        return _quick(arguments)
    if not arguments.measure:
        return _report(arguments)
    if len(arguments.dataset) != 1 or arguments.only or arguments.out:
        raise CommandError("eval retrieval には、--dataset DIR を一つだけ付けてください。", WRONG_USE)
    return _dataset(arguments)


def _dataset(arguments: argparse.Namespace) -> int:
    from evals.retrieval import evaluate_dataset

    figures = evaluate_dataset(arguments.dataset[0])
    if arguments.json:
        print_json(figures)
    else:
        for name, value in figures.items():
            print(f"{name}\t{value}")
    return SUCCESS


def _report(arguments: argparse.Namespace) -> int:
    from evals.dataset import check_dataset
    from evals.report.page import page_html
    from evals.report.product import opened_product
    from evals.report.report import PARTS, measure

    unknown = [name for name in arguments.only if name not in PARTS]
    if unknown:
        raise CommandError(f"「{unknown[0]}」は測れません。選べるもの：{'、'.join(PARTS)}", WRONG_USE)
    for folder in arguments.dataset:
        check_dataset(folder)
    settings = read_settings()
    out = arguments.out or settings.home / "reports" / f"{datetime.now():%Y-%m-%d-%H%M%S}.html"
    _prepare(out)
    with opened_product(settings.index_directory, say, arguments.dataset) as product:
        report = measure(product, say, arguments.only)
    out.write_text(page_html(report), encoding="utf-8")
    if arguments.json:
        print_json({"report": str(out), **report.as_json()})
    else:
        print(f"報告を書きました：{out}")
    return SUCCESS


def _prepare(out: Path) -> None:
    """Make sure that the report can be written before anything is measured."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.open("a", encoding="utf-8").close()
    except OSError as error:
        raise CommandError(
            f"報告を {out} に書けません（{error.strerror}）。--out で別の場所を選んでください。"
        ) from error


def _quick(arguments: argparse.Namespace) -> int:
    from evals.quick import BASELINE, as_json, quick_figures, read_baseline, regressions, write_baseline
    from evals.report.product import opened_product

    try:
        baseline = {} if arguments.update_baseline else read_baseline()
    except (OSError, ValueError) as error:
        raise CommandError(
            f"基準を読めません（{error}）。--update-baseline で作り直してください。"
        ) from error
    with opened_product(read_settings().index_directory, say) as product:
        figures = quick_figures(product, say)
    if arguments.update_baseline:
        write_baseline(figures)
        say(f"{len(figures)}件の数字を新しい基準にしました：{BASELINE}")
    worse = regressions(figures, baseline)
    if arguments.json:
        print_json(as_json(figures, worse))
    for line in worse:
        say(line)
    if not worse and not arguments.json:
        print(f"{len(figures)}件を測りました。基準より悪くなったものはありません。")
    return FAILURE if worse else SUCCESS


EVAL = Command("eval", "検索や回答の質を測ります", _arguments, _eval)
