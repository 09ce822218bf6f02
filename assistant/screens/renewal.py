"""A change of the material as the screen sees it: one at a time, how far it is, and what came of it."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Protocol

from assistant.change import STOPPED, Change, ChangeError, Tell, carry_out_apart
from assistant.live import Live
from assistant.opening import open_built
from assistant.screens.consult import Answerer
from assistant.settings import Settings
from assistant.watch import Watch
from corpus.edition import EditionError
from corpus.shelf import ShelfError
from index.manifest import IndexUnavailableError

BEGINNING = "準備をしています"
OPENING = "新しい資料に切り替えています"
_OPENING_SHARE = 0.05


class Stage(StrEnum):
    """Where a change stands."""

    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How a change stands: its name for people, what is being done or why it failed, the share done.

    `share` is in [0, 1]; `report` is set once it is done.
    """

    stage: Stage = Stage.IDLE
    name: str = ""
    message: str = ""
    share: float = 0.0
    report: Mapping[str, Any] | None = None


class CarryOut(Protocol):
    """Makes a change; the product's own is `carry_out_apart`."""

    def __call__(self, change: Change, settings: Settings, tell: Tell) -> Mapping[str, Any]:
        """Return the report of the change."""


class Renewal:
    """Makes one change at a time, beside the answering, and then exchanges the assistant in use.

    What another program imports is taken up in the same way, without a new start.
    """

    def __init__(
        self,
        live: Live[Answerer],
        settings: Settings,
        carry_out: CarryOut = carry_out_apart,
        reopen: Callable[[Settings], Answerer] = open_built,
    ) -> None:
        self.settings = settings
        self.live = live
        self._carry_out = carry_out
        self._reopen = reopen
        self._lock = threading.Lock()
        self._progress = Progress()
        self._exchanging = threading.Lock()
        self._watch = Watch(settings.index_directory)

    @property
    def current(self) -> Answerer:
        """The assistant in use now. Where another program has changed the material, its exchange begins beside it."""
        assistant = self.live.current
        if self._progress.stage is not Stage.RUNNING and self._watch.changed():
            threading.Thread(target=self._follow, daemon=True).start()
        return assistant

    @property
    def progress(self) -> Progress:
        """How the latest change stands."""
        return self._progress

    def begin(self, change: Change, name: str, afterwards: Callable[[], None] = lambda: None) -> bool:
        """Begin a change and return True; False where another one is under way. `afterwards` is always
        called, before the end is told.

        `name` is what it is called on the screen: 「国のハンドブックの取り込み」.
        """
        with self._lock:
            if self._progress.stage is Stage.RUNNING:
                return False
            self._progress = Progress(Stage.RUNNING, name, BEGINNING)
        threading.Thread(target=self._run, args=(change, afterwards), daemon=True).start()
        return True

    def _run(self, change: Change, afterwards: Callable[[], None]) -> None:
        """Make the change, call `afterwards`, and only then say how it ended, even where `afterwards` fails."""
        stage, message, report = Stage.FAILED, STOPPED, None
        try:
            made = self._carry_out(change, self.settings, self._tell)
            self._tell(OPENING, 1.0)
            self._exchange()
            stage, message, report = Stage.DONE, "", made
        except (ChangeError, EditionError, ShelfError, IndexUnavailableError) as error:
            message = str(error)
        finally:
            try:
                afterwards()
            finally:
                self._end(stage, message, report)

    def _follow(self) -> None:
        """Take up what another program has built; while it is still at work, the old one stays in use."""
        try:
            self._exchange()
        except (EditionError, ShelfError, IndexUnavailableError):
            self._watch.pause()

    def _exchange(self) -> None:
        with self._exchanging:
            version = self._watch.version()
            self.live.replace(self._reopen(self.settings))
            self._watch.use(version)

    def _tell(self, message: str, share: float) -> None:
        """Note what is done. The share never goes back, though each file of several begins at 0."""
        share = max(self._progress.share, (1 - _OPENING_SHARE) * min(share, 1.0))
        self._progress = replace(self._progress, message=message, share=share)

    def _end(self, stage: Stage, message: str, report: Mapping[str, Any] | None = None) -> None:
        share = 1.0 if stage is Stage.DONE else self._progress.share
        self._progress = replace(self._progress, stage=stage, message=message, share=share, report=report)
