"""E-mail addresses and the names people have on social networks."""

import re
from collections.abc import Iterator

from assistant.privacy.masked import Span
from assistant.privacy.reading import Reading
from assistant.privacy.vocabulary import listed

_MAIL = re.compile(
    r"[A-Za-z0-9_.+%-]+\s?(?:@|\(at\)|\[at\])\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.IGNORECASE
)
_PROFILE = re.compile(
    r"https?://(?:www\.)?(?:x|twitter|instagram|facebook|tiktok|line|youtube)\.(?:com|me)/[^\s、。」）)]+"
)
_NAMED = re.compile(
    r"(?:(?<![A-Za-z])ID(?![A-Za-z0-9_])|アカウント名?|アカ名|ユーザー名|ユーザーネーム|ハンドルネーム|垢)"
    r"\s*(?:は|が|の|で|:)?\s*[「『(\"]?\s*"
    r"(?P<name>@?[A-Za-z0-9][A-Za-z0-9_.#-]{2,})",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![A-Za-z0-9_.@])@[A-Za-z0-9_.]{3,}")
_SERVICES = listed("line twitter instagram facebook discord tiktok youtube skype sns google apple steam")


def accounts(reading: Reading) -> Iterator[Span]:
    """Yield e-mail addresses (メール), then names and addresses of accounts (ID)."""
    for match in _MAIL.finditer(reading.plain):
        yield Span(match.start(), match.end(), "メール")
    for match in _PROFILE.finditer(reading.plain):
        yield Span(match.start(), match.end(), "ID")
    for match in _NAMED.finditer(reading.plain):
        if match["name"].lower() not in _SERVICES:
            yield Span(*match.span("name"), "ID")
    for match in _HANDLE.finditer(reading.plain):
        yield Span(match.start(), match.end(), "ID")
