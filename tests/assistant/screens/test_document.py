from pathlib import Path

import gradio
import pytest

from assistant.screens.document import japanese
from tests.assistant.screens.seen import seen

TEMPLATE = Path(gradio.__file__).parent / "templates/frontend/index.html"


@pytest.fixture(scope="module")
def html() -> str:
    return japanese(TEMPLATE.read_text(encoding="utf-8"), "NONCE")


def test_the_installed_gradios_document_becomes_japanese(html: str) -> None:
    assert html.count('lang="ja"') == 1
    assert 'lang="en"' not in html


def test_title_description_styles_and_script_are_in_the_head(html: str) -> None:
    head = seen(html).one("head")
    assert head.one("title").text == "寄り添いナビ"
    described = [meta for meta in head.all("meta") if meta.attributes.get("name") == "description"]
    assert len(described) == 1
    assert "出典つき" in described[0].attributes["content"]
    assert {link.attributes["href"] for link in head.all("link") if "screen/" in link.attributes["href"]} == {
        "screen/screen.css",
        "screen/answer.css",
        "screen/page_image.css",
        "screen/material.css",
        "screen/review.css",
        "screen/print.css",
    }


def test_no_address_of_another_site_is_left(html: str) -> None:
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "")


def test_every_script_carries_the_nonce(html: str) -> None:
    scripts = seen(html).all("script")
    assert len(scripts) >= 5
    assert {script.attributes.get("nonce") for script in scripts} == {"NONCE"}


def test_gradio_takes_the_browser_to_be_japanese_before_it_starts(html: str) -> None:
    assert html.index('"language"') < html.index("./assets/index-")


def test_a_browser_without_scripts_is_told_what_to_do(html: str) -> None:
    assert "JavaScript" in seen(html).one("noscript").text
