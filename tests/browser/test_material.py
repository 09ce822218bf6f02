"""Import and review in a real Chromium: a made-up handbook comes in, is cited with its page, is corrected."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.answer import Answer
from assistant.generate import OnSentence
from assistant.screens.renewal import Renewal
from assistant.screens.said_here import AS_OFFICIAL
from assistant.screens.users import User, Users, hash_password
from corpus.edition import Edition
from corpus.official.importing import OFFICIAL, is_official
from corpus.shelf import Shelf
from tests.assistant.screens.imported import TITLES, handbook
from tests.assistant.screens.made import Prepared
from tests.assistant.screens.renewing import Shelving, renewal_in
from tests.assistant.screens.serving import serving
from tests.assistant.screens.test_page_image_html import official_answer
from tests.browser.test_consultation import CONTRASTS, ask, browser, opened
from tests.browser.test_consultation import pytestmark as marks

__all__ = ["browser"]
pytestmark = marks

PASSWORD = "長い合言葉でした2026"
MARKED = """(image) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === 255 && data[at + 1] === 221 && data[at + 2] === 87) return true;
  }
  return false;
}"""
"""Whether the picture holds the yellow of a mark."""
SMALL = """() => [...document.querySelectorAll(".gradio-container *")].filter((element) =>
  [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim()) &&
  element.checkVisibility() && parseFloat(getComputedStyle(element).fontSize) < 16
).map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 20)}`)"""


class Citing(Prepared):
    """An assistant that cites the official text as soon as there is one."""

    def answer(
        self, question: str, history: Sequence[str] = (), on_sentence: OnSentence | None = None
    ) -> Answer:
        """The official answer, or what else is prepared."""
        if "official/point-2" in self.edition.by_id:
            return official_answer(self.edition)
        return super().answer(question, history, on_sentence)


@pytest.fixture
def renewal(tmp_path: Path, shipped: Edition) -> Renewal:
    return renewal_in(tmp_path / "home", Citing(shipped), Shelving())


@pytest.fixture
def page(browser: Browser, renewal: Renewal) -> Iterator[Page]:
    with serving(Prepared(renewal.live.current.edition), renewal=renewal) as address:
        page = opened(browser, address)
        complaints: list[str] = []
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        page.context.close()
        assert [text for text in complaints if "404" not in text] == []  # A page past the end is one.


def bring_in(page: Page, pdf: Path) -> None:
    """Import a PDF as a person does, and wait until it is in use."""
    page.get_by_role("tab", name="資料の取り込み").click()
    page.get_by_label("PDFファイルを選ぶ").set_input_files(pdf)
    expect(page.locator(".chosen li").first).to_contain_text(pdf.name)
    page.locator("form[data-import=official]").get_by_role("button", name="取り込む").click()
    expect(page.locator("#material .state.done")).to_contain_text("終わりました", timeout=20_000)


def filled(box: Locator) -> int:
    """How many pixels of a box are dark."""
    picture = Image.open(io.BytesIO(box.screenshot())).convert("L")
    return sum(picture.histogram()[:110])


def test_a_handbook_comes_in_is_cited_with_its_page_and_is_corrected(page: Page, tmp_path: Path) -> None:
    bring_in(page, handbook(tmp_path / "第2章.pdf"))
    expect(page.locator("#material .files")).to_contain_text("第2章.pdf（3ページ")
    expect(page.locator("#material .state")).to_be_focused()

    page.get_by_role("tab", name="相談").click()
    ask(page, "会えません。")
    page.get_by_role("button", name="出典1を開く").click()
    image = page.get_by_role("img", name="沈黙を待つ")
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate(MARKED)
    for _ in range(2):
        page.get_by_role("button", name="次のページ").click()
    expect(page.locator(".page-said")).to_contain_text("ここが最後のページのようです", timeout=10_000)
    expect(page.locator(".page-number")).to_have_text("3")
    page.locator(".zoom").click()
    assert page.locator(".page-image.large .zoom").evaluate("e => e.scrollWidth > e.clientWidth")

    page.get_by_role("tab", name="見分けた構造の確認").click()
    page.get_by_role("button", name=TITLES[1]).click()
    expect(page.get_by_role("img", name=TITLES[1])).to_be_visible()
    page.get_by_label("題").fill("沈黙を一緒に待つ")
    page.get_by_role("button", name="保存する").click()
    expect(page.locator(".kept-said")).to_contain_text("保存しました")
    page.get_by_role("button", name="修正を反映する").click()
    expect(page.locator("#review .state.done")).to_be_visible(timeout=20_000)
    page.reload()
    page.wait_for_selector("#tabs:not([hidden])")
    page.get_by_role("tab", name="見分けた構造の確認").click()
    row = page.locator(".findings li", has_text="沈黙を一緒に待つ")
    expect(row).to_contain_text("修正済み")


def test_a_book_without_the_name_is_told_how_it_is_cited_until_a_person_answers_for_it(
    page: Page, renewal: Renewal, tmp_path: Path
) -> None:
    pdf = handbook(tmp_path / "第2章.pdf")
    bring_in(page, pdf)
    expect(page.locator("#material .cited-as")).to_contain_text("「公式」とは示さず、「地域」の印を付けて")
    expect(page.locator("#material .warnings")).to_contain_text(f"「{AS_OFFICIAL}」に印を付けて")
    page.get_by_label("PDFファイルを選ぶ").set_input_files(pdf)
    box = page.get_by_label(AS_OFFICIAL)
    expect(box).not_to_be_checked()
    empty = filled(box)
    box.check()
    assert filled(box) > empty + 50  # Gradio's own style would leave a checked box white.
    page.locator("form[data-import=official]").get_by_role("button", name="取り込む").click()
    expect(page.locator("#material .cited-as")).to_contain_text(
        "「公式」の印を付けて引用します", timeout=20_000
    )
    assert is_official(Shelf(renewal.settings.home).find(OFFICIAL))


def test_the_tabs_are_readable_go_by_keyboard_and_fit_a_telephone(page: Page, tmp_path: Path) -> None:
    bring_in(page, handbook(tmp_path / "第2章.pdf", TITLES[:2]))
    page.locator("#material summary").last.click()
    measured, small = page.evaluate(CONTRASTS), page.evaluate(SMALL)
    page.get_by_role("tab", name="資料の取り込み").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="見分けた構造の確認")).to_be_focused()
    page.get_by_role("button", name=TITLES[1]).click()
    expect(page.get_by_label("題")).to_be_visible()
    measured += page.evaluate(CONTRASTS)
    small += page.evaluate(SMALL)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("tab", name="資料の取り込み").click()
    page.wait_for_selector("#material h3")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert len(measured) > 60
    assert [text for ratio, text in measured if ratio < 4.5] == []
    assert small == []


def test_going_back_is_asked_first_and_can_be_left(page: Page, renewal: Renewal, tmp_path: Path) -> None:
    bring_in(page, handbook(tmp_path / "第2章.pdf"))
    page.get_by_role("button", name="前の取り込みに戻す").click()
    sure = page.get_by_role("dialog")
    sure.get_by_role("button", name="やめる").click()
    expect(sure).to_be_hidden()
    assert "official/point-2" in renewal.live.current.edition.by_id
    page.get_by_role("button", name="前の取り込みに戻す").click()
    sure.get_by_role("button", name="前の取り込みに戻す").click()
    expect(page.locator("#material .state.done")).to_contain_text("前の取り込みに戻す作業", timeout=20_000)
    expect(page.locator("#material .held").first).to_have_text("まだ取り込まれていません。")
    assert "official/point-2" not in renewal.live.current.edition.by_id


def test_a_file_that_is_none_is_told_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    (tmp_path / "空.pdf").touch()
    page.get_by_role("tab", name="資料の取り込み").click()
    form = page.locator("form[data-import=official]")
    form.get_by_role("button", name="取り込む").click()
    expect(form.locator(".problem")).to_have_text("ファイルを選んでください。")
    page.get_by_label("PDFファイルを選ぶ").set_input_files(tmp_path / "空.pdf")
    expect(form.locator(".problem")).to_contain_text("「空.pdf」は空（0バイト）です")


def test_only_an_admin_is_shown_the_tabs(browser: Browser, shipped: Edition, tmp_path: Path) -> None:
    hashed = hash_password(PASSWORD)
    users = Users({name: User(name, role, hashed) for name, role in (("長", "admin"), ("佐藤", "worker"))})
    with serving(Prepared(shipped), users, home=tmp_path) as address:
        for name, tabs in (("佐藤", 0), ("長", 3)):
            page = browser.new_context(locale="en-US").new_page()
            page.goto(address)
            page.get_by_label("ユーザー名").fill(name)
            page.get_by_label("パスワード").fill(PASSWORD)
            with page.expect_response("**/material/allowed"):
                page.get_by_role("button", name="ログイン").click()
            page.wait_for_selector("#question")
            expect(page.get_by_role("tab")).to_have_count(tabs)
            page.context.close()
