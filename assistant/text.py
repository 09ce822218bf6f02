"""Typed text made readable: what cannot be seen is taken out, and what cannot be read is refused."""

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufe00-\ufe0f\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \t　]*\n\s*|[ \t　]{2,}")
_WORD = re.compile(r"\w")


class QuestionError(ValueError):
    """A question cannot be taken as it is; the message is one Japanese sentence for the person."""


def clean(question: str, max_characters: int) -> str:
    """Return the question without control and invisible characters, in NFKC, in one line.

    Half-width kana become full-width and full-width digits half-width, so that all later steps see
    one form.

    Raises:
        QuestionError: nothing readable is left, or more than `max_characters` are.
    """
    text = unicodedata.normalize("NFKC", _CONTROL.sub("", _INVISIBLE.sub("", question.replace("\r", "\n"))))
    text = _SPACES.sub(" ", text).strip()
    if len(_WORD.findall(text)) < 2:
        raise QuestionError(
            "困っていることを、短くてよいので一文で書いてください（例：ご本人に会えず、支援が進みません）。"
        )
    if len(text) > max_characters:
        raise QuestionError(
            f"ご質問が長すぎます（{len(text):,}字）。"
            f"いちばん困っていることを{max_characters:,}字までで書いてください。"
        )
    return text
