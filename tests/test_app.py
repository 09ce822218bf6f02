import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "YORISOI_HOME": str(home), "PYTHONUTF8": "1"}


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "app.py"), *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(home), capture_output=True, text=True, timeout=120, check=False
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def test_an_open_address_is_refused_in_one_line_before_anything_is_built(tmp_path: Path) -> None:
    done = run(tmp_path / "home", "--host", "0.0.0.0")
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "利用者の登録が必要です" in done.stderr
    assert not (tmp_path / "home").exists()


@pytest.mark.skipif(os.name == "nt", reason="stops the server with a POSIX signal")
@pytest.mark.usefixtures("retriever")
def test_the_app_says_its_address_serves_the_page_and_stops_quietly(index_directory: Path) -> None:
    port = free_port()
    command = [sys.executable, str(ROOT / "app.py"), "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(index_directory.parent),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = process.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as response:
            page = response.read().decode()
        refused = run(index_directory.parent, "--port", str(port))
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        errors = process.stderr.read()
    assert said == f"寄り添いナビを開きました： http://127.0.0.1:{port} （終わるには Ctrl+C）\n"
    assert "<title>寄り添いナビ</title>" in page
    assert refused.returncode == 1
    assert f"http://127.0.0.1:{port} を開けません" in refused.stderr
    assert "Traceback" not in refused.stderr + errors


def test_importing_the_app_does_nothing() -> None:
    code = "import sys, app; sys.exit(1 if 'gradio' in sys.modules or 'torch' in sys.modules else 0)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=60).returncode == 0
