"""The tab where material is imported: what is there, how to add to it, how to take it back."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from assistant.screens.local_html import local_html
from assistant.screens.renewal import Progress, Stage
from assistant.screens.report_html import report_html
from assistant.screens.said_here import AS_OFFICIAL, READ_PICTURES, said_here
from assistant.screens.state_html import state_html
from corpus.kept import Kept
from corpus.local.kept import LocalEdition
from corpus.pdf.ocr import advice, can_read_japanese
from corpus.pdf.source import MAX_BYTES

_UNDO_SURE = (
    "いまの公式の本文を外し、一つ前の取り込みに戻します。一つ前がないときは、公式の本文はなくなります。"
    "ほかの資料は変わりません。"
)


def material_html(
    progress: Progress, official: Kept | None, local: Sequence[LocalEdition], url: str, today: date
) -> Markup:
    """Return the whole tab. While a change is under way nothing in it can be pressed."""
    running = progress.stage is Stage.RUNNING
    return Markup(
        '<div class="material" data-running="{running}"><h2 tabindex="-1">資料を取り込む</h2>'
        "<p>お返事のもとになる資料を、このPCの中に取り込みます。資料が外に送られることはありません。"
        "取り込みの間も、相談はそのまま続けられます。</p>"
        '{state}<fieldset class="bare" {disabled}>{official}{local}</fieldset></div>'
    ).format(
        running=str(running).lower(),
        disabled=Markup("disabled") if running else "",
        state=state_html(progress),
        official=_official(official, url),
        local=local_html(local, today),
    )


def _official(kept: Kept | None, url: str) -> Markup:
    return Markup(
        '<section aria-labelledby="official-head"><h3 id="official-head">国のハンドブック（公式）</h3>'
        "<p>厚生労働省の「ひきこもり支援ハンドブック」のPDFを取り込むと、お返事に公式の本文とページの画像が付きます。"
        "見出しや番号はPDFから読み取り、あとで直せます。</p>{held}{form}{fetch}</section>"
    ).format(held=_held(kept), form=_form(kept), fetch=_fetch(url))


def _held(kept: Kept | None) -> Markup:
    if kept is None:
        return Markup('<p class="held">まだ取り込まれていません。</p>')
    return Markup(
        '{}<p><button type="button" class="quiet-button" data-act="official/undo" data-sure="{}"'
        ' data-yes="前の取り込みに戻す">前の取り込みに戻す</button></p>'
    ).format(report_html(kept), _UNDO_SURE)


def _form(kept: Kept | None) -> Markup:
    ocr = (
        Markup('<p><label><input type="checkbox" name="ocr"> {}（時間がかかります）</label></p>').format(
            READ_PICTURES
        )
        if can_read_japanese()
        else Markup('<p class="quiet">このPCでは、画像だけのページの文字は読めません。{}</p>').format(
            said_here(advice())
        )
    )
    return Markup(
        '<form class="import" data-import="official" data-max="{max}"><h4>{title}</h4>'
        "<p>PDFファイルを、全体版なら一つ、章ごとなら全部の章をまとめて選んでください。</p>"
        '<p class="choose"><input type="file" id="official-files" name="files" accept="application/pdf,.pdf"'
        ' multiple><label for="official-files" class="quiet-button">PDFファイルを選ぶ</label></p>'
        '<ul class="chosen"></ul>{answered}{ocr}<p class="problem" role="alert"></p>'
        '<p><button type="submit" class="main-button">取り込む</button></p></form>'
    ).format(
        max=MAX_BYTES,
        title="取り込み直す・章を足す" if kept else "PDFから取り込む",
        ocr=ocr,
        answered=_answered(),
    )


def _answered() -> Markup:
    """The box by which a person answers for it that the files are the ministry's."""
    return Markup(
        '<p><label><input type="checkbox" name="as_official" aria-describedby="as-official"> {}</label><br>'
        '<span class="quiet" id="as-official">表紙や題からハンドブックと分かるときは、印がなくても「公式」と示します。'
        "分からないときは「地域」と示します。厚生労働省のものと確かめたときだけ、印を付けてください。</span></p>"
    ).format(AS_OFFICIAL)


def _fetch(url: str) -> Markup:
    return Markup(
        "<details><summary>厚生労働省のサイトから受け取る</summary>"
        "<p>このPCから次のアドレスにつなぎ、PDFを一つ受け取ります。押すまでは、どこにもつなぎません。</p>"
        '<p class="address">{}</p>'
        '<p><button type="button" class="quiet-button" data-act="official/fetch">このアドレスから受け取って取り込む</button></p>'
        '<p class="problem" role="alert"></p></details>'
    ).format(url)
