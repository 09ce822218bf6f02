"""A change of the material: imported, corrected or taken back, and the index built anew; all of it or nothing.

Made in a process of its own: reading a book and learning an index take memory that is given back at its
end, and the assistant in use goes on answering from what it has.
"""

import multiprocessing
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Protocol

from filelock import FileLock, Timeout

from assistant.opening import renew_index
from assistant.settings import Settings
from corpus.edition import EditionError
from corpus.local.about import AboutError
from corpus.official.corrections import CorrectionsError
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import Shelf, ShelfError
from index.manifest import IndexUnavailableError

Tell = Callable[[str, float], None]
"""Hears what is being done, and the share done in [0, 1]."""

ANOTHER = "ほかの取り込みが進んでいます。終わるのを待って、もう一度お試しください。"
STOPPED = "作業が途中で止まりました。空き容量とメモリーを確かめて、もう一度お試しください。"
INDEXING = "検索の準備をしています"

_EXPECTED = (
    ImportFailedError, ShelfError, CorrectionsError, AboutError, EditionError, IndexUnavailableError
)  # fmt: skip
_READING_SHARE = 0.25


class ChangeError(Exception):
    """A change was not made; the message is one sentence with what to do next."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did: its report, and the editions that `undo` must bring back if the rest fails."""

    report: Mapping[str, Any]
    put: tuple[str, ...] = ()


class Change(Protocol):
    """A change that can be sent to another process."""

    def make(self, settings: Settings, tell: Tell) -> Changed:
        """Change what is on the shelf."""


def carry_out(change: Change, settings: Settings, tell: Tell) -> Mapping[str, Any]:
    """Make the change, build the index anew, and return the report.

    Raises:
        ChangeError: it could not be made, or another one is under way; what was put on the shelf is
            taken back.
    """
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        with FileLock(settings.home / "import.lock", timeout=0):
            changed = change.make(settings, lambda message, share: tell(message, _READING_SHARE * share))
            _index(changed, settings, tell)
            return changed.report
    except Timeout as error:
        raise ChangeError(ANOTHER) from error
    except OSError as error:
        message = f"保存先に書き込めません（{error.strerror}）。空き容量と許可を確かめてください。"
        raise ChangeError(message) from error
    except _EXPECTED as error:
        raise ChangeError(str(error)) from error


def _index(changed: Changed, settings: Settings, tell: Tell) -> None:
    rest = 1.0 - _READING_SHARE
    finished = False
    try:
        renew_index(settings, lambda _, share: tell(INDEXING, _READING_SHARE + rest * share))
        finished = True
    finally:
        if not finished:
            for name in changed.put:
                Shelf(settings.home).undo(name)


def carry_out_apart(change: Change, settings: Settings, tell: Tell) -> Mapping[str, Any]:
    """`carry_out` in a process of its own, which ends with this one.

    Raises:
        ChangeError: as there, or the process ended before it was done.
    """
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_apart, args=(change, settings, sending), daemon=True)
    process.start()
    sending.close()
    try:
        while True:
            word, *said = receiving.recv()
            if word == "failed":
                raise ChangeError(said[0])
            if word == "made":
                return dict(said[0])
            tell(*said)
    except EOFError as error:
        raise ChangeError(STOPPED) from error
    finally:
        receiving.close()
        process.join()


def _apart(change: Change, settings: Settings, sending: Connection) -> None:
    """The whole of the process; Ctrl+C is for the one that started it, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        report = carry_out(change, settings, lambda *said: sending.send(("told", *said)))
        sending.send(("made", dict(report)))
    except ChangeError as error:
        sending.send(("failed", str(error)))
