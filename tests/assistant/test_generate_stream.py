"""Bounds hold for any LangChain chat model, not only for one over HTTP."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.language_models import ParrotFakeChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage, HumanMessage
from langchain_core.outputs import ChatGenerationChunk

from assistant.generate_failure import Failure, GenerationError
from assistant.generate_stream import ModelStream


class Told(ParrotFakeChatModel):
    """A model that waits before each piece, and says at the end why it stopped."""

    responses: list[str]
    pause: float = 0.0
    finish: str = "stop"

    def _stream(
        self, messages: list[BaseMessage], *args: Any, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        for letter in self.responses[0]:
            time.sleep(self.pause)
            yield ChatGenerationChunk(message=AIMessageChunk(letter))
        yield ChatGenerationChunk(message=AIMessageChunk("", response_metadata={"stop_reason": self.finish}))


def pieces(model: Told, timeout_seconds: float = 2) -> list[str]:
    stream = ModelStream(model, timeout_seconds)
    try:
        return list(stream.pieces([HumanMessage("問い")]))
    finally:
        stream.close()


def test_yields_the_reply_in_order() -> None:
    assert "".join(pieces(Told(responses=["メモを残します。"]))) == "メモを残します。"


def test_a_model_that_cannot_be_interrupted_is_not_waited_for() -> None:
    began = time.monotonic()
    with pytest.raises(GenerationError) as caught:
        pieces(Told(responses=["あ" * 20], pause=0.1), timeout_seconds=0.3)
    assert caught.value.failure is Failure.TIMEOUT
    assert time.monotonic() - began < 2


def test_a_reply_that_ran_out_of_room_is_cut() -> None:
    with pytest.raises(GenerationError) as caught:
        pieces(Told(responses=["あ"], finish="max_tokens"))
    assert caught.value.failure is Failure.CUT


def test_a_reader_who_leaves_gives_the_place_back() -> None:
    stream = ModelStream(Told(responses=["メモを残します。"] * 2, pause=0.01), 2, max_at_once=1)
    try:
        next(stream.pieces([HumanMessage("問い")]))
        time.sleep(0.3)
        assert "".join(stream.pieces([HumanMessage("問い")])) == "メモを残します。"
    finally:
        stream.close()
