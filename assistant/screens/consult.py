"""The consultation tab: a trouble is typed, a cited answer comes back, and its passages open beside it."""

import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from queue import SimpleQueue
from typing import Any, Protocol

import gradio as gr
from markupsafe import Markup

from assistant.answer import Answer, Status
from assistant.coach import NOTHING_LEFT, rewritten
from assistant.generate import OnSentence
from assistant.live import InUse
from assistant.privacy import Masked
from assistant.screens.answer_html import turn_html
from assistant.screens.conversation import HISTORY_SECONDS, History, Turn, questions, with_turn
from assistant.screens.draft_html import Drafted, draft_html
from assistant.screens.sheet_file import not_made_html, sheet_html, stamp_of
from assistant.screens.wording import FAILED, PLACEHOLDER, legend_html, start_html
from corpus.edition import Edition

TYPED_CHARACTERS = 20_000
"""What the text box takes. More than any question may hold, so that the answer can say what is too long."""


_LOG = Markup('<div id="log" tabindex="0" role="region" aria-label="相談の記録">{}</div>')
_STATUS = Markup('<p id="status" class="unseen" role="status" aria-live="polite"></p>')
_WANTED = "(wanted, history) => [document.body.dataset.sheet ?? '', history]"
"""In the page: which turn's sheet was asked for, in what form."""

_TYPING = gr.InputHTMLAttributes(autocomplete="off", lang="ja", enterkeyhint="send")


class Answerer(Protocol):
    """What the screen needs of an assistant."""

    @property
    def edition(self) -> Edition:
        """Where the cited passages live."""

    def answer(
        self, question: str, history: Sequence[str] = (), on_sentence: OnSentence | None = None
    ) -> Answer:
        """Return the answer to a question; `history` holds the earlier ones, oldest first.

        Where a chat model writes it, `on_sentence` is told each sentence as soon as it is checked.
        """

    def prepare(self, question: str) -> Masked:
        """Return the question cleaned and masked."""


def ask(
    assistant: Answerer, question: str, history: History, on_sentence: OnSentence | None = None
) -> tuple[str, str, History]:
    """Return the new turn as HTML, what stays in the text box, and the conversation with this turn.

    A question that cannot be read stays in the box, so that the person can change it.
    """
    answer, key = assistant.answer(question, questions(history), on_sentence), _new_key()
    shown = str(turn_html(answer, assistant.edition, key, _proposed(assistant, question, answer)))
    if not answer.question:
        return shown, question, history
    return shown, "", with_turn(history, Turn(key, answer, stamp_of(assistant.edition)))


def ask_aloud(assistant: Answerer, question: str, history: History) -> Iterator[tuple[Any, Any, Any]]:
    """Yield what a chat model has written so far, once more for each checked sentence; then what `ask` returns."""
    checked: SimpleQueue[Drafted | None] = SimpleQueue()
    so_far: list[Drafted] = []
    with ThreadPoolExecutor(max_workers=1) as aside:
        asked = aside.submit(ask, assistant, question, history, lambda role, text: checked.put((role, text)))
        asked.add_done_callback(lambda _: checked.put(None))
        while drafted := checked.get():
            so_far.append(drafted)
            yield str(draft_html(so_far)), gr.skip(), gr.skip()
        yield asked.result()


def _proposed(assistant: Answerer, question: str, answer: Answer) -> str:
    """The question put without identity, or "" where nothing was masked, or a life is at risk."""
    if not answer.masked or not answer.question or answer.status is Status.CRISIS:
        return ""
    proposed = rewritten(assistant.prepare(question), date.today())
    return "" if proposed == NOTHING_LEFT else proposed


def consult(live: InUse[Answerer], max_characters: int) -> None:
    """Lay out the tab in the Blocks being built, and connect it to the assistant in use."""
    history = gr.State((), time_to_live=HISTORY_SECONDS)
    with gr.Row(elem_id="room"):
        with gr.Column(elem_id="talk"):
            _html(_LOG.format(start_html()))
            latest = _html(Markup(""), elem_id="latest")
            _html(_STATUS)
            file = _html(Markup(""), elem_id="sheet-file")
            wanted = gr.Textbox(visible=False)
            sheet = gr.Button("相談シート", elem_id="sheet", visible="hidden")
            with gr.Column(elem_id="ask"):
                question = gr.Textbox(
                    label="困っていること",
                    placeholder=PLACEHOLDER,
                    lines=1,
                    max_lines=8,
                    max_length=TYPED_CHARACTERS,
                    elem_id="question-box",
                    html_attributes=_TYPING,
                )
                with gr.Row(elem_id="ask-foot"):
                    _html(_hint(max_characters))
                    fresh = gr.Button("新しい相談を始める", elem_id="fresh", variant="secondary")
                    send = gr.Button("相談する", elem_id="send", variant="primary")
        with gr.Column(elem_id="side"):
            _html(_side())

    def answered(typed: str, earlier: History) -> Iterator[tuple[Any, Any, Any]]:
        yield from ask_aloud(live.current, typed, earlier)

    def filed(asked_for: str | None, earlier: History) -> str:
        return sheet_html(earlier, asked_for or "", date.today())

    quiet: dict[str, Any] = {
        "show_progress": "hidden",
        "api_visibility": "private",
        "concurrency_limit": None,  # Answers are made side by side; nobody waits in a queue.
    }
    asked = send.click(answered, [question, history], [latest, question, history], **quiet)
    asked.failure(failed_html, outputs=latest, **quiet)
    made = sheet.click(filed, [wanted, history], file, js=_WANTED, **quiet)
    made.failure(not_made_html, outputs=file, **quiet)
    fresh.click(fresh_html, outputs=[latest, question, history], **quiet)


def failed_html() -> str:
    """Return a turn that says, calmly, that no answer could be made."""
    return str(
        Markup(
            '<section class="turn" data-turn="{}" data-announce="{}"><article class="answer abstained"'
            ' aria-label="お返事"><div class="notice"><p>{}</p></div></article></section>'
        ).format(_new_key(), FAILED, FAILED)
    )


def fresh_html() -> tuple[str, str, History]:
    """Return what begins a new consultation: an order to clear the page, an empty box, no history."""
    return f'<div data-fresh="{_new_key()}"></div>', "", ()


def _new_key() -> str:
    """A key no other turn has; it also makes two equal answers two, so that Gradio passes on both."""
    return f"t{secrets.token_hex(6)}"


def _html(value: Markup, elem_id: str | None = None) -> gr.HTML:
    return gr.HTML(str(value), elem_id=elem_id, js_on_load=None, apply_default_css=False)


def _hint(max_characters: int) -> Markup:
    return Markup(
        '<p id="advice" role="status" hidden></p>'
        '<p id="hint"><span class="keys">Enterで送信、Shift＋Enterで改行</span>'
        '<span id="counter" data-max="{0}"><span id="count">0</span>／{1}字</span></p>'
    ).format(max_characters, f"{max_characters:,}")


def _side() -> Markup:
    return Markup(
        '<div id="legend">{}</div>'
        '<aside id="passage" aria-label="出典の全文" hidden>'
        '<button type="button" id="close" aria-label="出典を閉じる">閉じる</button>'
        '<div id="opened"></div></aside>'
    ).format(legend_html())
