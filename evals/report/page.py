"""The report as one HTML page that needs nothing else: no script, no file, no address from outside."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup

from evals.report.draw import draw
from evals.report.figure import Figure, Standing, interval_shown, shown
from evals.report.plot import Plot
from evals.report.report import Report
from evals.report.section import Section, Table

_STYLE = Path(__file__).with_name("report.css")
_STANDINGS = {
    Standing.REACHED: "目標に届いています",
    Standing.UNSURE: "届いたとは言い切れません",
    Standing.MISSED: "目標に届いていません",
}
ERRORS = ("answers.wrong_answers", "answers.wrong_refusals")
"""The two figures that always stand side by side at the head."""
_JOINED = Markup("")


def page_html(report: Report) -> str:
    """Return the whole page; every text is escaped."""
    return Markup(
        '<!doctype html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<title>測定の報告 — 寄り添いナビ</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        "{head}{errors}{summary}{contents}{sections}{left_out}{reading}</main>\n</body>\n</html>\n"
    ).format(
        style=Markup(_STYLE.read_text(encoding="utf-8")),  # noqa: S704 - our own file
        head=_head(report),
        errors=_errors(report),
        summary=_summary(report),
        contents=_contents(report),
        sections=_JOINED.join(_section(section) for section in report.sections),
        left_out=_left_out(report),
        reading=_READING,
    )


def _head(report: Report) -> Markup:
    return Markup(
        '<header><h1>測定の報告</h1><p class="of">寄り添いナビ</p>{origin}'
        "<p>この報告は <code>yorisoi eval</code> でもう一度作れます。"
        "収録した文章と既定の設定を測ったもので、取り込んだ資料は含みません。</p></header>\n"
    ).format(origin=_origin(report.origin.as_json()))


def _origin(origin: Mapping[str, Any]) -> Markup:
    made = datetime.fromisoformat(str(origin["made"]))
    facts = {
        "測った日時": f"{made:%Y年%m月%d日 %H:%M}（UTC{made:%z}）",
        "版（コミット）": origin.get("commit") or "記録なし",
        "機械": _machine(origin),
        "Python": origin.get("python"),
        "始めたときの負荷（1分平均）": origin.get("load"),
    }
    rows = (
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value)
        for name, value in facts.items()
        if value not in (None, "")
    )
    return Markup('<dl class="origin">{}</dl>').format(_JOINED.join(rows))


def _machine(origin: Mapping[str, Any]) -> str:
    if not origin.get("cores"):
        return "記録なし"
    memory = f"、メモリー {origin['memory_gb']} GB" if origin.get("memory_gb") else ""
    return f"{origin['cores']} コア{memory}（{origin.get('system', '')}）"


def _errors(report: Report) -> Markup:
    found = {figure.name: figure for section in report.sections for figure in section.figures}
    if not all(name in found for name in ERRORS):
        return Markup("")
    cards = _JOINED.join(_card(found[name]) for name in ERRORS)
    return Markup(
        '<section class="errors" aria-label="二つの誤り"><h2>二つの誤り</h2><div class="cards">{}</div></section>\n'
    ).format(cards)


def _card(figure: Figure) -> Markup:
    return Markup(
        '<div class="card"><h3>{label}</h3><p class="big">{value}</p><p>{detail}</p>{standing}</div>'
    ).format(
        label=figure.meaning.label,
        value=shown(figure.value, figure.meaning.form),
        detail=f"95 %区間 {interval_shown(figure.interval, figure.meaning.form)}、n={figure.n}",
        standing=_standing(figure),
    )


def _summary(report: Report) -> Markup:
    """Every figure that has a target, on one table."""
    aimed = [
        (section, figure) for section in report.sections for figure in section.figures if figure.standing
    ]
    if not aimed:
        return Markup("")
    rows = _JOINED.join(
        Markup('<tr><td><a href="#{}">{}</a></td>{}</tr>').format(section.name, section.title, _cells(figure))
        for section, figure in aimed
    )
    reached = sum(figure.standing is Standing.REACHED for _, figure in aimed)
    return Markup(
        '<section class="summary"><h2>目標のある数字</h2><p>{}件のうち、区間ごと目標に届いているものは{}件です。</p>'
        '<div class="wide"><table><thead><tr><th>測ったもの</th>{}</tr></thead><tbody>{}</tbody></table></div></section>\n'
    ).format(len(aimed), reached, _HEAD, rows)


def _contents(report: Report) -> Markup:
    items = (Markup('<li><a href="#{}">{}</a></li>').format(s.name, s.title) for s in report.sections)
    return Markup('<nav aria-label="目次"><h2>目次</h2><ol>{}</ol></nav>\n').format(_JOINED.join(items))


def _section(section: Section) -> Markup:
    return Markup(
        '<section id="{name}"><h2>{title}</h2><p>{about}</p>{origin}{missing}{figures}{plots}{tables}{notes}'
        '<p class="command">{again}：<code>{command}</code></p></section>\n'
    ).format(
        name=section.name,
        title=section.title,
        about=section.about,
        origin=_kept_origin(section),
        missing=Markup('<p class="missing">測っていません。{}</p>').format(section.missing)
        if section.missing
        else "",
        figures=_figures(section.figures),
        plots=_JOINED.join(_plot(plot) for plot in section.plots),
        tables=_JOINED.join(_table(table) for table in section.tables),
        notes=_JOINED.join(Markup('<p class="note">{}</p>').format(note) for note in section.notes),
        again="測るには" if section.missing else "もう一度測るには",
        command=section.command,
    )


def _kept_origin(section: Section) -> Markup:
    if not section.origin:
        return Markup("")
    return Markup('<div class="kept"><p>この節は、前に測って保存した数字です。</p>{}</div>').format(
        _origin(section.origin)
    )


_HEAD = Markup("<th>内容</th><th>値</th><th>95 %区間</th><th>n</th><th>目標</th>")


def _figures(figures: Iterable[Figure]) -> Markup:
    rows = _JOINED.join(Markup("<tr>{}</tr>").format(_cells(figure)) for figure in figures)
    if not rows:
        return Markup("")
    return Markup(
        '<div class="wide"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(_HEAD, rows)


def _cells(figure: Figure) -> Markup:
    form = figure.meaning.form
    return Markup(
        '<td class="what">{}</td><td class="value">{}</td><td>{}</td><td>{}</td><td>{}{}</td>'
    ).format(
        figure.meaning.label,
        shown(figure.value, form),
        interval_shown(figure.interval, form),
        f"{figure.n:,}",
        _aim(figure),
        _standing(figure),
    )


def _aim(figure: Figure) -> str:
    if figure.meaning.target is None:
        return "—"
    side = "以下" if figure.meaning.lower_is_better else "以上"
    return f"{shown(figure.meaning.target, figure.meaning.form)} {side}"


def _standing(figure: Figure) -> Markup:
    if figure.standing is None:
        return Markup("")
    words = _STANDINGS[figure.standing]
    return Markup('<span class="standing {}">{}</span>').format(figure.standing.value, words)


def _plot(plot: Plot) -> Markup:
    # The drawing is made by ElementTree, which has escaped every text in it.
    return Markup("<figure><figcaption>{}</figcaption>{}</figure>").format(plot.title, Markup(draw(plot)))  # noqa: S704


def _table(table: Table) -> Markup:
    head = _JOINED.join(Markup("<th>{}</th>").format(cell) for cell in table.head)
    rows = (_JOINED.join(Markup("<td>{}</td>").format(cell) for cell in row) for row in table.rows)
    body = _JOINED.join(Markup("<tr>{}</tr>").format(row) for row in rows)
    return Markup(
        '<details{}><summary>{}</summary><div class="wide"><table><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div></details>"
    ).format("" if table.folded else Markup(" open"), table.title, head, body)


def _left_out(report: Report) -> Markup:
    if not report.left_out:
        return Markup("")
    command = f"yorisoi eval --only {' '.join(report.left_out)}"
    return Markup(
        '<section><h2>この報告で測っていないもの</h2><p class="command"><code>{}</code></p></section>\n'
    ).format(command)


_READING = Markup(
    '<section class="reading"><h2>数字の読み方</h2><ul>'
    "<li>nは、測った問い（文、組、攻撃など）の数です。</li>"
    "<li>95 %区間は、同じように集めた別の問いで測り直したときに、値が動くと見込まれる幅です。"
    "割合はウィルソンの方法、平均と時間の順位はブートストラップ（同じ種で2000回・1000回）で求めています。</li>"
    "<li>点線は目標です。値が目標に届いても、区間がまたぐときは、届いたとは言い切りません。</li>"
    "<li>問いと評価は一人が作りました。ほかの人が作った問いで、同じ数字になるとは限りません。</li>"
    "<li>版の番号に「+」が付くときは、その版から手を加えた状態で測っています。</li></ul></section>\n"
)
