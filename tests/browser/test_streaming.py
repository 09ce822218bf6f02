"""An answer that a chat model writes, seen growing in a real Chromium."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from assistant.assistant import Assistant
from assistant.chat_model import open_chat_model
from assistant.generate import Writer
from assistant.generate_stream import ModelStream
from assistant.settings import Settings
from corpus.edition import Edition
from index.retrieve import PassageRetriever
from tests.assistant import chat_server as chat
from tests.assistant.screens.serving import serving
from tests.browser.test_consultation import browser, opened
from tests.browser.test_consultation import pytestmark as marks

__all__ = ["browser"]
pytestmark = marks

TROUBLE = "ご本人に会えないため支援が進みません。"
FALSE = "毎月、必ず30万円を渡すことが法律で決まっています。"


class Paced:
    """A chat model that writes the first sentence of each passage, each only when it is let go on.

    Its second sentence is one that no passage says.
    """

    def __init__(self) -> None:
        self.let_go = threading.Semaphore(0)

    def __call__(self, connection: chat.Connection, request: chat.Request) -> None:
        """Answer one request."""
        told = [(passage["sentences"][0], passage["n"]) for passage in chat.passages_in(request)]
        told.insert(1, (FALSE, told[0][1]))
        connection.head()
        connection.content('{"sentences": [')
        for place, (text, number) in enumerate(told):
            comma = "," if place else ""
            connection.content(comma + chat.reply([(text, [number])])[len('{"sentences": [') : -2])
            self.let_go.acquire(timeout=20)
        connection.content("]}")
        connection.finish()


@pytest.fixture
def paced(shipped: Edition, retriever: PassageRetriever) -> Iterator[tuple[Paced, str]]:
    """A chat model that is let go on by hand, and the address of a screen that has it write."""
    model = Paced()
    with chat.ChatServer(model) as server:
        settings = Settings(llm_model="test", llm_url=server.url, llm_timeout_seconds=60)
        writer = Writer(shipped, ModelStream(open_chat_model(settings), 60))
        with serving(Assistant(shipped, retriever, writer=writer)) as address:
            yield model, address
        writer.close()


def test_each_checked_sentence_is_on_the_screen_before_the_next_is_written(
    browser: Browser, paced: tuple[Paced, str]
) -> None:
    model, address = paced
    page = opened(browser, address)
    page.fill("#question", TROUBLE)
    page.press("#question", "Enter")
    written = page.locator("#log .draft .said")
    expect(written).to_have_count(1, timeout=30_000)
    expect(page.locator("#log .turn")).to_have_count(0)
    expect(page.locator("#status")).to_contain_text("お返事を書いています")
    model.let_go.release(2)  # The one on the screen, and the false one.
    expect(written).to_have_count(2)
    assert FALSE not in page.locator("#log").inner_text()
    assert page.locator("#log .draft").count() == 1
    model.let_go.release(100)
    expect(page.locator("#log .turn")).to_have_count(1, timeout=30_000)
    expect(page.locator("#log .draft")).to_have_count(0)
    expect(page.locator("#log .pending")).to_have_count(0)
    expect(page.locator("#log .turn .author")).to_contain_text("生成AIが出典をもとに")
    assert page.input_value("#question") == ""
    page.context.close()


def test_a_new_consultation_begun_meanwhile_takes_the_draft_away(
    browser: Browser, paced: tuple[Paced, str]
) -> None:
    model, address = paced
    page = opened(browser, address)
    page.fill("#question", TROUBLE)
    page.press("#question", "Enter")
    expect(page.locator("#log .draft")).to_have_count(1, timeout=30_000)
    page.get_by_role("button", name="新しい相談を始める").click()
    expect(page.locator("#log .draft")).to_have_count(0)
    model.let_go.release(100)
    page.context.close()
