"""One block of an answer as it is seen: its sentences by entry, each with the marks that open its sources."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from assistant.answer import Answer, AnswerSentence, Block, Citation, Role
from assistant.heading import title_of
from assistant.screens.passage_html import citation_ref, entry_ref
from assistant.screens.source_html import badge, numbered
from assistant.screens.telephone import dial_link, dialled, line_of
from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance

_LABELLED = frozenset({"forks", "words", "avoid", "practice"})
"""Sections whose name is shown, because their sentences read differently without it."""

_NUMBER = re.compile(r"(\d{1,3})[.．)）][ \t　]*$")
_LIST_MARK = re.compile(r"(?:[-*・]|\d{1,3}[.．)）])[ \t　]*$")
_SPEECH = Markup('<blockquote class="speech"><p>{}{}</p></blockquote>')
_LEAD = Markup('<p class="lead">{}{}</p>')
_PARAGRAPH = Markup('<p class="said">{}{}</p>')
_ITEM = Markup("<li>{}{}</li>")
_NUMBERED = Markup("<ol>{}</ol>")
_BULLETED = Markup("<ul>{}</ul>")


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with what it stands on."""

    sentence: AnswerSentence
    citation: Citation

    @property
    def slug(self) -> str:
        return self.citation.passage.slug

    @property
    def is_verbatim(self) -> bool:
        """Whether the sentence is the passage's own words, rather than a model's."""
        return self.sentence.text == self.citation.quote

    @property
    def list_mark(self) -> str:
        """What stands before the cited words in their line (「1. 」「- 」), "" if they are no list item."""
        before = self.citation.passage.text[: self.citation.start].rpartition("\n")[2]
        mark = _LIST_MARK.match(before)
        return mark[0] if mark else ""


def block_html(block: Block, answer: Answer, edition: Edition, key: str) -> Markup:
    """Return a block with its heading; every sentence is followed by a button for each of its citations.

    Words of the passages stand under the names of their entries; words a model wrote are plain paragraphs.
    """
    said = [_Said(s, answer.citations[s.citations[0] - 1]) for s in block.sentences if s.citations]
    if all(item.is_verbatim for item in said):
        entries = (list(group) for _, group in groupby(said, lambda item: item.citation.passage.entry_id))
        parts = Markup("").join(_of_entry(items, block.role, edition, key) for items in entries)
    else:
        parts = _each(_PARAGRAPH, said, key)
    return Markup('<section class="role {role}"><h3>{title}</h3>{parts}</section>').format(
        role=block.role.value, title=title_of(block, answer), parts=parts
    )


def notice_html(block: Block) -> Markup:
    """Return our own fixed words, telephone numbers in them ready to dial."""
    lines = Markup("").join(Markup("<p>{}</p>").format(dialled(s.text)) for s in block.sentences)
    return Markup('<div class="notice">{}</div>').format(lines)


def lines_html(block: Block, key: str) -> Markup:
    """Return the telephone lines of a block, their numbers large."""
    rows = Markup("").join(_line(sentence, key) for sentence in block.sentences)
    return Markup('<ul class="lines">{}</ul>').format(rows)


def marks(sentence: AnswerSentence, key: str) -> Markup:
    """Return a button for each citation of a sentence; it opens the passage beside the chat."""
    return Markup("").join(
        Markup(
            '<button type="button" class="cite" data-open="{ref}" aria-label="出典{n}を開く"'
            ' aria-expanded="false" aria-controls="passage">{n}</button>'
        ).format(ref=citation_ref(key, n), n=n)
        for n in sentence.citations
    )


def _of_entry(items: Sequence[_Said], role: Role, edition: Edition, key: str) -> Markup:
    entry = edition.by_id[items[0].citation.passage.entry_id]
    facts = _case_facts(entry) if role is Role.CASE else Markup("")
    return Markup('<div class="from">{}{}{}</div>').format(
        _entry_title(entry, key), facts, Markup("").join(_runs(items, key))
    )


def _entry_title(entry: Entry, key: str) -> Markup:
    """Whose words the next sentences are, and the name of their entry; pressing it opens the whole entry."""
    return Markup(
        '<h4>{}<span class="number">{}</span><button type="button" class="entry-title" data-open="{}"'
        ' aria-expanded="false" aria-controls="passage">{}</button></h4>'
    ).format(badge(entry.provenance), numbered(entry), entry_ref(key, entry.entry_id), entry.title)


def _case_facts(entry: Entry) -> Markup:
    """Age, sex, household and who came first, and that a case of ours is made up."""
    told = [str(entry.attributes.get(name, "")) for name in ("age_band", "sex", "household")]
    first = entry.attributes.get("first_contact")
    told += [f"最初の相談は{first}から"] if first else []
    told += ["架空の事例です"] if entry.kind is Kind.CASE and entry.provenance is Provenance.NOTES else []
    return Markup('<p class="facts">{}</p>').format("／".join(part for part in told if part))


def _runs(items: Sequence[_Said], key: str) -> Iterator[Markup]:
    """The sentences of one entry, those of one part of it together."""
    for (slug, heading), part in groupby(items, lambda item: (item.slug, item.citation.passage.heading)):
        said = list(part)
        label = said[0].citation.passage.section if slug in _LABELLED else heading
        if label:
            yield Markup('<p class="part">{}</p>').format(label)
        for is_item, run in groupby(said, lambda item: bool(item.list_mark)):
            yield _run(list(run), slug, is_item, key)


def _run(run: Sequence[_Said], slug: str, is_list: bool, key: str) -> Markup:
    if slug == "words":
        return _each(_SPEECH, run, key)
    if is_list:
        return (_NUMBERED if _is_whole_list(run) else _BULLETED).format(_each(_ITEM, run, key))
    return _each(_LEAD if slug == "summary" else _PARAGRAPH, run, key)


def _each(form: Markup, run: Sequence[_Said], key: str) -> Markup:
    """Each sentence in the form, followed by its marks."""
    return Markup("").join(form.format(*_with_marks(item.sentence, key)) for item in run)


def _with_marks(sentence: AnswerSentence, key: str) -> tuple[Markup, Markup]:
    """The sentence, and its last characters together with its marks, which no line break parts from them."""
    cut = -1 if sentence.text.endswith(("。", "」", "）")) and len(sentence.text) > 1 else len(sentence.text)
    end = Markup('<span class="said-end">{}{}</span>').format(sentence.text[cut:], marks(sentence, key))
    return dialled(sentence.text[:cut]), end


def _is_whole_list(run: Sequence[_Said]) -> bool:
    """Whether these are the items 1, 2, 3 … of a numbered list, so that the numbers still say something."""
    numbers = [match[1] if (match := _NUMBER.match(item.list_mark)) else "" for item in run]
    return numbers == [str(number) for number in range(1, len(run) + 1)]


def _line(sentence: AnswerSentence, key: str) -> Markup:
    line = line_of(sentence.text)
    cited = marks(sentence, key)
    if line is None:
        return Markup("<li><p>{}{}</p></li>").format(dialled(sentence.text), cited)
    return Markup(
        '<li><span class="line-name">{}</span>{}<span class="line-details">{}{}</span></li>'
    ).format(line.name, dial_link(line.number), line.details, cited)
