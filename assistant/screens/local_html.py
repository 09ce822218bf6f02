"""The local material on the import tab: what is there and until when it holds, and a form for more."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from corpus.local.about import MAX_NAME_CHARACTERS, LocalKind
from corpus.local.kept import LocalEdition
from corpus.pdf.source import MAX_BYTES

EXPIRED = "期限切れ"
ENDINGS = ".pdf,.docx,.xlsx,.csv,.md,.html,.htm,.txt"

_KINDS = Markup("").join(
    Markup('<option value="{}">{}</option>').format(kind.value, kind.label) for kind in LocalKind
)
_REMOVE_SURE = "{}を外します。お返事に使われなくなり、取り込んだファイルもこのPCから消えます。"


def local_html(editions: Sequence[LocalEdition], today: date) -> Markup:
    """Return the section of the local material."""
    return Markup(
        '<section aria-labelledby="local-head"><h3 id="local-head">地域の資料</h3>'
        "<p>窓口の一覧、居場所や家族会、独自の制度、取組の記録などを取り込むと、「地域」の印を付けて引用します。"
        "有効期限を過ぎた資料は、引用しません。</p>{}{}</section>"
    ).format(_list(editions, today), _form())


def _list(editions: Sequence[LocalEdition], today: date) -> Markup:
    if not editions:
        return Markup('<p class="held">まだ取り込まれていません。</p>')
    rows = Markup("").join(_row(edition, today) for edition in editions)
    return Markup(
        '<table class="local-list"><caption class="unseen">取り込んだ地域の資料</caption><thead><tr>'
        '<th scope="col">資料</th><th scope="col">種類</th><th scope="col">発行日</th><th scope="col">有効期限</th>'
        '<th scope="col">項目</th><th scope="col">操作</th></tr></thead><tbody>{}</tbody></table>'
    ).format(rows)


def _row(edition: LocalEdition, today: date) -> Markup:
    about = edition.about
    flag = Markup(' <strong class="expired">{}</strong>').format(EXPIRED) if edition.expired(today) else ""
    sure = _REMOVE_SURE.format(about.title)
    return Markup(
        '<tr><th scope="row">{title}<br><span class="quiet">{file}</span></th><td data-head="種類">{kind}</td>'
        '<td data-head="発行日">{issued}</td><td data-head="有効期限">{expires}{flag}</td>'
        '<td data-head="項目">{entries}件</td><td class="acts">'
        '<a class="quiet-button" href="material/local/{id}/file" download>書き出す</a>'
        '<button type="button" class="quiet-button" data-act="local/remove" data-id="{id}" data-sure="{sure}"'
        ' data-yes="外す" aria-label="{title}を外す">外す</button></td></tr>'
    ).format(
        title=about.title,
        file=edition.file,
        kind=about.local_kind.label,
        issued=_day(about.issued) or "―",
        expires=_day(about.expires) or "期限なし",
        flag=flag,
        entries=f"{edition.entries:,}",
        id=edition.id,
        sure=sure,
    )


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _form() -> Markup:
    return Markup(
        '<form class="import" data-import="local" data-max="{max}"><h4>資料を足す・新しい版に替える</h4>'
        '<p class="quiet">同じ作成元と名前の資料があれば、新しいものに替わります。</p>'
        '<p class="choose"><input type="file" id="local-file" name="files" accept="{endings}">'
        '<label for="local-file" class="quiet-button">ファイルを選ぶ</label></p>'
        '<p class="quiet">PDF、Word（docx）、Excel（xlsx）、CSV、Markdown、HTML、テキストを読めます。</p>'
        '<ul class="chosen"></ul>'
        '<div class="fields"><p><label for="local-kind">種類</label>'
        '<select id="local-kind" name="local_kind">{kinds}</select></p>'
        '<p><label for="local-owner">作成元</label><input id="local-owner" name="owner" required'
        ' maxlength="{long}" placeholder="例：〇〇市 福祉課" autocomplete="off"></p>'
        '<p><label for="local-name">資料の名前</label><input id="local-name" name="name" required'
        ' maxlength="{long}" placeholder="例：相談窓口一覧" autocomplete="off"></p>'
        '<p><label for="local-issued">発行日（分かれば）</label><input type="date" id="local-issued" name="issued"></p>'
        '<p><label for="local-expires">有効期限（この日まで使います）</label>'
        '<input type="date" id="local-expires" name="expires"></p></div>'
        '<p class="problem" role="alert"></p>'
        '<p><button type="submit" class="main-button">取り込む</button></p></form>'
    ).format(max=MAX_BYTES, endings=ENDINGS, kinds=_KINDS, long=MAX_NAME_CHARACTERS)
