"""An answer in a terminal."""

from assistant.assistant import Assistant
from assistant.plain_text import as_text


def test_a_trouble_is_told_under_its_roles_with_sources(assistant: Assistant) -> None:
    told = as_text(assistant.answer("ご本人に会えないため支援が進みません。"))
    assert "■ 進め方" in told
    assert "■ 気をつけること" in told
    assert "[1]" in told
    assert "【実践ノート】" in told


def test_a_fact_is_headed_as_an_answer(assistant: Assistant) -> None:
    assert as_text(assistant.answer("市区町村訪問支援加算はいくらですか")).startswith("■ お答え")


def test_an_abstention_shows_what_is_near_and_a_next_step(assistant: Assistant) -> None:
    told = as_text(assistant.answer("明日の天気を教えてください"))
    assert "近い記述" in told
    assert "■ つなぎ先" in told


def test_what_was_masked_is_told_without_itself(assistant: Assistant) -> None:
    told = as_text(assistant.answer("ご本人に会えません。090-1234-5678"))
    assert "電話番号1件" in told
    assert "1234" not in told
