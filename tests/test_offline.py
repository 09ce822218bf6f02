"""A whole run — build, ask, serve — makes no connection to the outside."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

WATCH = """
import json, os, socket, sys

LOG = os.environ["YORISOI_TEST_LOG"]
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")

def _note(kind, host):
    if isinstance(host, bytes):
        host = host.decode()
    if host and not str(host).startswith(LOOPBACK):
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(json.dumps([kind, str(host)]) + "\\n")

def audit(event, arguments):
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple):
            _note("connect", address[0])
    elif event == "socket.getaddrinfo":
        _note("look up", arguments[0])
    elif event == "socket.sendto" and isinstance(arguments[1], tuple):
        _note("send", arguments[1][0])

sys.addaudithook(audit)
"""
"""Written as sitecustomize.py, so that every Python process of the run is watched from its first line."""

SERVE = """
import json, threading, time, urllib.request
from assistant.opening import open_assistant
from assistant.settings import read_settings
from assistant.screens import server

settings = read_settings()
thread = threading.Thread(target=server.serve, args=(open_assistant(settings, print), settings), daemon=True)
thread.start()
for _ in range(120):
    time.sleep(0.5)
    try:
        page = urllib.request.urlopen(f"http://127.0.0.1:{settings.port}/", timeout=5).read().decode()
        break
    except OSError:
        continue
else:
    raise SystemExit("the server did not answer")
assert "寄り添いナビ" in page
time.sleep(3)
print("SERVED")
import os
os._exit(0)
"""


def run(home: Path, watched: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "YORISOI_HOME": str(home),
        "YORISOI_PORT": "7877",
        "YORISOI_TEST_LOG": str(watched / "outside.jsonl"),
        "PYTHONPATH": f"{watched}{os.pathsep}{ROOT}",
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


def outside(watched: Path) -> list[list[str]]:
    log = watched / "outside.jsonl"
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def test_the_watch_sees_a_connection_to_the_outside(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    code = "import socket\ntry:\n    socket.create_connection(('192.0.2.1', 9), timeout=0.1)\nexcept OSError:\n    pass"
    run(tmp_path, tmp_path, "-c", code)
    assert ["connect", "192.0.2.1"] in outside(tmp_path)


def test_build_ask_and_serve_stay_on_this_machine(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    built = run(tmp_path / "home", tmp_path, "-m", "assistant.cli", "build")
    asked = run(tmp_path / "home", tmp_path, "-m", "assistant.cli", "ask", "ご本人に会えません", "--json")
    served = run(tmp_path / "home", tmp_path, "-c", SERVE)
    assert built.returncode == 0, built.stderr
    assert json.loads(asked.stdout)["status"] == "answered", asked.stderr
    assert "SERVED" in served.stdout, served.stdout + served.stderr
    assert outside(tmp_path) == []
