import json

import pytest

from assistant.generate_reply import ReplyReader
from tests.assistant.chat_server import pieces_of, reply

ONE, TWO = ("メモを一枚残します。", [1]), ("「また来ます」と書き、{名前}は残しません。", [2, 3])
WANTED = [(ONE[0], (1,)), (TWO[0], (2, 3))]


def read(*pieces: str) -> list[tuple[str, tuple[int, ...]]]:
    reader = ReplyReader()
    return [(written.text, written.passages) for piece in pieces for written in reader.feed(piece)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_reads_the_same_whatever_the_pieces(size: int) -> None:
    text = '<think>{"text": "考え中", "passages": [1]}</think>' + reply([ONE, TWO])
    assert read(*pieces_of(text, [size] * (len(text) // size))) == WANTED


@pytest.mark.parametrize(
    "text",
    [
        reply([ONE, TWO]),
        json.dumps(json.loads(reply([ONE, TWO])), ensure_ascii=False, indent=2),
        json.dumps(json.loads(reply([ONE, TWO]))),
        f"```json\n{reply([ONE, TWO])}\n```",
        f"はい、次のとおりです。\n{reply([ONE, TWO])}\n以上です。",
        "\n".join(json.dumps({"text": text, "passages": numbers}) for text, numbers in (ONE, TWO)),
        json.dumps([{"text": text, "passages": numbers} for text, numbers in (ONE, TWO)]),
        reply([ONE]) + '\n{"text": 壊れた行}\n' + reply([TWO]),
        '{"text": "閉じない行\n' + reply([ONE, TWO]),
    ],
)
def test_reads_what_models_really_send(text: str) -> None:
    assert read(text) == WANTED


def test_gives_a_sentence_out_before_the_reply_ends() -> None:
    assert read(reply([ONE, TWO]).split(", {")[0]) == WANTED[:1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "できません。",
        "{}",
        "[1, 2]",
        '{"text": ""}',
        '{"text": 3, "passages": "x"}',
        '{"sentences": "なし"}',
        "}}}{{{",
    ],
)
def test_finds_no_sentence_where_there_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("numbers", "wanted"), [("1", (1,)), ('["1", "2"]', (1, 2)), ("[]", ()), ("1.0", (1,))]
)
def test_reads_passage_numbers_however_they_are_written(numbers: str, wanted: tuple[int, ...]) -> None:
    assert read(f'{{"text": "メモを残します。", "passages": {numbers}}}') == [("メモを残します。", wanted)]


def test_knows_when_a_reply_is_left_open() -> None:
    reader = ReplyReader()
    list(reader.feed('{"sentences": [{"text": "メモ'))
    assert reader.is_open
    list(reader.feed('を残します。", "passages": [1]}]}'))
    assert not reader.is_open


def test_a_sentence_of_great_length_is_no_sentence() -> None:
    assert read(json.dumps({"text": "あ" * 601, "passages": [1]})) == []
