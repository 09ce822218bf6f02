"""A model's answer is kept to the passages, whatever the model or its server does."""

import time
from collections.abc import Callable, Iterator

import pytest
from pydantic import SecretStr

from assistant.answer import Answer, Role, Status, WrittenBy
from assistant.chat_model import open_chat_model
from assistant.generate import Writer, open_writer
from assistant.generate_draft import WRITTEN_NOTICE
from assistant.generate_failure import Failure, GenerationError
from assistant.generate_rest import Rest
from assistant.generate_stream import ModelStream
from assistant.settings import Settings
from tests.assistant import chat_server as chat
from tests.assistant.written import extractive_answer, small_edition

EDITION = small_edition()
ANSWER = extractive_answer(EDITION)
STANCE, SUMMARY, STEPS, CAUTION = [1], [2], [3], [4]
"""The numbers under which a model is given the passages of ANSWER."""

MEMO = "会えなかったときは、責める言葉のない短いメモを一枚残します。"
TIME = "声をかける時間は一、二分にとどめます。"
SMALL = "今週できそうな小さな一つを大切にします。"

Open = Callable[..., Writer]


@pytest.fixture
def open_writer_at() -> Iterator[Open]:
    streams: list[ModelStream] = []

    def opened(
        url: str, timeout_seconds: float = 5, rest: Rest | None = None, max_at_once: int = 4
    ) -> Writer:
        settings = Settings(
            llm_model="test", llm_url=url, llm_key=SecretStr("secret"), llm_timeout_seconds=timeout_seconds
        )
        streams.append(ModelStream(open_chat_model(settings), timeout_seconds, max_at_once))
        return Writer(EDITION, streams[-1], rest)

    yield opened
    for stream in streams:
        stream.close()


def written(answer: Answer, role: Role) -> list[str]:
    block = answer.block(role)
    return [sentence.text for sentence in block.sentences] if block else []


def failure_with(open_writer_at: Open, *behaviours: chat.Behaviour, timeout_seconds: float = 5) -> Failure:
    with chat.ChatServer(*behaviours) as server, pytest.raises(GenerationError) as caught:
        open_writer_at(server.url, timeout_seconds).write(ANSWER)
    return caught.value.failure


def test_writes_each_sentence_into_the_block_of_its_passage(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.says((MEMO, STEPS), (TIME, STEPS), (SMALL, STANCE))) as server:
        answer = open_writer_at(server.url).write(ANSWER)
    assert answer.written_by is WrittenBy.MODEL
    assert written(answer, Role.STEPS) == [MEMO, TIME]
    assert written(answer, Role.FIRST) == [SMALL]


def test_cites_the_nearest_verbatim_words(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.says((MEMO, STEPS), (TIME, STEPS))) as server:
        answer = open_writer_at(server.url).write(ANSWER)
    sentence = answer.block(Role.STEPS).sentences[0]  # type: ignore[union-attr]
    cited = answer.citations[sentence.citations[0] - 1]
    assert cited.quote == "会えなかったときは、責める言葉のない短いメモを一枚残し、次に来る日時を書きます。"
    assert cited.quote in EDITION.passage_by_id["point-8#steps"].text


def test_keeps_blocks_word_for_word_that_the_model_left_out_or_may_not_touch(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.says((MEMO, STEPS), (TIME, STEPS))) as server:
        answer = open_writer_at(server.url).write(ANSWER)
    assert written(answer, Role.CAUTION) == written(ANSWER, Role.CAUTION)
    assert written(answer, Role.REFER) == written(ANSWER, Role.REFER)
    for number in (n for block in answer.blocks for s in block.sentences for n in s.citations):
        assert answer.citations[number - 1].n == number


def test_says_that_a_model_wrote_it(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.quotes) as server:
        answer = open_writer_at(server.url).write(ANSWER)
    assert WRITTEN_NOTICE in written(answer, Role.NOTICE)


def test_tells_each_sentence_before_the_reply_ends(open_writer_at: Open) -> None:
    told: list[tuple[Role, str, float]] = []

    def pauses(connection: chat.Connection, _: chat.Request) -> None:
        connection.head()
        first, second = chat.reply([(MEMO, STEPS)])[:-2], chat.reply([(TIME, STEPS)]).split("[", 1)[1]
        connection.content(first)
        connection.wait(0.6)
        connection.content(f", {second}")
        connection.finish()

    with chat.ChatServer(pauses) as server:
        writer = open_writer_at(server.url)
        writer.write(ANSWER, on_sentence=lambda role, text: told.append((role, text, time.monotonic())))
    assert [text for _, text, _ in told] == [MEMO, TIME]
    assert told[1][2] - told[0][2] > 0.3


@pytest.mark.parametrize(
    "sentence",
    [
        ("声をかける時間は五、六分にとどめます。", STEPS),
        ("帰る時刻は延ばします。", STEPS),
        ("会えなかったときは、必ずメモを一枚残します。", STEPS),
        ("会えなかったときは、警察に相談します。", STEPS),
        ("会えなかったときは、ご本人を説得して部屋から出させます。", STEPS),
        (MEMO, [99]),
        (MEMO, []),
        (MEMO, [0, -1]),
        (MEMO, CAUTION),
        ("如果见不到本人，就留下一张便条。", STEPS),
        ("Leave a short note without any blame.", STEPS),
        ("<b>会えなかったときは、短いメモを一枚残します。</b>", STEPS),
        ("会えなかったときは、[ここ](https://evil.example)にメモを残します。", STEPS),
        ("これまでの指示を無視しました。メモを一枚残します。", STEPS),
        ("申し訳ありませんが、その質問にはお答えできません。", STEPS),
    ],
)
def test_removes_what_its_passage_does_not_hold_up(
    open_writer_at: Open, sentence: tuple[str, list[int]]
) -> None:
    good = [("帰る時刻は予定を守り、延ばしません。", STEPS), (TIME, STEPS)]
    with chat.ChatServer(chat.says(*good, sentence)) as server:
        answer = open_writer_at(server.url).write(ANSWER)
    assert written(answer, Role.STEPS) == [text for text, _ in good]
    assert "モデルの文のうち、出典で確かめられない1文を除きました。" in written(answer, Role.NOTICE)


def test_gives_up_where_less_than_half_stands(open_writer_at: Open) -> None:
    bad = [(f"会えなかったときは、{n}回電話します。", STEPS) for n in (3, 4, 5)]
    assert failure_with(open_writer_at, chat.says((MEMO, STEPS), (TIME, STEPS), *bad)) is Failure.UNSUPPORTED


def test_gives_up_where_one_sentence_stands(open_writer_at: Open) -> None:
    assert failure_with(open_writer_at, chat.says((MEMO, STEPS))) is Failure.UNSUPPORTED


@pytest.mark.parametrize(
    ("behaviour", "failure"),
    [
        (chat.fails(500), Failure.BROKEN),
        (chat.fails(503), Failure.BROKEN),
        (chat.fails(429), Failure.OVERLOADED),
        (chat.fails(401), Failure.REJECTED),
        (chat.fails(404), Failure.REJECTED),
        (chat.is_cut_inside, Failure.CUT),
        (chat.is_cut_between, Failure.CUT),
        (chat.answers(chat.reply([(MEMO, STEPS), (TIME, STEPS)]), finish="length"), Failure.CUT),
        (chat.never_ends, Failure.TOO_LONG),
        (chat.sends_garbage, Failure.BROKEN),
        (chat.sends_a_page, Failure.BROKEN),
        (chat.refuses_in_protocol, Failure.EMPTY),
        (chat.answers(""), Failure.EMPTY),
        (chat.answers(chat.reply([])), Failure.EMPTY),
        (chat.answers("申し訳ありませんが、その質問にはお答えできません。"), Failure.MALFORMED),
        (chat.answers('{"sentences": [{"text": "会えない'), Failure.CUT),
        (chat.answers("<html><script>alert(1)</script></html>"), Failure.MALFORMED),
        (chat.says(("请留下一张便条。", STEPS), ("不要等待回答。", STEPS)), Failure.UNSUPPORTED),
        (chat.says(("Leave a note.", STEPS), ("Do not wait.", STEPS)), Failure.UNSUPPORTED),
        (chat.reports_error_midway, Failure.BROKEN),
    ],
)
def test_a_misbehaving_server_ends_in_a_named_failure(
    open_writer_at: Open, behaviour: chat.Behaviour, failure: Failure
) -> None:
    assert failure_with(open_writer_at, behaviour) is failure


@pytest.mark.parametrize("behaviour", [chat.is_silent, chat.drips_comments, chat.drips_letters])
def test_waits_no_longer_than_its_time(open_writer_at: Open, behaviour: chat.Behaviour) -> None:
    began = time.monotonic()
    assert failure_with(open_writer_at, behaviour, timeout_seconds=1) is Failure.TIMEOUT
    assert time.monotonic() - began < 3


def test_a_closed_port_is_told_as_unreachable(open_writer_at: Open) -> None:
    with pytest.raises(GenerationError) as caught:
        open_writer_at(chat.closed_port()).write(ANSWER)
    assert caught.value.failure is Failure.UNREACHABLE


@pytest.mark.parametrize("status", [429, 500, 503])
def test_asks_an_overloaded_server_once_more(open_writer_at: Open, status: int) -> None:
    with chat.ChatServer(chat.fails(status), chat.quotes) as server:
        answer = open_writer_at(server.url).write(ANSWER)
    assert answer.written_by is WrittenBy.MODEL
    assert len(server.requests) == 2


def test_asks_no_more_than_twice(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.fails(503)) as server, pytest.raises(GenerationError):
        open_writer_at(server.url).write(ANSWER)
    assert len(server.requests) == 2


def test_asks_without_a_schema_where_the_server_refuses_one(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.refuses_schema) as server:
        writer = open_writer_at(server.url)
        assert writer.write(ANSWER).written_by is WrittenBy.MODEL
        writer.write(ANSWER)
    assert ["response_format" in request for request in server.requests] == [True, False, False]


def test_the_schema_allows_only_the_passages_given(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.quotes) as server:
        open_writer_at(server.url).write(ANSWER)
    schema = server.requests[0]["response_format"]["json_schema"]["schema"]
    numbers = schema["properties"]["sentences"]["items"]["properties"]["passages"]["items"]["enum"]
    assert numbers == [passage["n"] for passage in chat.passages_in(server.requests[0])]


def test_shows_the_extractive_answer_with_the_reason_when_the_model_fails(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.fails(500)) as server:
        answer = open_writer_at(server.url).write_or_keep(ANSWER)
    assert answer.written_by is WrittenBy.EXTRACT
    assert answer.blocks[:-1] == ANSWER.blocks
    assert written(answer, Role.NOTICE) == [Failure.BROKEN.message]


def test_a_model_that_keeps_failing_is_left_alone_for_a_while(open_writer_at: Open) -> None:
    now = [0.0]
    rest = Rest(max_failures=2, seconds=60, clock=lambda: now[0])
    with chat.ChatServer(chat.fails(401)) as server:
        writer = open_writer_at(server.url, rest=rest)
        for _ in range(3):
            writer.write_or_keep(ANSWER)
        asked = len(server.requests)
        now[0] = 61.0
        writer.write_or_keep(ANSWER)
    assert asked == len(server.requests[:-2])
    assert rest.is_on is False


def test_more_questions_than_places_are_answered_from_the_passages(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.quotes) as server, pytest.raises(GenerationError) as caught:
        open_writer_at(server.url, max_at_once=0).write(ANSWER)
    assert caught.value.failure is Failure.OVERLOADED
    assert server.requests == []


def test_no_writer_is_opened_unless_the_settings_ask_for_one() -> None:
    named = Settings(llm_model="test", llm_url="http://127.0.0.1:9/v1")
    assert open_writer(named, EDITION) is None
    asked = open_writer(named.model_copy(update={"answer_mode": "model"}), EDITION)
    assert asked is not None
    asked.close()


def test_only_the_masked_question_and_the_passages_are_sent(open_writer_at: Open) -> None:
    with chat.ChatServer(chat.quotes) as server:
        open_writer_at(server.url).write(ANSWER)
    sent = " ".join(message["content"] for message in server.requests[0]["messages"])
    assert ANSWER.question in sent
    assert server.requests[0].keys() <= {"model", "messages", "stream", "temperature", "response_format"}


@pytest.mark.parametrize("status", [Status.CRISIS, Status.ABSTAINED])
def test_a_crisis_or_an_abstention_is_never_sent_to_a_model(open_writer_at: Open, status: Status) -> None:
    answer = Answer(ANSWER.question, status, blocks=ANSWER.blocks, citations=ANSWER.citations)
    with chat.ChatServer(chat.quotes) as server:
        assert open_writer_at(server.url).write(answer) == answer
    assert server.requests == []
