"""Why a chat model's reply cannot be used, and what the person is told."""

from enum import StrEnum

from langchain_core.exceptions import (
    ModelAuthenticationError,
    ModelConnectionError,
    ModelInvalidRequestError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
    ModelTimeoutError,
)


class Failure(StrEnum):
    """Why the passages themselves are shown instead of a model's sentences."""

    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    OVERLOADED = "overloaded"
    REJECTED = "rejected"
    BROKEN = "broken"
    CUT = "cut"
    TOO_LONG = "too_long"
    MALFORMED = "malformed"
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    RESTING = "resting"

    @property
    def message(self) -> str:
        """One sentence for the person."""
        return f"{_MESSAGES[self]}、資料の文をそのまま示しています。"


_MESSAGES = {
    Failure.TIMEOUT: "文章を書くモデルから時間内に返事がなかったため",
    Failure.UNREACHABLE: "文章を書くモデルに接続できなかったため",
    Failure.OVERLOADED: "文章を書くモデルが混み合っているため",
    Failure.REJECTED: "文章を書くモデルの設定（名前・場所・鍵）が受け付けられなかったため",
    Failure.BROKEN: "文章を書くモデルに障害があったため",
    Failure.CUT: "文章を書くモデルの返事が途中で切れたため",
    Failure.TOO_LONG: "文章を書くモデルの返事が長すぎたため",
    Failure.MALFORMED: "文章を書くモデルの返事を読み取れなかったため",
    Failure.EMPTY: "文章を書くモデルの返事に文がなかったため",
    Failure.UNSUPPORTED: "文章を書くモデルの文の多くを出典で確かめられなかったため",
    Failure.RESTING: "文章を書くモデルがしばらく応答していないため",
}

_REJECTIONS = (
    ModelAuthenticationError,
    ModelPermissionDeniedError,
    ModelNotFoundError,
    ModelInvalidRequestError,
)


class GenerationError(RuntimeError):
    """A chat model's reply cannot be used; the message is one Japanese sentence for the person."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.message)


def failure_of(error: BaseException) -> Failure:
    """Return what an error of any chat model means to us."""
    if isinstance(error, TimeoutError | ModelTimeoutError):
        return Failure.TIMEOUT
    if isinstance(error, ModelConnectionError | ConnectionError):
        return Failure.UNREACHABLE
    if isinstance(error, ModelRateLimitError):
        return Failure.OVERLOADED
    if isinstance(error, _REJECTIONS):
        return Failure.REJECTED
    return Failure.BROKEN
