"""Web pages as a tree of what a browser would show: scripts, hidden elements and comments are gone."""

import re
from collections import Counter

from lxml import etree, html

from corpus.local.matter import LocalFurniture
from corpus.local.visible import seen
from corpus.pdf.failed import ImportFailedError

_SILENT = frozenset(
    "script style template noscript iframe object embed svg math head datalist title audio video canvas".split()
)
"""Elements whose text no browser shows."""

_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0*)?(?:;|!|$)|color:transparent"
    r"|font-size:0(?:\.0*)?(?:px|pt|r?em|%)?(?:;|!|$)|(?:left|top|right|text-indent|margin-left):-\d{3,}"
    r"|clip:rect\(0|clip-path:inset\((?:50|100)%|(?:^|;)(?:max-)?(?:width|height):0(?:px)?(?:;|!|$)"
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"[a-z0-9]*([.#][\w-]+)", re.IGNORECASE)


def shown_tree(text: str, name: str) -> tuple[html.HtmlElement, Counter[str]]:
    """Return the tree of a page with all that is not shown taken out, and what that was, by class.

    Raises:
        ImportFailedError: the page cannot be read, or its elements are nested past all measure.
    """
    root = _parsed(text, name)
    hiding = _hiding_selectors(root)
    asides = [element for element in root.iter() if element is not root and _is_aside(element, hiding)]
    furniture: Counter[str] = Counter()
    for element in reversed(asides):  # from the inside out, so that each counts only what is its own
        if aside := _aside(element, hiding):
            furniture[aside.value] += seen("".join(element.itertext()))
        element.drop_tree()
    return root, furniture


def _parsed(text: str, name: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = f"「{name}」をウェブページとして読めません。保存し直してください。"
        raise ImportFailedError(message) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise ImportFailedError(f"「{name}」は入れ子が深すぎて読めません。WordやPDFの形で用意してください。")
    return root


def _is_aside(element: html.HtmlElement, hiding: frozenset[str]) -> bool:
    return _is_silent(element) or _aside(element, hiding) is not None


def _is_silent(element: html.HtmlElement) -> bool:
    """Whether it is a comment, or an element whose text is never shown."""
    return not isinstance(element.tag, str) or element.tag in _SILENT


def _aside(element: html.HtmlElement, hiding: frozenset[str]) -> LocalFurniture | None:
    """The class of an element whose text a reader does not see or need, or None."""
    if _is_silent(element):
        return None
    if element.tag == "nav":
        return LocalFurniture.NAVIGATION
    if element.tag in ("rt", "rp"):
        return LocalFurniture.RUBY
    return LocalFurniture.HIDDEN if _hidden(element, hiding) else None


def _hidden(element: html.HtmlElement, hiding: frozenset[str]) -> bool:
    if "hidden" in element.attrib or element.get("type") == "hidden":
        return True
    if _HIDING.search(re.sub(r"\s+", "", element.get("style") or "").lower()):
        return True
    named = {f".{word}" for word in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
    return bool(hiding & named)


def _hiding_selectors(root: html.HtmlElement) -> frozenset[str]:
    """The plain class and id selectors that the page's own styles hide."""
    css = "".join(element.text or "" for element in root.iter("style"))
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return frozenset(
        match[1]
        for selectors, style in _RULE.findall(css)
        if _HIDING.search(re.sub(r"\s+", "", style).lower())
        for selector in selectors.split(",")
        if (match := _SIMPLE.fullmatch(selector.strip()))
    )
