"""The tab where the structure found in the handbook is looked over and corrected, beside its pages."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from assistant.screens.page_image_html import figure
from assistant.screens.renewal import Progress, Stage
from assistant.screens.source_html import page_words
from assistant.screens.state_html import state_html
from corpus.entry import Entry, Kind
from corpus.matching import KINDS as MATCHED
from corpus.official.corrections import KINDS
from corpus.official.review import Finding, Standing

KEEP, NO_NOTE = "keep", "none"
"""What the choice of a note says for 「いまのまま」 and 「なし」."""

_STANDINGS = {
    Standing.FOUND: "",
    Standing.SAVED: "保存済み・未反映",
    Standing.FOLLOWED: "修正済み",
    Standing.WITHDRAWN: "取り消し・未反映",
}
_PENDING = (Standing.SAVED, Standing.WITHDRAWN)
_INTRO = (
    "ハンドブックから見分けた見出しを、ページの画像と見比べて確かめます。違っていれば、種類・番号・題を直してください。"
    "修正は同じファイルを取り込み直しても残ります。"
)


def review_html(findings: Sequence[Finding], progress: Progress) -> Markup:
    """Return the tab: what waits to be followed, the list with its filter, and room for one entry."""
    if not findings:
        return Markup(
            '<div class="material"><h2 tabindex="-1">見分けた構造の確認</h2><p>まだハンドブックが取り込まれていません。'
            "「資料の取り込み」でPDFを取り込むと、ここで見出しを確かめられます。</p></div>"
        )
    return Markup(
        '<div class="material review"><h2 tabindex="-1">見分けた構造の確認</h2><p>{intro}</p>{state}{pending}'
        '<div class="review-room"><div class="review-list">{choice}<ul class="findings">{rows}</ul></div>'
        '<div class="review-entry" aria-live="off"><p class="quiet">左の一覧から項目を選んでください。</p></div>'
        "</div></div>"
    ).format(
        intro=_INTRO,
        state=state_html(progress),
        pending=_pending(findings, progress),
        choice=_filter(findings),
        rows=Markup("").join(map(_row, findings)),
    )


def entry_html(finding: Finding, notes: Mapping[str, Entry]) -> Markup:
    """Return one entry: reasons to look at it, the form to correct it, its page. `notes`: id → our notes."""
    first = finding.entry.sections[0]
    return Markup(
        '<form class="correct" data-sha="{sha256}" data-anchor="{anchor}"><h3 tabindex="-1">{title}</h3>'
        '<p class="quiet">{where}　見出しの表記：「{label}」</p>{doubts}'
        '<div class="fields"><p><label for="correct-kind">種類</label>'
        '<select id="correct-kind" name="kind">{kinds}</select></p>'
        '<p><label for="correct-number">番号（「本文」には要りません）</label>'
        '<input id="correct-number" name="number" inputmode="numeric" maxlength="3" value="{number}"></p></div>'
        '<p><label for="correct-title">題</label>'
        '<input id="correct-title" name="title" maxlength="200" required value="{title}"></p>'
        '<p><label for="correct-note">同じことを扱う実践ノート</label>'
        '<select id="correct-note" name="note">{choices}</select></p>'
        '<p class="problem" role="alert"></p><p class="kept-said" role="status"></p>'
        '<p class="acts"><button type="submit" class="main-button">保存する</button>{withdraw}</p></form>{picture}'
    ).format(
        sha256=finding.sha256,
        anchor=finding.anchor,
        title=finding.title,
        where=page_words(first.page, first.pdf_page),
        label=finding.entry.attributes.get("label") or "（見出しなし）",
        doubts=_doubts(finding.doubts),
        kinds=Markup("").join(_option(kind.value, kind.label, kind is finding.kind) for kind in KINDS),
        number=finding.number if finding.number is not None else "",
        choices=_notes(finding, notes),
        withdraw=_withdraw(finding),
        picture=_picture(finding),
    )


def _pending(findings: Sequence[Finding], progress: Progress) -> Markup:
    count = sum(finding.standing in _PENDING for finding in findings)
    if not count or progress.stage is Stage.RUNNING:
        return Markup("")
    return Markup(
        '<section class="pending-bar"><p>保存した修正が{}件あります。まだお返事には反映されていません。</p>'
        '<p><button type="button" class="main-button" data-act="review/follow">修正を反映する</button>'
        '<span class="quiet">　1分ほどかかります。その間も相談は続けられます。</span></p>'
        '<p class="problem" role="alert"></p></section>'
    ).format(count)


def _filter(findings: Sequence[Finding]) -> Markup:
    """What to list; what should be looked at comes first, and is chosen where there is any."""
    doubtful = sum(bool(finding.doubts) for finding in findings)
    pending = sum(finding.standing is not Standing.FOUND for finding in findings)
    counts = [
        ("doubt", "要確認", doubtful),
        ("all", "すべて", len(findings)),
        ("corrected", "修正したもの", pending),
    ]
    counts += [(kind.value, kind.label, sum(f.kind is kind for f in findings)) for kind in KINDS]
    chosen = "doubt" if doubtful else "all"
    options = (_option(value, f"{label}（{count}件）", value == chosen) for value, label, count in counts)
    return Markup(
        '<p><label for="review-filter">一覧に出すもの</label><select id="review-filter">{}</select></p>'
    ).format(Markup("").join(options))


def _row(finding: Finding) -> Markup:
    standing = _STANDINGS[finding.standing]
    flags = Markup("").join(
        Markup('<span class="flag {}">{}</span>').format(name, text)
        for name, text in (("doubt", "要確認" if finding.doubts else ""), ("standing", standing))
        if text
    )
    first = finding.entry.sections[0]
    return Markup(
        '<li data-kind="{kind}" data-doubt="{doubt}" data-corrected="{corrected}"><button type="button"'
        ' class="finding" data-sha="{sha256}" data-anchor="{anchor}"><span class="number">{named}</span>'
        '<span class="name">{title}</span><span class="quiet">{where}</span>{flags}</button></li>'
    ).format(
        kind=finding.kind.value,
        doubt=str(bool(finding.doubts)).lower(),
        corrected=str(finding.standing is not Standing.FOUND).lower(),
        sha256=finding.sha256,
        anchor=finding.anchor,
        named=_named(finding.kind, finding.number),
        title=finding.title,
        where=page_words(first.page, first.pdf_page),
        flags=flags,
    )


def _named(kind: Kind, number: int | None) -> str:
    return kind.label if kind is Kind.SECTION or number is None else f"{kind.label}{number}"


def _doubts(doubts: Sequence[str]) -> Markup:
    if not doubts:
        return Markup("")
    rows = Markup("").join(Markup("<li>{}</li>").format(doubt) for doubt in doubts)
    return Markup('<ul class="doubts">{}</ul>').format(rows)


def _notes(finding: Finding, notes: Mapping[str, Entry]) -> Markup:
    now = "、".join(notes[note].title for note in finding.matches if note in notes) or "なし"
    groups = Markup("").join(
        Markup('<optgroup label="{}">{}</optgroup>').format(
            kind.label,
            Markup("").join(
                _option(note.entry_id, f"{note.number}　{note.title}", False)
                for note in notes.values()
                if note.kind is kind
            ),
        )
        for kind in MATCHED
    )
    return (
        _option(KEEP, f"いまのまま（{now}）", True) + _option(NO_NOTE, "対応するノートはない", False) + groups
    )


def _withdraw(finding: Finding) -> Markup:
    if finding.standing not in (Standing.SAVED, Standing.FOLLOWED):
        return Markup("")
    return Markup('<button type="button" class="quiet-button withdraw">修正を取り消す</button>')


def _picture(finding: Finding) -> Markup:
    page = finding.entry.sections[0].pdf_page
    if page is None:
        return Markup("")
    return figure(finding.sha256, page, str(finding.entry.attributes.get("label", "")), finding.title)


def _option(value: str, label: str, chosen: bool) -> Markup:
    return Markup('<option value="{}"{}>{}</option>').format(
        value, Markup(" selected") if chosen else "", label
    )
