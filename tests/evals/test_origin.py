"""Origins: a figure can be traced to a version, a time and a machine."""

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from evals.origin import commit, here


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_a_changed_checkout_is_marked(tmp_path: Path) -> None:
    git(tmp_path, "init")
    (tmp_path / "file").write_text("1", encoding="utf-8")
    git(tmp_path, "add", "file")
    git(tmp_path, "commit", "-m", "first")
    clean = commit(tmp_path)
    assert len(clean) == 10
    (tmp_path / "file").write_text("2", encoding="utf-8")
    assert commit(tmp_path) == f"{clean}+"


def test_without_git_the_commit_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert commit(tmp_path / "nothing") == ""
    monkeypatch.setenv("PATH", "")
    assert commit(tmp_path) == ""


def test_an_origin_holds_the_machine_and_a_time_with_its_offset() -> None:
    origin = here()
    assert origin.cores >= 1
    assert origin.python.startswith("3.")
    assert datetime.fromisoformat(origin.made).tzinfo is not None
    assert set(origin.as_json()) == {"commit", "made", "cores", "memory_gb", "python", "system", "load"}
