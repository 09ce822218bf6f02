"""What using the product costs: a cold question, a second start, a warm answer, the server's memory."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import numpy as np

from assistant.opening import open_assistant
from assistant.settings import Settings
from evals.question_set import read_questions

ROOT = Path(__file__).resolve().parents[1]
PORT = 7874


def measure_use(home: Path) -> dict[str, object]:
    """Return seconds, milliseconds and mebibytes of the product in use, on an index that is there.

    `answer_ms` is warm, over every question of the labelled set; `steady_ratio` is its p95 over its
    p50, which does not depend on the machine's speed.
    """
    settings = Settings(home=home, port=PORT)
    assistant = open_assistant(settings, lambda _: None)
    questions = [question.text for question in read_questions()]
    for question in questions:
        assistant.answer(question)
    times = np.array([assistant.answer(question).timings_ms["total"] for question in questions])
    p50, p95 = np.percentile(times, [50, 95])
    del assistant
    return {
        "answers": len(times),
        "answer_ms": {"p50": round(float(p50), 2), "p95": round(float(p95), 2)},
        "steady_ratio": round(float(p95 / p50), 2),
        "ask_seconds": round(min(_ask_seconds(home) for _ in range(3)), 2),
        **_serve(home),
    }


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "YORISOI_HOME": str(home), "YORISOI_PORT": str(PORT)}


def _ask_seconds(home: Path) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "assistant.cli", "ask", "ご本人に会えません", "--json"]
    environment = _environment(home)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    json.loads(done.stdout)
    return time.perf_counter() - began


def _serve(home: Path) -> dict[str, object]:
    """Seconds to a served page on an index that is there, and the server's resident memory after it."""
    began = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "app.py"], cwd=ROOT, env=_environment(home),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while time.perf_counter() - began < 120:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=5).read()
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        seconds = time.perf_counter() - began
        return {"start_seconds": round(seconds, 2), "server_mib": _resident_mib(server.pid)}
    finally:
        server.terminate()
        server.wait(timeout=30)


def _resident_mib(pid: int) -> int | None:
    """The resident memory of a process in MiB; None where the system does not tell (not Linux)."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
