"""Local entries as an import leaves them: a made-up town's desk, meeting place, practice, and one expired list."""

from collections.abc import Mapping

from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance, Section, Source

TOWN = "試験町（架空）"


def local_entry(
    name: str, title: str, local_kind: str, body: str, more: Mapping[str, str] | None = None
) -> Entry:
    """Return a local entry with the attributes that the import gives it; it does not expire unless `more` says."""
    attributes = {
        "owner": TOWN,
        "local_kind": local_kind,
        "issued": "2026-04-01",
        "expires": "",
        **(more or {}),
    }
    return Entry(
        entry_id=f"local-{name}",
        kind=Kind.LOCAL,
        title=title,
        provenance=Provenance.LOCAL,
        body=body,
        sections=(Section("内容", 0, len(body)),),
        sources=(Source(f"{TOWN} {title}"),),
        attributes=attributes,
    )


LOCAL = Edition.of(
    "local-test",
    (
        local_entry(
            "desk-1",
            "窓口一覧 ＞ 試験町ひきこもり相談室",
            "contact",
            "名称：試験町ひきこもり相談室\n対象：ひきこもりの状態にある方とご家族\n電話：000-000-1111\n受付時間：平日9時から17時",
            {"phone": "000-000-1111", "hours": "平日9時から17時"},
        ),
        local_entry(
            "desk-2",
            "窓口一覧 ＞ 試験町上下水道課",
            "contact",
            "名称：試験町上下水道課\n対象：水道料金の支払い\n電話：000-000-2222\n受付時間：平日9時から16時",
            {"phone": "000-000-2222"},
        ),
        local_entry(
            "place-1",
            "居場所 ひだまり",
            "resource",
            "居場所「ひだまり」は、家から出始めた方が予約なしで過ごせる場所です。\n毎週火曜の午後に公民館で開いています。",
        ),
        local_entry(
            "practice-1",
            "図書館を使った居場所の取組",
            "practice",
            "試験町では、閉館後の図書館を月に二回、居場所として開いています。\n参加者は声を出さずに過ごせるので、会話が苦手な方も通い続けています。",
        ),
        local_entry(
            "old-1",
            "家族教室の日程",
            "resource",
            "家族教室「つむぎの会」は、毎月第三土曜に町民会館で開きます。\n家族教室「つむぎの会」の申込みは健康課で受け付けます。",
            {"expires": "2026-03-31"},
        ),
    ),
)
