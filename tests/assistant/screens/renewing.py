"""Changes of the material as the screen makes them, without a process apart and without an index."""

import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.change import Change, ChangeError, Tell
from assistant.live import Live
from assistant.opening import load_material
from assistant.screens.renewal import Progress, Renewal, Stage
from assistant.settings import Settings
from corpus.official.corrections import CorrectionsError
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import ShelfError
from tests.assistant.screens.made import Prepared


class Shelving:
    """Makes changes in this process and builds no index. While `held` is set, none comes to its end."""

    def __init__(self) -> None:
        self.held = threading.Event()
        self.made: list[Change] = []

    def __call__(self, change: Change, settings: Settings, tell: Tell) -> Mapping[str, Any]:
        self.made.append(change)
        tell("読んでいます", 0.4)
        while self.held.is_set():
            time.sleep(0.01)
        try:
            return change.make(settings, tell).report
        except (ImportFailedError, ShelfError, CorrectionsError) as error:
            raise ChangeError(str(error)) from error


def renewal_in(home: Path, answerer: Prepared, shelving: Shelving) -> Renewal:
    """A renewal whose assistant is of the same making, over the material as it then is."""

    def reopened(settings: Settings) -> Prepared:
        return type(answerer)(load_material(settings), answerer.answers)

    return Renewal(Live(answerer), Settings(home=home), shelving, reopened)


def ended(renewal: Renewal) -> Progress:
    """How the change that is under way ends."""
    deadline = time.monotonic() + 30
    while renewal.progress.stage is Stage.RUNNING and time.monotonic() < deadline:
        time.sleep(0.01)
    assert renewal.progress.stage is not Stage.RUNNING
    return renewal.progress
