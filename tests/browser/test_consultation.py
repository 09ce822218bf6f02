"""The screen in a real Chromium: asked, opened, closed, typed in Japanese, and nothing leaves the machine."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.assistant import Assistant
from assistant.screens.users import User, Users, hash_password
from corpus.edition import Edition
from tests.assistant.screens.made import (
    HOSTILE,
    Prepared,
    abstained,
    answered,
    crisis,
    hostile,
    hostile_edition,
    unreadable,
)
from tests.assistant.screens.serving import serving

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENSHOT = Path(__file__).resolve().parents[2] / "docs" / "screenshot.png"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium がこの機械にないため、画面の検査はしません"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def answerer(shipped: Edition) -> Prepared:
    answers = {
        "死にたいと言っています。": crisis(shipped),
        "明日の天気は？": abstained(shipped),
        "長い": unreadable(),
        "山田さんに会えません。": replace(answered(shipped), question="［氏名］さんに会えません。"),
    }
    return Prepared(shipped, answers)


@pytest.fixture(scope="module")
def address(answerer: Prepared) -> Iterator[str]:
    with serving(answerer) as address:
        yield address


def opened(browser: Browser, address: str, **options: Any) -> Page:
    """A page of its own, ready to be typed into."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-US", **options).new_page()
    page.goto(address)
    page.wait_for_selector("#question")
    return page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = opened(browser, address)
    yield page
    page.context.close()


def ask(page: Page, question: str) -> None:
    """Type a question, send it, and wait for its turn."""
    turns = page.locator("#log .turn").count()
    page.fill("#question", question)
    page.press("#question", "Enter")
    expect(page.locator("#log .turn")).to_have_count(turns + 1, timeout=30_000)


def test_a_worker_asks_opens_a_citation_and_goes_back(browser: Browser, assistant: Assistant) -> None:
    with serving(assistant) as address:
        page = opened(browser, address)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.reload()
        page.wait_for_selector("#question")
        page.get_by_role("button", name="ご本人に会えないため支援が進みません。").click()
        expect(page.locator("#log .turn")).to_have_count(1, timeout=30_000)
        assert page.locator(".question p").inner_text() == "ご本人に会えないため支援が進みません。"
        assert {"進め方", "気をつけること"} <= set(page.locator(".role > h3").all_inner_texts())
        mark = page.get_by_role("button", name="出典4を開く")
        sentence = mark.locator("xpath=ancestor::*[self::p or self::li][1]").text_content() or ""
        mark.click()
        panel = page.get_by_role("complementary", name="出典の全文")
        cited = panel.locator("mark").all_text_contents()
        assert "".join(cited) == sentence.removesuffix("4")
        expect(panel.locator(".badge")).to_have_text("実践ノート")
        if os.environ.get("YORISOI_SCREENSHOT"):
            SCREENSHOT.parent.mkdir(exist_ok=True)
            page.wait_for_timeout(600)
            page.screenshot(path=SCREENSHOT)
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(mark).to_be_focused()
        assert len(asked) > 20
        assert all(url.startswith((f"{address}/", "data:")) for url in asked)
        page.context.close()


def test_the_page_is_japanese_and_loads_without_a_complaint(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="en-US")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda r: complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.goto(address)
    page.wait_for_selector("#question")
    ask(page, "ご本人に会えません。")
    assert page.locator("html").get_attribute("lang") == "ja"
    assert page.title() == "寄り添いナビ"
    assert complaints == []
    page.context.close()


def test_the_enter_that_ends_a_conversion_never_sends(page: Page, answerer: Prepared) -> None:
    before = len(answerer.asked)
    page.focus("#question")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "ほんにん", "selectionStart": 4, "selectionEnd": 4})
    for code in (229, 13):  # As an input method reports it, and as a composing Enter that is not marked.
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": code}
        devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    page.wait_for_timeout(400)
    assert len(answerer.asked) == before
    devtools.send("Input.insertText", {"text": "本人に会えません。"})
    assert page.input_value("#question") == "本人に会えません。"
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    expect(page.locator("#log .turn")).to_have_count(1, timeout=30_000)
    assert answerer.asked[before:] == [("本人に会えません。", ())]


CONVERSION = """([ended, code]) => {
  const box = document.getElementById("question");
  box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  if (ended) box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "本人" }));
  const enter = { key: "Enter", keyCode: code, which: code, bubbles: true, cancelable: true };
  for (const kind of ["keydown", "keypress", "keyup"]) box.dispatchEvent(new KeyboardEvent(kind, enter));
}"""


@pytest.mark.parametrize(("ended", "code"), [(False, 13), (True, 229), (True, 13)])
def test_neither_does_it_in_browsers_that_tell_of_it_otherwise(
    page: Page, answerer: Prepared, ended: bool, code: int
) -> None:
    before = len(answerer.asked)
    page.fill("#question", "本人に会えません。")
    page.evaluate(CONVERSION, [ended, code])
    page.wait_for_timeout(400)
    assert len(answerer.asked) == before
    assert page.input_value("#question") == "本人に会えません。"


def test_shift_and_enter_breaks_the_line(page: Page, answerer: Prepared) -> None:
    before = len(answerer.asked)
    page.fill("#question", "一行目")
    page.press("#question", "Shift+Enter")
    page.keyboard.type("2")
    page.wait_for_timeout(300)
    assert page.input_value("#question") == "一行目\n2"
    assert len(answerer.asked) == before


def test_an_empty_send_gets_a_gentle_sentence_and_asks_nothing(page: Page, answerer: Prepared) -> None:
    before = len(answerer.asked)
    page.fill("#question", "　 \n")
    page.click("#send")
    expect(page.locator("#advice")).to_have_text("困っていることを、短くてよいので書いてください。")
    assert len(answerer.asked) == before


def test_the_counter_counts_and_warns(page: Page) -> None:
    page.fill("#question", "あ" * 1999 + "𠮷")
    expect(page.locator("#counter")).to_have_text("2,000／2,000字")
    page.fill("#question", "あ" * 2001)
    expect(page.locator("#counter.over")).to_have_text("2,001／2,000字")


def test_a_question_too_long_keeps_its_words_in_the_box(page: Page) -> None:
    ask(page, "長い")
    assert page.input_value("#question") == "長い"
    expect(page.locator(".turn .notice")).to_have_text("ご質問が長すぎます（2,001字）。")


def test_the_typed_original_is_never_shown(page: Page) -> None:
    ask(page, "山田さんに会えません。")
    assert "山田" not in page.locator("body").inner_text()
    expect(page.locator(".masked")).to_have_text("個人が分かる情報を伏せました（電話番号1件、氏名2件）")
    assert page.input_value("#question") == ""


def test_nothing_is_kept_in_the_browser(page: Page) -> None:
    ask(page, "ご本人に会えません。")
    kept = page.evaluate(
        """async () => [
          Object.entries(localStorage), Object.entries(sessionStorage), await indexedDB.databases()
        ]"""
    )
    assert kept == [[], [], []]


def test_hostile_text_stays_text(browser: Browser) -> None:
    edition = hostile_edition()
    with serving(Prepared(edition, {HOSTILE: hostile(edition)})) as address:
        page = opened(browser, address)
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        ask(page, HOSTILE)
        page.locator(".cite").first.click()
        assert page.locator(".question p").inner_text() == HOSTILE
        assert page.locator("#passage mark").text_content() == hostile(edition).citations[0].quote
        page.get_by_role("button", name="この項目の全文").click()
        page.wait_for_timeout(300)
        assert page.locator(".turn script, .turn img, #passage script, #passage img, .katex").count() == 0
        page.context.close()


def test_a_script_written_into_the_page_does_not_run(page: Page) -> None:
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type("kaigi")
    page.keyboard.press("Enter")
    expect(page.locator("#log .turn")).to_have_count(1, timeout=30_000)
    page.get_by_role("button", name="出典1を開く").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#passage h2")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="この項目の全文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#passage .opened-label")).to_have_text("項目の全文")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="出典1を開く")).to_be_focused()


def test_a_screen_reader_is_told_that_the_answer_has_come(page: Page) -> None:
    ask(page, "ご本人に会えません。")
    expect(page.get_by_role("status").first).to_contain_text("お返事が届きました")


def test_a_new_consultation_clears_the_page_and_the_history(page: Page, answerer: Prepared) -> None:
    ask(page, "前の質問です。")
    page.get_by_role("button", name="出典1を開く").click()
    page.get_by_role("button", name="新しい相談を始める").click()
    expect(page.locator("#log .turn")).to_have_count(0)
    expect(page.locator("#passage")).to_be_hidden()
    expect(page.locator(".start")).to_be_visible()
    ask(page, "新しい質問です。")
    assert answerer.asked[-1] == ("新しい質問です。", ())


def test_a_crisis_shows_numbers_that_can_be_dialled_above_all_else(page: Page) -> None:
    ask(page, "死にたいと言っています。")
    line = page.locator(".lines .tel").last
    assert line.get_attribute("href") == "tel:0120279338"
    assert float(line.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")) >= 24
    panel, guidance = page.locator(".emergency").bounding_box(), page.locator(".role").first.bounding_box()
    assert panel is not None
    assert guidance is not None
    assert panel["y"] < guidance["y"]


def test_what_is_near_can_be_opened_when_nothing_fits(page: Page) -> None:
    ask(page, "明日の天気は？")
    page.locator(".nearest button").first.click()
    expect(page.locator("#passage .opened-label")).to_have_text("近い記述")
    assert page.locator("#passage mark").count() == 0


def test_nothing_on_the_page_is_smaller_than_16_pixels(page: Page) -> None:
    ask(page, "ご本人に会えません。")
    page.locator(".cite").first.click()
    small = page.evaluate(
        """() => [...document.querySelectorAll(".gradio-container *")].filter((element) =>
          [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim()) &&
          element.checkVisibility() && parseFloat(getComputedStyle(element).fontSize) < 16
        ).map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 20)}`)"""
    )
    assert small == []


CONTRASTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((c) => c / 255)
      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const texts = [...document.querySelectorAll(".gradio-container *")].filter((element) =>
    [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim()) &&
    element.checkVisibility());
  return texts.map((element) => {
    const [a, b] = [getComputedStyle(element).color, behind(element)].map(light);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return [ratio, `${element.tagName}.${element.className} ${element.textContent.slice(0, 20)}`];
  });
}"""
"""The contrast of every text on the page with what is behind it.

Source: WCAG 2.2, relative luminance and contrast ratio; 4.5 is asked for by success criterion 1.4.3.
"""


def test_every_text_stands_out_from_what_is_behind_it(page: Page) -> None:
    measured = page.evaluate(CONTRASTS)
    for question in ("ご本人に会えません。", "死にたいと言っています。", "明日の天気は？"):
        ask(page, question)
        page.locator(".turn:last-child .cite").first.click()
        measured += page.evaluate(CONTRASTS)
    assert len(measured) > 200
    assert [text for ratio, text in measured if ratio < 4.5] == []


def test_on_a_telephone_the_passage_lies_over_the_chat_and_nothing_is_cut_off(
    browser: Browser, address: str
) -> None:
    page = opened(browser, address)
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, "ご本人に会えません。")
    page.get_by_role("button", name="出典1を開く").click()
    assert page.evaluate("document.getElementById('talk').inert") is True
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.keyboard.press("Escape")
    assert page.evaluate("document.getElementById('talk').inert") is False
    expect(page.get_by_role("button", name="出典1を開く")).to_be_focused()
    page.context.close()


def test_a_lost_connection_is_told_and_the_words_stay(browser: Browser, answerer: Prepared) -> None:
    with serving(answerer) as address:
        page = opened(browser, address)
    page.fill("#question", "届かない質問です。")
    page.press("#question", "Enter")
    expect(page.locator("#advice")).to_contain_text("サーバーにつながりません", timeout=20_000)
    assert page.input_value("#question") == "届かない質問です。"
    assert page.locator(".pending").count() == 0
    page.context.close()


def test_people_log_in_and_out_in_japanese(browser: Browser, shipped: Edition) -> None:
    users = Users({"佐藤": User("佐藤", "worker", hash_password("長い合言葉でした2026"))})
    with serving(Prepared(shipped), users) as address:
        page = browser.new_context(locale="en-US").new_page()
        page.goto(address)
        for password in ("違う合言葉", "長い合言葉でした2026"):
            page.get_by_label("ユーザー名").fill("佐藤")
            page.get_by_label("パスワード").fill(password)
            page.get_by_role("button", name="ログイン").click()
            if password == "違う合言葉":
                expect(page.locator(".creds")).to_have_text("認証情報が正しくありません")
        page.wait_for_selector("#question")
        ask(page, "ご本人に会えません。")
        page.get_by_role("link", name="ログアウト").click()
        expect(page.get_by_role("button", name="ログイン")).to_be_visible()
        page.context.close()


def test_an_answer_is_saved_as_word_and_markdown(page: Page, tmp_path: Path) -> None:
    ask(page, "山田さんに会えません。")
    files = {}
    for ending, label in (("docx", "相談シート（Word）"), ("md", "相談シート（Markdown）")):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        assert download.value.suggested_filename == f"相談シート_{date.today().isoformat()}.{ending}"
        download.value.save_as(tmp_path / ending)
        files[ending] = (tmp_path / ending).read_bytes()
    assert files["docx"].startswith(b"PK")
    assert "［氏名］さんに会えません。" in files["md"].decode()
    assert "山田" not in files["md"].decode()
    expect(page.get_by_role("status").first).to_contain_text("相談シート_")


def test_a_question_can_be_asked_again_in_the_words_proposed(page: Page, answerer: Prepared) -> None:
    ask(page, "山田さんに会えません。")
    page.get_by_text("言い換えの例").click()
    page.get_by_role("button", name="この言い方で相談する").click()
    expect(page.locator("#log .turn")).to_have_count(2, timeout=30_000)
    assert answerer.asked[-1][0] == "ご本人に会えません。"


def test_paper_shows_the_answer_with_its_sources_and_no_buttons(page: Page) -> None:
    ask(page, "ご本人に会えません。")
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_be_visible()
    expect(page.locator(".printed li").first).to_contain_text("実践ノート（当プロジェクトの作成）")
    for hidden in ("#ask", "#side", ".foot", ".ways"):
        expect(page.locator(hidden)).to_be_hidden()
