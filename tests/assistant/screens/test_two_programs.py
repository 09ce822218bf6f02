"""The screen goes on while `yorisoi import --local` works in another process over the same home folder."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from assistant.live import Live
from assistant.opening import open_built
from assistant.screens.renewal import Renewal
from assistant.settings import Settings
from corpus.local.importing import import_local
from index.retrieve import PassageRetriever
from tests.corpus.local.making import TODAY, about, csv_file

SAID = ("--owner", "〇〇市", "--name", "窓口一覧", "--kind", "contact")
DESK, NEW_DESK = "窓口一覧 ＞ くらし相談センター", "窓口一覧 ＞ 新しい試験の窓口"


@pytest.fixture
def renewal(index_directory: Path, retriever: PassageRetriever, tmp_path: Path) -> Renewal:
    """A screen's assistant over the shipped text, in a home folder of its own."""
    settings = Settings(home=tmp_path / "home")
    shutil.copytree(index_directory, settings.index_directory)
    return Renewal(Live(open_built(settings)), settings)


def yorisoi(settings: Settings, *arguments: object) -> Any:
    """What the command line prints, run in a process of its own."""
    command = [sys.executable, "-m", "assistant.cli", *map(str, arguments), "--json"]
    environment = {**os.environ, "YORISOI_HOME": str(settings.home)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def titles(renewal: Renewal) -> set[str]:
    """What the assistant in use holds, once what was changed beside it is taken up."""
    held = renewal.current
    deadline = time.monotonic() + 30
    while renewal.current is held and time.monotonic() < deadline:
        time.sleep(0.05)
    assert renewal.live.current is not held, "the change was not taken up"
    return {entry.title for entry in renewal.live.current.edition.entries}


@pytest.mark.timeout(600)  # Two indexes are built, each as large as the product's own.
def test_what_a_terminal_imports_and_takes_back_is_taken_up_by_the_screen(
    renewal: Renewal, tmp_path: Path
) -> None:
    settings, before = renewal.settings, renewal.current
    old, new = csv_file(tmp_path / "窓口.csv"), tmp_path / "窓口2.csv"
    new.write_text("窓口名,電話番号\n新しい試験の窓口,042-000-0000\n", encoding="utf-8")
    edition_id = import_local(old, settings.home, about(), today=TODAY).id

    imported = yorisoi(settings, "import", "--local", new, *SAID)["imports"][0]
    assert (imported["id"], imported["replaced"]) == (edition_id, True)
    held = titles(renewal)
    assert NEW_DESK in held
    assert DESK not in held
    found = renewal.current.answer("新しい試験の窓口の電話番号は？").citations
    assert {citation.passage.title for citation in found} >= {NEW_DESK}
    assert before.answer(
        "ご本人に会えないため支援が進みません。"
    ).citations  # Who holds the old one may go on.
    (listed,) = yorisoi(settings, "import", "--local", "--list")["editions"]
    assert (listed["id"], listed["file"]) == (edition_id, "窓口2.csv")
    written = yorisoi(settings, "import", "--local", "--export", edition_id, "--to", tmp_path / "out")
    assert Path(written["exported"][0]).read_bytes() == new.read_bytes()

    assert yorisoi(settings, "import", "--local", "--undo", edition_id)["now"]["file"] == "窓口.csv"
    held = titles(renewal)
    assert DESK in held
    assert NEW_DESK not in held
