import gradio as gr
import pytest

from assistant.live import Live
from assistant.screens.page import page, theme
from corpus.edition import Edition
from tests.assistant.screens.made import Prepared
from tests.assistant.screens.serving import in_a_loop


@pytest.fixture(scope="module")
def blocks(shipped: Edition) -> gr.Blocks:
    return in_a_loop(lambda: page(Live(Prepared(shipped)), 1234))


def test_no_font_is_asked_for_from_anywhere() -> None:
    assert theme()._stylesheets == []
    assert theme()._font_css == []
    assert "http" not in theme()._get_theme_css().replace("http://www.w3.org/2000/svg", "")


def test_events_run_side_by_side_and_are_no_public_interface(blocks: gr.Blocks) -> None:
    assert len(blocks.fns) == 5
    assert {function.concurrency_limit for function in blocks.fns.values()} == {None}
    assert {function.api_visibility for function in blocks.fns.values()} == {"private"}
    assert blocks.api_open is False


def test_nothing_is_told_to_gradio_about_use(blocks: gr.Blocks) -> None:
    assert blocks.analytics_enabled is False


def test_nothing_is_kept_in_the_browser(blocks: gr.Blocks) -> None:
    assert "browserstate" not in {block.get_block_name() for block in blocks.blocks.values()}


def test_the_counter_knows_how_long_a_question_may_be(blocks: gr.Blocks) -> None:
    values = [str(getattr(block, "value", "")) for block in blocks.blocks.values()]
    assert any('data-max="1234"' in value and "1,234字" in value for value in values)
