"""What the ministry's handbook is called and where it can be fetched."""

from urllib.parse import urlsplit

TITLE = "「ひきこもり支援ハンドブック～寄り添うための羅針盤～」（厚生労働省）"
"""How the handbook is named as a source."""

OFFICIAL_URL = "https://www.mhlw.go.jp/content/12200000/001605332.pdf"
"""The ministry's address of the whole handbook (全体版), as reported in 2025."""


def is_ministrys(url: str) -> bool:
    """Whether an address is on the ministry's own site, over https."""
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.hostname == "www.mhlw.go.jp"
