"""Which Word styles are headings, and of which level."""

import re
from collections.abc import Mapping
from typing import Any

from corpus.local.archive import attribute, local_name

_NAMED = re.compile(r"(?:heading|見出し)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|表題", re.IGNORECASE)
_BODY_LEVEL = 9
_MAX_STEPS = 20


def style_levels(styles: Any | None) -> dict[str, int]:
    """Return style id → heading level, from 1; the title of a document is 1 and its headings begin at 2."""
    if styles is None:
        return {}
    found = {attribute(style, "styleId") or "": style for style in styles.iterchildren("{*}style")}
    levels = {style_id: _level(style_id, found) for style_id in found}
    return {style_id: level for style_id, level in levels.items() if level}


def level_of(paragraph: Any, levels: Mapping[str, int]) -> int | None:
    """Return the heading level of a paragraph, or None where it is none."""
    properties = paragraph.find("{*}pPr")
    if properties is None:
        return None
    if own := _outline_level(properties):
        return None if own > _BODY_LEVEL else own + 1
    style = properties.find("{*}pStyle")
    return levels.get(attribute(style, "val") or "") if style is not None else None


def _level(style_id: str, styles: Mapping[str, Any]) -> int | None:
    """From the style's name or outline level, or those of the style it is based on."""
    for _ in range(_MAX_STEPS):
        style = styles.get(style_id)
        if style is None:
            return None
        name = _value(style, "name")
        if match := _NAMED.fullmatch(name.strip()):
            return int(match[1]) + 1
        if _TITLE.fullmatch(name.strip()):
            return 1
        properties = style.find("{*}pPr")
        if properties is not None and (own := _outline_level(properties)):
            return None if own > _BODY_LEVEL else own + 1
        style_id = _value(style, "basedOn")
    return None


def _outline_level(properties: Any) -> int | None:
    """The outline level from 1; 10 is body text; None where none is set."""
    value = _value(properties, "outlineLvl")
    return int(value) + 1 if value.isdecimal() else None


def _value(element: Any, name: str) -> str:
    child = next((child for child in element if local_name(child) == name), None)
    return (attribute(child, "val") or "") if child is not None else ""
