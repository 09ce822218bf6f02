"""Set up and start 寄り添いナビ with nothing but Python 3.11: `python scripts/setup.py run`.

Standard library only, so that an office PC runs the same: `py -3 scripts\\setup.py run`.
Commands: setup (install only), run (install, build, serve), test (install, browser if it can, pytest),
lint (ruff and mypy).
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".yorisoi-installed"
BINARIES = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BINARIES / ("python.exe" if os.name == "nt" else "python")
WORD_VECTORS = "ja-ginza==5.3.0"
"""Installed without its dependencies: only the word vectors in its data folder are read (see index/)."""


def main() -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(description="寄り添いナビの準備・起動・検査")
    parser.add_argument("command", choices=["setup", "run", "test", "lint"])
    parser.add_argument(
        "rest", nargs=argparse.REMAINDER, help="続けて渡す引数（run はサーバーへ、test は pytest へ）"
    )
    arguments = parser.parse_args()
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        say(
            f"Python 3.11〜3.13 が必要です（今のPythonは {sys.version.split()[0]} です）。3.11を入れてからもう一度実行してください。"
        )
        return 1
    try:
        install("test" if arguments.command in ("test", "lint") else "")
        return COMMANDS[arguments.command](arguments.rest)
    except subprocess.CalledProcessError as error:
        say(
            f"途中で止まりました（終了コード {error.returncode}）。上の表示を確かめて、もう一度実行してください。"
        )
        return 1
    except KeyboardInterrupt:
        return 130


def install(extra: str) -> None:
    """Make `.venv/` and install the pinned versions, unless the same pins are installed already."""
    wanted = fingerprint(extra)
    if PYTHON.exists() and STAMP.exists() and wanted in STAMP.read_text().split():
        return
    if not PYTHON.exists():
        say("専用のPython環境（.venv）を作っています…")
        venv.create(VENV, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    started = time.monotonic()
    say("必要な部品を入れています（初回は数分かかります）…")
    subprocess.run([*pip, "-c", str(ROOT / "constraints.txt"), "-e", target], check=True)
    say("日本語の単語ベクトルを入れています…")
    subprocess.run([*pip, "--no-deps", WORD_VECTORS], check=True)
    kept = STAMP.read_text().split() if STAMP.exists() else []
    STAMP.write_text("\n".join({*kept, wanted}))
    say(f"準備ができました（{time.monotonic() - started:.0f}秒）。")


def fingerprint(extra: str) -> str:
    """SHA-256 of everything that decides what is installed."""
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(
        b"\0".join([*parts, extra.encode(), WORD_VECTORS.encode(), str(ROOT).encode()])
    ).hexdigest()


def run(rest: list[str]) -> int:
    """Build the index if it is missing or stale, then serve until stopped."""
    return subprocess.run([str(PYTHON), str(ROOT / "app.py"), *rest], cwd=ROOT, check=False).returncode


def test(rest: list[str]) -> int:
    """Run the tests; the browser tests too where a Chromium is, or can be, installed."""
    ensure_chromium()
    return subprocess.run([str(PYTHON), "-m", "pytest", *rest], cwd=ROOT, check=False).returncode


def lint(_rest: list[str]) -> int:
    """Check style and types."""
    style = subprocess.run([str(PYTHON), "-m", "ruff", "check", "."], cwd=ROOT, check=False).returncode
    return subprocess.run([str(PYTHON), "-m", "mypy"], cwd=ROOT, check=False).returncode or style


def ensure_chromium() -> None:
    """Install Debian's Chromium and a Japanese font when we may; else say what is skipped."""
    if shutil.which("chromium"):
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say("画面の検査に使うブラウザー（chromium）を入れています…")
        quiet = {
            "stdout": subprocess.DEVNULL,
            "cwd": ROOT,
            "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        }
        updated = subprocess.run(["apt-get", "update"], check=False, **quiet)
        packages = ["chromium", "fonts-noto-cjk"]
        done = subprocess.run(
            ["apt-get", "install", "-y", "--no-install-recommends", *packages], check=False, **quiet
        )
        if updated.returncode == 0 and done.returncode == 0:
            return
    say(
        "chromium がないため、画面の検査（tests の browser 印）は行いません。Debianでは「apt install chromium」で入ります。"
    )


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


COMMANDS = {"setup": lambda _: 0, "run": run, "test": test, "lint": lint}

if __name__ == "__main__":
    raise SystemExit(main())
