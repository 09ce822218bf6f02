"""A chat model's reply read as it comes: each sentence is given out once its JSON object is complete."""

import json
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

THINKING, THOUGHT = "<think>", "</think>"


class Written(BaseModel):
    """One sentence as a model wrote it, with the numbers it gives as its passages."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str = Field(min_length=1, max_length=600)
    passages: tuple[int, ...] = ()

    @field_validator("passages", mode="before")
    @classmethod
    def _as_list(cls, value: object) -> object:
        return value if isinstance(value, list | tuple) else [value]


class ReplyReader:
    """Reads sentences from a reply fed piece by piece.

    The reply should be `{"sentences": [{"text": …, "passages": […]}, …]}`; an object a line, a bare list,
    fences of Markdown and words around it are read as well, and so is a reply whose server ignores the
    schema. What a model thinks aloud (`<think>`) is passed over.
    """

    def __init__(self) -> None:
        self._text = ""
        self._place = 0
        self._starts: list[int] = []
        self._in_string = False
        self._escaped = False
        self.saw_object = False

    @property
    def is_open(self) -> bool:
        """Whether the reply so far ends inside an object."""
        return bool(self._starts)

    def feed(self, piece: str) -> Iterator[Written]:
        """Yield the sentences that this piece completes."""
        self._text += piece
        while self._place < len(self._text):
            if self._text.startswith(THINKING, self._place):
                end = self._text.find(THOUGHT, self._place)
                if end < 0:
                    return
                self._place = end + len(THOUGHT)
                continue
            if not self._in_string and THINKING.startswith(self._text[self._place :]):
                return
            yield from self._step(self._text[self._place])
            self._place += 1

    def _step(self, character: str) -> Iterator[Written]:
        if self._in_string:
            self._step_in_string(character)
        elif character == '"':
            self._in_string = bool(self._starts)
        elif character == "{":
            self._starts.append(self._place)
        elif character == "}" and self._starts:
            yield from self._object(self._text[self._starts.pop() : self._place + 1])

    def _step_in_string(self, character: str) -> None:
        if character == "\n":
            self._in_string, self._escaped = False, False
            self._starts.clear()
        elif self._escaped:
            self._escaped = False
        elif character == "\\":
            self._escaped = True
        elif character == '"':
            self._in_string = False

    def _object(self, text: str) -> Iterator[Written]:
        try:
            record = json.loads(text)
        except ValueError:
            return
        self.saw_object = True
        if isinstance(record, dict) and "text" in record:
            try:
                yield Written.model_validate(record)
            except ValidationError:
                return
