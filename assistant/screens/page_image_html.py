"""The picture of the page a passage stands on, with ways to turn and enlarge it."""

from urllib.parse import quote as escaped

from markupsafe import Markup

from corpus.entry import Entry
from corpus.local.about import TELLS_OF_PEOPLE
from corpus.passage import Passage

A4_WIDTH, A4_HEIGHT = 595, 842
"""The room kept free until the picture has come, in points."""

NO_IMAGE = "ページの画像を出せませんでした。文字の引用は、そのままお使いいただけます。"
NO_MORE = "次のページを出せませんでした。ここが最後のページのようです。"


def page_figure(entry: Entry, passage: Passage, cited: str = "") -> Markup:
    """Return the page the passage stands on as a picture, `cited` marked; nothing where it is no PDF's.

    Nor where the file tells of people: it was masked, and is not kept.
    """
    sha256 = str(entry.attributes.get("sha256", ""))
    if not sha256 or not passage.pdf_page or entry.attributes.get("local_kind") in TELLS_OF_PEOPLE:
        return Markup("")
    return figure(sha256, passage.pdf_page, cited, entry.title)


def figure(sha256: str, pdf_page: int, cited: str, title: str) -> Markup:
    """Return the picture of a page of a kept file; it is fetched only once it is to be seen."""
    folder = f"page/{sha256}"
    address = f"{folder}/{pdf_page}" + (f"?quote={escaped(cited)}" if cited else "")
    marked = "引用した言葉に色が付いています。" if cited else ""
    return Markup(
        '<figure class="page-image" data-folder="{folder}" data-cited="{page}" data-page="{page}"'
        ' data-quote="{cited}" data-no-image="{no_image}" data-no-more="{no_more}">'
        '<figcaption>元のページ（PDF <span class="page-number">{page}</span>ページ）</figcaption>'
        '<button type="button" class="zoom" aria-pressed="false">'
        '<img src="{address}" loading="lazy" decoding="async" width="{width}" height="{height}"'
        ' alt="「{title}」が載っているページの画像。{marked}">'
        '<span class="unseen">押すと大きさが変わります。</span></button>'
        '<p class="page-said quiet" role="status" hidden></p>'
        '<p class="turning"><button type="button" class="quiet-button" data-by="-1"{first}>前のページ</button>'
        '<button type="button" class="quiet-button" data-by="1">次のページ</button></p></figure>'
    ).format(
        folder=folder,
        page=pdf_page,
        cited=cited,
        no_image=NO_IMAGE,
        no_more=NO_MORE,
        address=address,
        width=A4_WIDTH,
        height=A4_HEIGHT,
        title=title,
        marked=marked,
        first=Markup(" disabled") if pdf_page == 1 else "",
    )
