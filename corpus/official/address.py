"""What the ministry's handbook is called and where it can be fetched."""

TITLE = "「ひきこもり支援ハンドブック～寄り添うための羅針盤～」（厚生労働省）"
"""How the handbook is named as a source."""

OFFICIAL_URL = "https://www.mhlw.go.jp/content/12200000/001605332.pdf"
"""The ministry's address of the whole handbook (全体版), as reported in 2025."""
