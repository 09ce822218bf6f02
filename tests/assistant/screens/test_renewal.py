import queue
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.change import STOPPED, Change, ChangeError, Tell
from assistant.live import Live
from assistant.screens.renewal import BEGINNING, Renewal, Stage
from assistant.settings import Settings
from index.manifest import IndexUnavailableError
from index.place import new_version, publish
from tests.assistant.screens.renewing import ended


class Making:
    """Carries out nothing but what it was told to, as the process apart would."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.seen: list[tuple[float, str]] = []
        self.renewal: Renewal

    def __call__(self, change: Change, settings: Settings, tell: Tell) -> Mapping[str, Any]:
        self.seen.append((self.renewal.progress.share, self.renewal.progress.message))
        for share in (0.5, 0.1, 1.0):
            tell("読んでいます", share)
            self.seen.append((self.renewal.progress.share, self.renewal.progress.message))
        if self.error:
            raise self.error
        return {"pages": 3}


class Nothing:
    """A change of nothing."""

    def make(self, settings: Settings, tell: Tell) -> Any:
        """Never called: nothing carries it out."""
        raise AssertionError


def made(making: Making, reopened: Any = "new") -> Any:
    def reopen(settings: Settings) -> Any:
        if isinstance(reopened, Exception):
            raise reopened
        return reopened

    live: Live[Any] = Live("old")
    making.renewal = Renewal(live, Settings(home=Path("nowhere")), making, reopen)
    return making.renewal


def test_after_a_change_the_new_assistant_is_in_use(tmp_path: Path) -> None:
    renewal, called = made(Making()), []
    assert renewal.begin(Nothing(), "取り込み", lambda: called.append(True))
    progress = ended(renewal)
    assert (progress.stage, progress.name, progress.share) == (Stage.DONE, "取り込み", 1.0)
    assert progress.report == {"pages": 3}
    assert renewal.live.current == "new"
    assert called == [True]


@pytest.mark.parametrize("error", [None, ChangeError("壊れています。")])
def test_what_comes_afterwards_is_done_before_the_end_is_told(error: ChangeError | None) -> None:
    making, stages = Making(error), []
    renewal = made(making)

    def afterwards() -> None:
        time.sleep(0.1)
        stages.append(renewal.progress.stage)

    renewal.begin(Nothing(), "取り込み", afterwards)
    ended(renewal)
    assert stages == [Stage.RUNNING]


def test_the_end_is_told_even_where_tidying_up_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    faults: queue.Queue[object] = queue.Queue()
    monkeypatch.setattr(threading, "excepthook", faults.put)

    def failing() -> None:
        raise RuntimeError("a fault")

    renewal = made(Making())
    renewal.begin(Nothing(), "取り込み", failing)
    faults.get(timeout=10)
    assert renewal.progress.stage is Stage.DONE
    assert renewal.live.current == "new"


def test_how_far_it_is_never_goes_back() -> None:
    making = Making()
    made(making).begin(Nothing(), "取り込み")
    ended(making.renewal)
    assert making.seen[0] == (0.0, BEGINNING)
    shares = [share for share, _ in making.seen]
    assert shares == sorted(shares)
    assert shares[-1] < 1.0


@pytest.mark.parametrize("error", [ChangeError("壊れています。"), IndexUnavailableError("作れません。")])
def test_a_failure_is_told_and_the_old_assistant_stays(error: Exception) -> None:
    making = Making(error if isinstance(error, ChangeError) else None)
    renewal = made(making, error)
    renewal.begin(Nothing(), "取り込み")
    progress = ended(renewal)
    assert (progress.stage, progress.message) == (Stage.FAILED, str(error))
    assert renewal.live.current == "old"


def followed(home: Path, reopened: Any) -> Renewal:
    """A renewal beside which another program has just built an index."""
    settings = Settings(home=home)
    publish(settings.index_directory, new_version(settings.index_directory))

    def reopen(_: Settings) -> Any:
        if isinstance(reopened, Exception):
            raise reopened
        return reopened

    live: Live[Any] = Live("old")
    renewal = Renewal(live, settings, Making(), reopen)
    publish(settings.index_directory, new_version(settings.index_directory))
    return renewal


def test_what_another_program_built_is_taken_up_beside_the_answering(tmp_path: Path) -> None:
    renewal: Any = followed(tmp_path, "new")
    assert renewal.current == "old"  # The first to ask does not wait for it.
    deadline = time.monotonic() + 10
    while renewal.live.current == "old" and time.monotonic() < deadline:
        time.sleep(0.01)
    assert renewal.current == "new"


def test_while_the_other_program_is_at_work_the_old_one_stays(tmp_path: Path) -> None:
    renewal: Any = followed(tmp_path, IndexUnavailableError("まだです。"))
    threads = threading.active_count()
    assert renewal.current == "old"
    deadline = time.monotonic() + 10
    while threading.active_count() > threads and time.monotonic() < deadline:
        time.sleep(0.01)
    assert renewal.current == "old"
    assert renewal.progress.stage is Stage.IDLE


def test_after_a_fault_of_ours_another_change_can_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    faults: queue.Queue[object] = queue.Queue()
    monkeypatch.setattr(threading, "excepthook", faults.put)
    renewal = made(Making(RuntimeError("a fault")))
    for _ in range(2):
        assert renewal.begin(Nothing(), "取り込み")
        faults.get(timeout=10)
        assert ended(renewal).message == STOPPED
