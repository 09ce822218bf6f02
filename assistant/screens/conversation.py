"""What a conversation remembers: its latest answers, in the memory of one session only."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.sheet import Stamp

HISTORY_TURNS = 20
"""How many earlier turns of a conversation are kept."""

HISTORY_SECONDS = 12 * 60 * 60
"""How long an idle conversation is kept in memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """A turn that was shown, by the key it has on the page. One turn equals itself alone: it is hashed.

    `stamp` tells the material its answer was made from, which may have been exchanged since.
    """

    key: str
    answer: Answer
    stamp: Stamp


History = tuple[Turn, ...]
"""The latest turns of a conversation, their questions masked, oldest first."""


def questions(history: History) -> tuple[str, ...]:
    """Return the masked questions, oldest first."""
    return tuple(turn.answer.question for turn in history)


def with_turn(history: History, turn: Turn) -> History:
    """Return the history with one more turn, the oldest left out where there are too many."""
    return (*history, turn)[-HISTORY_TURNS:]


def turn_of(history: Sequence[Turn], key: str) -> Turn | None:
    """Return the turn that has this key on the page, or None where it is not kept any more."""
    return next((turn for turn in history if turn.key == key), None)
