"""The whole page as Gradio Blocks: the head, and one tab after another."""

import gradio as gr
from markupsafe import Markup

from assistant.live import InUse
from assistant.screens.consult import Answerer, consult
from assistant.screens.wording import NAME, header_html

FONTS = (
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "BIZ UDPGothic",
    "Yu Gothic UI",
    "Meiryo",
    "Noto Sans CJK JP",
    "sans-serif",
)
"""Japanese fonts that come with the machine; none is ever fetched."""

_MATERIAL = Markup(
    '<div id="material" hidden></div><div id="review" hidden></div>'
    '<dialog id="sure" aria-label="確認"><p></p><div class="answers">'
    '<button type="button" class="quiet-button no">やめる</button>'
    '<button type="button" class="main-button yes"></button></div></dialog>'
)
"""Where the page's script puts what those who may change the material get to see."""


def page(live: InUse[Answerer], max_characters: int, *, logged_in: bool = False) -> gr.Blocks:
    """Return the page. Its events run side by side: nobody waits for someone else's answer."""
    blocks = gr.Blocks(title=NAME, analytics_enabled=False, fill_width=True)
    with blocks:
        gr.HTML(str(header_html(logged_in)), elem_id="head", js_on_load=None, apply_default_css=False)
        consult(live, max_characters)
        gr.HTML(str(_MATERIAL), elem_id="material-room", js_on_load=None, apply_default_css=False)
    blocks.queue(default_concurrency_limit=None, api_open=False)
    return blocks


def theme() -> gr.themes.Base:
    """Return a theme that asks for no font from anywhere."""
    fonts = [gr.themes.Font(name) for name in FONTS]
    return gr.themes.Base(font=fonts, font_mono=fonts)
