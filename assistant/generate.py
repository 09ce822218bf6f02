"""An extractive answer → the same answer in a chat model's words, each sentence checked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer, Role, Status
from assistant.chat_model import open_chat_model, takes_schema
from assistant.citing import Citations
from assistant.generate_draft import Draft, assembled, notice, roles_of
from assistant.generate_failure import Failure, GenerationError
from assistant.generate_proof import prove_written
from assistant.generate_reply import ReplyReader, Written
from assistant.generate_rest import Rest
from assistant.generate_stream import ModelStream
from assistant.ground import check
from assistant.prompt import MAX_SENTENCES, messages_for, reply_schema
from assistant.settings import Settings
from corpus.edition import Edition
from corpus.passage import Passage

MIN_SENTENCES = 2
MIN_SUPPORTED = 0.5
"""Of what a model wrote, at least this many sentences and this share must stand."""

OnSentence = Callable[[Role, str], None]


class Writer:
    """Has a chat model write answers from the passages of the extractive ones. Threads may share it."""

    def __init__(self, edition: Edition, stream: ModelStream, rest: Rest | None = None) -> None:
        self._edition = edition
        self._stream = stream
        self._rest = rest or Rest()
        self._takes_schema = takes_schema(stream.model)

    def close(self) -> None:
        """Stop asking the model."""
        self._stream.close()

    def write_or_keep(
        self, answer: Answer, question: str = "", on_sentence: OnSentence | None = None
    ) -> Answer:
        """Return the answer as the model writes it, or as it is with a notice that says why."""
        try:
            return self.write(answer, question, on_sentence)
        except GenerationError as error:
            return replace(answer, blocks=(*answer.blocks, notice(str(error))))

    def write(self, answer: Answer, question: str = "", on_sentence: OnSentence | None = None) -> Answer:
        """Return the extractive answer in the model's words, proven; unless answered, it comes back as it is.

        `question` is the masked question that stands alone (the answer's own where ""); `on_sentence` is
        told each sentence with its block as soon as it is checked.

        Raises:
            GenerationError: the model did not reply as it should, or too little of its reply stands.
        """
        roles = roles_of(answer)
        if answer.status is not Status.ANSWERED or not roles:
            return answer
        if self._rest.is_on:
            raise GenerationError(Failure.RESTING)
        asked = question or answer.question
        try:
            draft = self._draft(asked, roles, on_sentence)
        except GenerationError as error:
            if error.failure is not Failure.UNSUPPORTED:
                self._rest.failed()
            raise
        self._rest.worked()
        return prove_written(assembled(answer, draft, Citations(self._edition)), self._edition, asked)

    def _draft(self, question: str, roles: dict[Passage, Role], on_sentence: OnSentence | None) -> Draft:
        draft, passages = Draft(), list(roles)
        said: set[str] = set()
        for written in self._sentences(question, passages):
            if written.text in said or len(said) >= 2 * MAX_SENTENCES:
                continue
            said.add(written.text)
            draft.written += 1
            cited = _cited(written, passages)
            verdict = check(written.text, cited, question)
            if verdict.is_supported and cited:
                role = roles[verdict.units[0].passage]
                draft.kept.append((role, written.text.strip(), verdict.units))
                if on_sentence:
                    on_sentence(role, written.text.strip())
        return _enough(draft, len(passages))

    def _sentences(self, question: str, passages: Sequence[Passage]) -> Iterator[Written]:
        messages = messages_for(question, passages)
        if self._takes_schema:
            options = {"extra_body": {"response_format": _response_format(len(passages))}}
            try:
                yield from _read(self._stream.pieces(messages, **options))
                return
            except GenerationError as error:
                if error.failure is not Failure.REJECTED:
                    raise
        # Some servers refuse a schema; the prompt asks for the same form.
        yield from _read(self._stream.pieces(messages))
        self._takes_schema = False


def open_writer(settings: Settings, edition: Edition) -> Writer | None:
    """Return the writer the settings ask for, or None where answers are passages only. Nothing is sent yet.

    Raises:
        SettingsError: the model's name, place or package is missing.
    """
    if not settings.writes_with_model:
        return None
    return Writer(edition, ModelStream(open_chat_model(settings), settings.llm_timeout_seconds))


def _read(pieces: Iterator[str]) -> Iterator[Written]:
    reader, count = ReplyReader(), 0
    for piece in pieces:
        for written in reader.feed(piece):
            count += 1
            yield written
    if reader.is_open:
        raise GenerationError(Failure.CUT)
    if not count:
        raise GenerationError(Failure.EMPTY if reader.saw_object else Failure.MALFORMED)


def _enough(draft: Draft, passages: int) -> Draft:
    """The draft itself.

    Raises:
        GenerationError: too little of it stands.
    """
    if len(draft.kept) < min(MIN_SENTENCES, passages) or len(draft.kept) < MIN_SUPPORTED * draft.written:
        raise GenerationError(Failure.UNSUPPORTED)
    return draft


def _cited(written: Written, passages: Sequence[Passage]) -> list[Passage]:
    """The passages a sentence points at; numbers that were never given point at none."""
    return [
        passages[number - 1] for number in dict.fromkeys(written.passages) if 1 <= number <= len(passages)
    ]


def _response_format(count: int) -> dict[str, object]:
    return {
        "type": "json_schema",
        "json_schema": {"name": "answer", "strict": True, "schema": reply_schema(count)},
    }
