"""HTML as a browser would see it, small enough to ask things of in a test."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br", "meta", "link", "img", "input", "hr"}


@dataclass
class Element:
    """A tag with its attributes, the elements and texts inside it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, tag: str = "", cls: str = "") -> list["Element"]:
        return [
            element
            for element in self.walk()
            if (not tag or element.tag == tag) and (not cls or cls in element.classes)
        ]

    def one(self, tag: str = "", cls: str = "") -> "Element":
        found = self.all(tag, cls)
        assert len(found) == 1, f"{len(found)} of {tag}.{cls}"
        return found[0]

    def by_id(self, element_id: str) -> "Element":
        found = [element for element in self.walk() if element.attributes.get("id") == element_id]
        assert len(found) == 1, f"{len(found)} with id {element_id}"
        return found[0]

    def walk(self) -> Iterator["Element"]:
        for part in self.inside:
            if isinstance(part, Element):
                yield part
                yield from part.walk()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open[-1].tag == tag, f"<{self._open[-1].tag}> closed by </{tag}>"
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def seen(html: str) -> Element:
    """Return what the HTML holds; every tag must be closed in its place."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader._open == [reader.root], "a tag is left open"
    return reader.root
