"""`yorisoi serve` and `yorisoi build`."""

import argparse

from assistant.commands.command import Command, CommandError, add_json_flag, print_json, say
from assistant.opening import build, open_assistant
from assistant.settings import read_settings


def _serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="待ち受けるアドレス（既定は 127.0.0.1）")
    parser.add_argument("--port", type=int, help="待ち受けるポート（既定は 7860）")


def _serve(arguments: argparse.Namespace) -> int:
    # Gradio is imported only to serve: every other command starts without it.
    from assistant.screens.server import ServeError, admitted, serve

    given = {name: value for name in ("host", "port") if (value := getattr(arguments, name)) is not None}
    settings = read_settings().model_copy(update=given)
    try:
        admitted(settings)  # A refusal comes at once, not after an index has been built.
        serve(open_assistant(settings, say), settings)
    except ServeError as error:
        raise CommandError(str(error)) from error
    return 0


def _build(arguments: argparse.Namespace) -> int:
    manifest = build(read_settings(), say)
    if arguments.json:
        print_json(manifest)
    else:
        print(f"索引を作りました（項目 {manifest['entries']:,}、引用単位 {manifest['passages']:,}）。")
    return 0


SERVE = Command("serve", "画面を開きます（http://127.0.0.1:7860）", _serve_arguments, _serve)
BUILD = Command("build", "索引を作り直します", add_json_flag, _build)
