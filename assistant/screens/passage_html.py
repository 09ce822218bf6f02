"""A passage as it opens beside the chat: its words with the cited ones marked, and the entry it is from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from assistant.answer import Answer, source_of
from assistant.screens.page_image_html import page_figure
from assistant.screens.source_html import OURS, badge, numbered, source_list
from corpus.edition import Edition
from corpus.entry import Entry, Provenance
from corpus.passage import Passage

Spans = Sequence[tuple[int, int]]
"""Character offsets into a passage's text, each `(start, end)`."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A passage to be opened: what it is called there, its entry, and the title and address of its source."""

    label: str
    entry: Entry
    passage: Passage
    source: tuple[str, str]


_LIST_MARK = re.compile(r"[ \t　]*(?:(?P<bullet>[-*・])|(?P<number>\d{1,3}[.．)）]))[ \t　]*")


def citation_ref(key: str, n: int) -> str:
    """The id of what opens for citation n of the answer with this key."""
    return f"{key}-c{n}"


def nearest_ref(key: str, place: int) -> str:
    """The id of what opens for the near passage at this place (from 1)."""
    return f"{key}-n{place}"


def entry_ref(key: str, entry_id: str) -> str:
    """The id of what opens for a whole entry."""
    return f"{key}-e-{entry_id.replace('/', '.')}"


def openings(answer: Answer, edition: Edition, key: str) -> Markup:
    """Return all that can be opened from an answer, each in a `<template>` that the page copies at once."""
    return Markup("").join(
        Markup('<template id="{}">{}</template>').format(ref, content)
        for ref, content in _contents(answer, edition, key)
    )


def marked(text: str, spans: Spans = ()) -> Markup:
    """Return the text escaped, a paragraph for each of its lines, the spans in `<mark>`."""
    parts, offset = [], 0
    for line in text.splitlines(keepends=True):
        parts.append(_line(line.rstrip("\r\n"), [(start - offset, end - offset) for start, end in spans]))
        offset += len(line)
    return Markup("").join(parts)


def _contents(answer: Answer, edition: Edition, key: str) -> Iterator[tuple[str, Markup]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    entries: dict[str, Entry] = {}
    for citation in answer.citations:
        passage = citation.passage
        entry = entries.setdefault(passage.entry_id, edition.by_id[passage.entry_id])
        spans.setdefault(passage.passage_id, []).append((citation.start, citation.end))
        cited = _Opened(f"出典{citation.n}", entry, passage, (citation.source_title, citation.source_url))
        yield citation_ref(key, citation.n), _passage(cited, [(citation.start, citation.end)], key)
    for place, hit in enumerate(answer.nearest, start=1):
        passage = hit.passage
        entry = entries.setdefault(passage.entry_id, edition.by_id[passage.entry_id])
        near = _Opened("近い記述", entry, passage, source_of(entry, passage))
        yield nearest_ref(key, place), _passage(near, (), key)
    for entry_id, entry in entries.items():
        yield entry_ref(key, entry_id), _entry(entry, edition.passages_by_entry[entry_id], spans)


def _passage(opened: _Opened, spans: Spans, key: str) -> Markup:
    entry, passage = opened.entry, opened.passage
    place = "　".join(part for part in (passage.section, passage.heading) if part)
    return Markup(
        '{head}<p class="place">{place}</p><div class="words">{words}</div>'
        '<p><button type="button" class="quiet-button" data-open="{ref}">この項目の全文</button></p>'
        "{picture}{sources}"
    ).format(
        head=_head(opened.label, entry, passage.provenance),
        place=place,
        words=marked(passage.text, spans),
        ref=entry_ref(key, entry.entry_id),
        picture=page_figure(entry, passage, " ".join(passage.text[start:end] for start, end in spans)),
        sources=source_list(entry, passage, *opened.source),
    )


def _entry(entry: Entry, passages: Sequence[Passage], spans: Mapping[str, Spans]) -> Markup:
    parts, shown = [], ("", "")
    for passage in passages:
        names = (passage.section, passage.heading)
        if names != shown:
            parts.append(_section_title(passage, new_section=passage.section != shown[0]))
        shown = names
        words = marked(passage.text, spans.get(passage.passage_id, ()))
        parts.append(Markup('<div class="words">{}</div>').format(words))
    sources = source_list(entry, passages[0], *source_of(entry, passages[0]))
    head = _head("項目の全文", entry, entry.provenance)
    return Markup("{}{}{}").format(head, Markup("").join(parts), sources)


def _section_title(passage: Passage, new_section: bool) -> Markup:
    section = Markup("<h3>{}</h3>").format(passage.section) if passage.section and new_section else Markup("")
    return section + (Markup("<h4>{}</h4>").format(passage.heading) if passage.heading else Markup(""))


def _head(label: str, entry: Entry, provenance: Provenance) -> Markup:
    """The badge and whose words these are, the title, and where it stands."""
    ours = Markup('<span class="ours">{}</span>').format(OURS) if provenance is Provenance.NOTES else ""
    where = "　".join(part for part in (numbered(entry), entry.heading_title) if part)
    return Markup(
        '<p class="opened-label">{label}</p><h2 tabindex="-1">{title}</h2>'
        '<p class="whose">{badge}{ours}<span class="where">{where}</span></p>'
    ).format(label=label, title=entry.title, badge=badge(provenance), ours=ours, where=where)


def _line(line: str, spans: Spans) -> Markup:
    mark = _LIST_MARK.match(line)
    begin = mark.end() if mark else 0
    words = _with_marks(line, begin, spans)
    if mark is None or not line[begin:]:
        return Markup("<p>{}</p>").format(words) if line.strip() else Markup("")
    return Markup('<p class="item"><span class="item-mark">{}</span><span>{}</span></p>').format(
        mark["number"] or "・", words
    )


def _with_marks(line: str, begin: int, spans: Spans) -> Markup:
    """The line from `begin` on, escaped, the parts of it that lie in a span in `<mark>`."""
    parts, place = [], begin
    for first, end in sorted((max(start, begin), min(end, len(line))) for start, end in spans):
        start = max(first, place)
        if start < end:
            parts.append(Markup("{}<mark>{}</mark>").format(line[place:start], line[start:end]))
            place = end
    return Markup("").join([*parts, escape(line[place:])])
