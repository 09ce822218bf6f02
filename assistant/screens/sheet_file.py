"""The consultation sheet of a turn as a file: made when it is asked for, handed to the page, never stored."""

import base64
import importlib.metadata
import secrets
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from assistant.answer import Answer
from assistant.screens.conversation import History, turn_of
from assistant.sheet import TITLE, Sheet, Stamp, sheet_of
from assistant.sheet_docx import to_docx
from assistant.sheet_markdown import to_markdown
from corpus.edition import Edition

NOT_MADE = "相談シートを作れませんでした。お手数ですが、もう一度押してください。"
GONE = "このお返事は、もう残っていません。お手数ですが、もう一度お尋ねのうえ、保存してください。"
READY = "{}を保存します。"

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown;charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file to save: its name, its media type, and its bytes."""

    name: str
    media_type: str
    content: bytes


def stamp_of(edition: Edition) -> Stamp:
    """Return the stamp of answers made from this material by this version of the program."""
    return Stamp.of(edition, importlib.metadata.version("yorisoi"))


def sheet_file(answer: Answer, stamp: Stamp, ending: str, today: date) -> SheetFile:
    """Return the sheet of an answer as `docx` or `md`; its question is the masked one.

    Raises:
        KeyError: the ending is another one.
    """
    media_type = _TYPES[ending]
    sheet = sheet_of(answer, stamp, today)
    return SheetFile(f"{TITLE}_{today.isoformat()}.{ending}", media_type, _content(sheet, ending))


def _content(sheet: Sheet, ending: str) -> bytes:
    return to_docx(sheet) if ending == "docx" else to_markdown(sheet).encode()


def sheet_html(history: History, wanted: str, today: date) -> str:
    """Return what the page saves: the file in base64, or the sentence that says why there is none.

    `wanted` is "key.ending", then "." and a number that makes two presses two. Only this session's own
    turns can be had: `history` comes from the server's memory.
    """
    key, _, ending = wanted.rpartition(".")[0].partition(".")
    turn = turn_of(history, key)
    if turn is None or ending not in _TYPES:
        return _told(GONE, wanted)
    file = sheet_file(turn.answer, turn.stamp, ending, today)
    return str(
        Markup(
            '<div data-sheet="{}" data-name="{}" data-type="{}" data-say="{}" data-asked="{}"></div>'
        ).format(
            base64.b64encode(file.content).decode(),
            file.name,
            file.media_type,
            READY.format(file.name),
            wanted,
        )
    )


def not_made_html() -> str:
    """Return the sentence for a file that could not be made."""
    return _told(NOT_MADE, secrets.token_hex(4))


def _told(sentence: str, asked: str) -> str:
    return str(Markup('<div data-sheet="" data-say="{}" data-asked="{}"></div>').format(sentence, asked))
