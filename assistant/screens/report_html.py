"""The report of the official import in plain words: what was read, what was found, what to look at."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from assistant.screens.said_here import said_here
from corpus.entry import Kind
from corpus.kept import Kept
from corpus.official.importing import is_official
from corpus.official.kinds import EXPECTED

_OFFICIAL = "お返事では「公式」の印を付けて引用します。"
_STRANGER = "お返事では「公式」とは示さず、「地域」の印を付けて引用します。"


def report_html(kept: Kept) -> Markup:
    """Return what is kept of the official text and what its import found."""
    return Markup(
        '<div class="held"><p>いま使われている本文</p><ul class="files">{}</ul>{}<p>{}</p>{}{}</div>'
    ).format(_files(kept), _cited(kept), _read(kept.report), _found(kept.report), _warnings(kept.report))


def _files(kept: Kept) -> Markup:
    pages = {file["sha256"]: file["pages"] for file in kept.report["files"]}
    return Markup("").join(
        Markup("<li>{}（{}ページ、{}に取り込み）</li>").format(
            original.name, pages.get(original.sha256, "―"), _day(original.imported)
        )
        for original in kept.originals
    )


def _cited(kept: Kept) -> Markup:
    """Under which badge it is cited; one that is not the ministry's name for it is told as a warning."""
    if is_official(kept):
        return Markup('<p class="cited-as">{}</p>').format(_OFFICIAL)
    return Markup('<p class="cited-as doubt"><strong>{}</strong></p>').format(_STRANGER)


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"


def _read(report: Mapping[str, Any]) -> str:
    indexed, rest = report["characters_indexed"], report["characters"] - report["characters_indexed"]
    return (
        f"全部で{report['pages']:,}ページ、{report['characters']:,}文字を読み取りました。"
        f"本文として引用できるのは{indexed:,}文字です。"
        f"残りの{rest:,}文字は、ページ番号・目次・ふりがななどです。"
    )


def _found(report: Mapping[str, Any]) -> Markup:
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}件</td><td>{}件</td><td>{}</td></tr>').format(
            kind.label, found, expected, "" if found == expected else "数が違います"
        )
        for kind, expected in EXPECTED.items()
        for found in [report["entries"].get(kind.value, 0)]
    )
    others = report["entries"].get(Kind.SECTION.value, 0)
    return Markup(
        '<table class="found"><caption>見分けた項目</caption><thead><tr><th scope="col">種類</th>'
        '<th scope="col">見つかった数</th><th scope="col">国の概要での数</th><th scope="col">気づき</th></tr></thead>'
        "<tbody>{}</tbody></table><p>種類を決めずに残した本文が{}件あります。これもページを示して引用できます。"
        "違いがあれば「見分けた構造の確認」で直せます。</p>"
    ).format(rows, others)


def _warnings(report: Mapping[str, Any]) -> Markup:
    rows = [Markup("<li>{}</li>").format(said_here(str(warning))) for warning in report["warnings"]]
    if not rows:
        return Markup("")
    return Markup(
        '<details class="warnings" open><summary>お確かめいただきたいこと（{}件）</summary><ul>{}</ul></details>'
    ).format(len(rows), Markup("").join(rows))
