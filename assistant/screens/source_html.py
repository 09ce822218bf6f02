"""Whose words a passage holds, and where they come from: the badge, the source, the pages."""

from markupsafe import Markup, escape

from corpus.entry import Entry, Provenance, Source
from corpus.passage import Passage

OURS = "当プロジェクトの作成"
"""What stands beside the badge of a practice note, so that none is taken for the handbook's text."""

_NUMBERED_KINDS = frozenset({"value", "stance", "caution", "point", "case"})


def badge(provenance: Provenance) -> Markup:
    """Return the badge of a provenance: told by its word, its colour only helps."""
    return Markup('<span class="badge {}">{}</span>').format(provenance.value, provenance.label)


def authorship(provenance: Provenance) -> str:
    """The badge in words; for a practice note also who wrote it."""
    return f"{provenance.label}（{OURS}）" if provenance is Provenance.NOTES else provenance.label


def numbered(entry: Entry) -> str:
    """The entry's kind with its number (ポイント8), or its kind alone where it has none."""
    if entry.kind.value in _NUMBERED_KINDS and entry.number:
        return f"{entry.kind.label}{entry.number}"
    return entry.kind.label


def pages(passage: Passage) -> str:
    """The printed page and the page of the file, or "" where the passage has neither."""
    return page_words(passage.page, passage.pdf_page)


def page_words(page: str | None, pdf_page: int | None) -> str:
    """A printed page and a page of a file in words, or "" where there is neither."""
    printed = f"{page}ページ" if page else ""
    in_file = f"PDF {pdf_page}ページ" if pdf_page else ""
    return f"{printed}（{in_file}）" if printed and in_file else printed or in_file


def source_list(entry: Entry, passage: Passage, title: str, url: str) -> Markup:
    """Return where the passage comes from: its source, its pages, and what else the entry rests on."""
    rows = [_row("出典", _linked(title, url))]
    if where := pages(passage):
        rows.append(_row("ページ", escape(where)))
    others = [source for source in entry.sources if source.title != title]
    if others:
        items = Markup("").join(Markup("<li>{}</li>").format(_source(source)) for source in others)
        rows.append(_row("参考にした資料", Markup("<ul>{}</ul>").format(items)))
    checked = sorted({source.checked for source in entry.sources if source.checked})
    if checked:
        rows.append(_row("確認した時期", escape(_month(checked[-1]))))
    return Markup('<dl class="source">{}</dl>').format(Markup("").join(rows))


def _row(name: str, value: Markup) -> Markup:
    return Markup("<dt>{}</dt><dd>{}</dd>").format(name, value)


def _source(source: Source) -> Markup:
    return _linked(source.title, source.url)


def _linked(title: str, url: str) -> Markup:
    """The title, and the address as a link that is followed only when pressed; other schemes stay text."""
    if not url.startswith(("https://", "http://")):
        return Markup("{} {}").format(title, url) if url else escape(title)
    return Markup(
        '{}<br><a href="{}" target="_blank" rel="noopener noreferrer">{}</a>'
        '<span class="quiet">（別の画面で外部のサイトを開きます）</span>'
    ).format(title, url, url)


def _month(checked: str) -> str:
    year, _, month = checked.partition("-")
    return f"{year}年{month.lstrip('0')}月" if month else checked
