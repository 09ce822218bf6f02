"""The words of a Word paragraph, and what stands in it that is not its words."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from corpus.local.archive import attribute, local_name
from corpus.local.matter import LocalFurniture
from corpus.local.visible import seen

_MARKS = {"tab": "　", "ptab": "　", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PROPERTIES = frozenset("pPr rPr sectPr tblPr trPr tcPr sdtPr instrText delInstrText".split())
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_ASIDE = {
    "del": LocalFurniture.DELETED,
    "moveFrom": LocalFurniture.DELETED,
    "rt": LocalFurniture.RUBY,
}
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Words:
    """A paragraph's text; the notes it refers to as (kind, id); the text boxes that hang on it."""

    text: str = ""
    furniture: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


def words_of(paragraph: Any) -> Words:
    """Return what a paragraph says."""
    words = Words()
    _gather(paragraph, words)
    return words


def count_words(element: Any) -> int:
    """Return the seen characters of all text below an element, deleted text among it."""
    texts = (part.text or "" for part in element.iter("{*}t", "{*}delText"))
    return seen("".join(texts)) + sum(1 for _ in element.iter("{*}noBreakHyphen"))


def aside_of(element: Any) -> LocalFurniture | None:
    """The class of an element whose text is not taken in, or None."""
    name = local_name(element)
    if name == "r" and _vanishes(element):
        return LocalFurniture.HIDDEN
    return _ASIDE.get(name)


def _gather(element: Any, words: Words) -> None:
    for child in element:
        name = local_name(child)
        if name in _PROPERTIES:
            continue
        if aside := aside_of(child):
            words.furniture[aside.value] += count_words(child)
        elif name == "t":
            words.text += child.text or ""
        elif name in _MARKS:
            words.text += _MARKS[name]
        elif name in _NOTES:
            words.notes.append((_NOTES[name], attribute(child, "id") or ""))
        elif name == "txbxContent":
            words.boxes.append(child)
        else:
            _gather(child, words)


def _vanishes(run: Any) -> bool:
    """Whether a run is set as hidden text."""
    return any(
        (attribute(mark, "val") or "1") not in _OFF
        for properties in run.findall("{*}rPr")
        for mark in properties.iterchildren("{*}vanish", "{*}specVanish")
    )
