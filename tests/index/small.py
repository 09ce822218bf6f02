"""A small edition for the tests of the index: real Japanese, made for the purpose."""

from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance, Section

_ENTRIES = [
    ("point-1", Kind.POINT, "手紙で思いを届ける", "会えないときは、短い手紙を書きます。返事は求めません。",
     ("ご本人に会えません。", "手紙には何を書けばよいですか。")),
    ("point-2", Kind.POINT, "家族を労い支える", "家族の疲れを労います。家族の話をよく聴きます。",
     ("家族が疲れ切っています。", "親の相談にどう応じればよいですか。")),
    ("point-3", Kind.POINT, "就労を急がない", "働くことを急がせません。小さな一歩を一緒に考えます。",
     ("仕事に就かせるべきですか。",)),
    ("caution-1", Kind.CAUTION, "支援者は一人で抱えない", "迷ったら上司や仲間に相談します。記録を残します。",
     ("担当が自分だけで不安です。",)),
    ("case-1", Kind.CASE, "不登校から長く続いた事例",
     "二十代の女性。中学から不登校でした。訪問で趣味の話をしました。",
     ("不登校だった若者への関わり方。",)),
    ("policy-1", Kind.POLICY, "ひきこもり地域支援センター",
     "都道府県と指定都市に置かれています。電話番号は0120です。",
     ("センターはどこにありますか。",)),
]  # fmt: skip


def small_edition(extra: str = "") -> Edition:
    """Return six entries of three kinds; `extra` is added to the last body, which changes the fingerprint."""
    return Edition.of(
        "small", [_entry(*row, extra=extra if row[0] == "policy-1" else "") for row in _ENTRIES]
    )


def _entry(
    entry_id: str, kind: Kind, title: str, body: str, questions: tuple[str, ...], extra: str = ""
) -> Entry:
    text = body + extra
    provenance = Provenance.POLICY if kind is Kind.POLICY else Provenance.NOTES
    return Entry(entry_id, kind, title, provenance, text, (Section("内容", 0, len(text)),), questions)
