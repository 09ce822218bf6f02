from dataclasses import replace

import pytest

from assistant.answer import AnswerSentence, Block, Citation, Role
from assistant.citing import CitationError
from assistant.generate_proof import prove_written
from tests.assistant.written import extractive_answer, small_edition

EDITION = small_edition()
ANSWER = extractive_answer(EDITION)
MEMO = next(c for c in ANSWER.citations if "メモ" in c.quote)


def saying(text: str, *citations: Citation) -> Block:
    return Block(Role.STEPS, (AnswerSentence(text, tuple(range(1, len(citations) + 1))),))


def test_passes_what_its_quote_holds_up() -> None:
    answer = replace(
        ANSWER, blocks=(saying("会えなかったときは、短いメモを一枚残します。", MEMO),), citations=(MEMO,)
    )
    assert prove_written(answer, EDITION) is answer


@pytest.mark.parametrize(
    "text", ["会えなかったときは、長い手紙を三枚残します。", "会えなかったときは、メモを残しません。"]
)
def test_rejects_what_its_quote_does_not_hold_up(text: str) -> None:
    answer = replace(ANSWER, blocks=(saying(text, MEMO),), citations=(MEMO,))
    with pytest.raises(CitationError, match="確かめられない"):
        prove_written(answer, EDITION)


def test_rejects_a_quote_that_is_not_in_the_passage() -> None:
    other = replace(MEMO.passage, text="会えなかったときは、短いメモを百枚残します。")
    forged = replace(MEMO, passage=other, start=0, end=len(other.text))
    answer = replace(ANSWER, blocks=(saying(other.text, forged),), citations=(forged,))
    with pytest.raises(CitationError, match="一致しない"):
        prove_written(answer, EDITION)


def test_rejects_a_sentence_without_a_citation() -> None:
    with pytest.raises(CitationError, match="出典のない文"):
        prove_written(replace(ANSWER, blocks=(saying("メモを残します。"),)), EDITION)
