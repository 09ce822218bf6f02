"""A chat model's reply as pieces of text, within bounds of time, size and number at once."""

import asyncio
import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, wait
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, BaseMessageChunk
from langchain_core.runnables import Runnable
from langsmith import tracing_context

from assistant.generate_failure import Failure, GenerationError, failure_of

MAX_CHARACTERS = 12_000
"""A reply longer than this is given up; eight sentences need less than 2,000."""

GRACE_SECONDS = 5.0
"""How long past its time a reply is waited for, where a model cannot be interrupted."""

_FINISHED = ("finish_reason", "stop_reason", "done_reason")
_CUT_SHORT = {"length", "max_tokens", "content_filter"}

Pieces = queue.SimpleQueue[BaseMessageChunk | None]


class ModelStream:
    """Asks a chat model on a thread of its own, where a reply can be cut off at any moment.

    Threads may share it. `close` it once; it does not outlive the process.
    """

    def __init__(self, model: BaseChatModel, timeout_seconds: float, max_at_once: int = 4) -> None:
        self.model = model
        self._timeout_seconds = timeout_seconds
        self._slots = threading.BoundedSemaphore(max_at_once)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="chat-model", daemon=True)
        self._thread.start()

    def pieces(self, messages: Sequence[BaseMessage], **options: Any) -> Iterator[str]:
        """Yield the reply piece by piece; `options` go to the model with the request.

        Raises:
            GenerationError: no reply, too late, too long, cut off, or too many at once.
        """
        if not self._slots.acquire(blocking=False):
            raise GenerationError(Failure.OVERLOADED)
        arrived: Pieces = queue.SimpleQueue()
        asked: Runnable[Any, Any] = self.model.bind(**options) if options else self.model
        reading = asyncio.run_coroutine_threadsafe(self._read(asked, list(messages), arrived), self._loop)
        reading.add_done_callback(lambda _: self._slots.release())
        reading.add_done_callback(lambda _: arrived.put(None))
        try:
            yield from self._within_bounds(arrived, reading)
        finally:
            reading.cancel()

    def close(self) -> None:
        """Stop asking."""
        stopping = asyncio.run_coroutine_threadsafe(_end_all(), self._loop)
        wait([stopping], GRACE_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(GRACE_SECONDS)
        if not self._thread.is_alive():
            self._loop.close()

    async def _read(self, asked: Runnable[Any, Any], messages: list[BaseMessage], arrived: Pieces) -> None:
        """Put each piece in the queue. Nothing is traced: only the operator's own server sees the request."""
        with tracing_context(enabled=False):
            async with asyncio.timeout(self._timeout_seconds):
                async for piece in asked.astream(messages):
                    arrived.put(piece)

    def _within_bounds(self, arrived: Pieces, reading: Future[None]) -> Iterator[str]:
        characters, finish = 0, ""
        while (piece := self._next(arrived)) is not None:
            characters += len(piece.text)
            if characters > MAX_CHARACTERS:
                raise GenerationError(Failure.TOO_LONG)
            finish = _finish(piece) or finish
            yield piece.text
        if error := reading.exception():
            raise GenerationError(failure_of(error)) from error
        if not characters:
            raise GenerationError(Failure.EMPTY)
        if not finish or finish in _CUT_SHORT:
            raise GenerationError(Failure.CUT)

    def _next(self, arrived: Pieces) -> BaseMessageChunk | None:
        try:
            return arrived.get(timeout=self._timeout_seconds + GRACE_SECONDS)
        except queue.Empty as error:
            raise GenerationError(Failure.TIMEOUT) from error


async def _end_all() -> None:
    """End every reply still being read, and wait until each has closed its connection."""
    replies = asyncio.all_tasks() - {asyncio.current_task()}
    for reply in replies:
        reply.cancel()
    await asyncio.gather(*replies, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_asyncgens()


def _finish(piece: BaseMessageChunk) -> str:
    """Why the model stopped, as the last piece says it; "" before that."""
    told = piece.response_metadata
    return next((str(told[name]) for name in _FINISHED if told.get(name)), "")
