"""One turn as it is seen: the question as it was read, the answer in its blocks, and what it stands on."""

from collections.abc import Sequence

from markupsafe import Markup

from assistant.answer import Answer, Block, Citation, MaskedCount, Role, Status, WrittenBy
from assistant.heading import title_of
from assistant.paths import Path
from assistant.screens.block_html import block_html, lines_html, notice_html
from assistant.screens.passage_html import nearest_ref, openings
from assistant.screens.source_html import authorship, badge, pages
from corpus.edition import Edition
from corpus.entry import Provenance

_FOOT = Markup(
    '<p class="foot"><button type="button" class="quiet-button print">このお返事を印刷</button>'
    '<button type="button" class="quiet-button" data-file="docx">相談シート（Word）</button>'
    '<button type="button" class="quiet-button" data-file="md">相談シート（Markdown）</button></p>'
)


_WRITTEN_BY_MODEL = Markup(
    '<p class="author">生成AIが出典をもとに文章を書き、一文ずつ出典と照らし合わせました。'
    "大切な判断の前に、番号を押してもとの記述をお確かめください。</p>"
)
"""What stands above an answer whose sentences are a model's: nobody should take them for the sources' own."""


def turn_html(answer: Answer, edition: Edition, key: str, proposed: str = "") -> Markup:
    """Return one turn: the masked question, the answer, and all that can be opened from it.

    `key` makes the ids in it distinct: no two turns of a page may share one. `proposed` is the question
    put without identity, "" where there is none to show. Every text is escaped.
    """
    return Markup(
        '<section class="turn" data-turn="{key}" data-announce="{announce}">{question}{masked}'
        '<article class="answer {status}" aria-label="お返事">'
        "{author}{body}{nearest}{ways}{foot}{printed}</article>{openings}</section>"
    ).format(
        key=key,
        announce=announcement(answer),
        question=_question(answer.question),
        masked=_masked(answer.masked, proposed),
        status=answer.status.value,
        author=_WRITTEN_BY_MODEL if answer.written_by is WrittenBy.MODEL else "",
        body=_body(answer, edition, key),
        nearest=_nearest(answer, key),
        ways=_ways(answer.paths),
        foot=_FOOT if answer.question else "",
        printed=_printed_sources(answer.citations),
        openings=openings(answer, edition, key),
    )


def announcement(answer: Answer) -> str:
    """What a screen reader says when the answer arrives: its notice, and the titles of its blocks."""
    notices = [s.text for block in answer.blocks if block.role is Role.NOTICE for s in block.sentences]
    titles = [title_of(block, answer) for block in answer.blocks if block.role is not Role.NOTICE]
    arrived = f"お返事が届きました。{'、'.join(titles)}。" if titles else ""
    return "".join(notices) + arrived


def _question(text: str) -> Markup:
    if not text:
        return Markup("")
    return Markup('<div class="question"><h2 class="unseen">ご相談</h2><p>{}</p></div>').format(text)


def _masked(counts: Sequence[MaskedCount], proposed: str) -> Markup:
    if not counts:
        return Markup("")
    kinds = "、".join(f"{mask.kind}{mask.count}件" for mask in counts)
    told = Markup('<p class="masked">個人が分かる情報を伏せました（{}）</p>').format(kinds)
    return told + _reworded(proposed) if proposed else told


def _reworded(proposed: str) -> Markup:
    """The question as it could have been put, folded away until it is asked for."""
    return Markup(
        '<details class="reworded"><summary>言い換えの例</summary><p>{0}</p>'
        '<button type="button" class="quiet-button" data-ask="{0}">この言い方で相談する</button></details>'
    ).format(proposed)


def _body(answer: Answer, edition: Edition, key: str) -> Markup:
    if answer.status is Status.CRISIS:
        urgent = [block for block in answer.blocks if block.role in (Role.NOTICE, Role.HELPLINE)]
        others = [block for block in answer.blocks if block not in urgent]
        return _emergency(urgent, key) + _blocks(others, answer, edition, key)
    return _blocks(answer.blocks, answer, edition, key)


def _blocks(blocks: Sequence[Block], answer: Answer, edition: Edition, key: str) -> Markup:
    return Markup("").join(
        notice_html(block) if block.role is Role.NOTICE else block_html(block, answer, edition, key)
        for block in blocks
    )


def _emergency(blocks: Sequence[Block], key: str) -> Markup:
    """What to do now, then whom to call, in one panel that cannot be overlooked."""
    parts = Markup("").join(
        notice_html(block) if block.role is Role.NOTICE else lines_html(block, key) for block in blocks
    )
    return Markup('<section class="emergency"><h3>{}</h3>{}</section>').format(Role.HELPLINE.title, parts)


def _nearest(answer: Answer, key: str) -> Markup:
    """The passages that came nearest to a question that is not answered; each can be opened."""
    if not answer.nearest:
        return Markup("")
    rows = (
        Markup(
            '<li>{}<button type="button" class="entry-title" data-open="{}" aria-expanded="false"'
            ' aria-controls="passage">{}</button><span class="quiet">{}</span></li>'
        ).format(badge(passage.provenance), nearest_ref(key, place), passage.title, passage.section)
        for place, passage in enumerate((hit.passage for hit in answer.nearest), start=1)
    )
    return Markup('<section class="role nearest"><h3>近い記述</h3><ul>{}</ul></section>').format(
        Markup("").join(rows)
    )


def _ways(paths: Sequence[Path]) -> Markup:
    """What a person may want to ask next, each a button that asks it."""
    if not paths:
        return Markup("")
    buttons = (
        Markup('<button type="button" class="way" data-ask="{}">{}</button>').format(way.question, way.label)
        for way in paths
    )
    return Markup('<section class="ways"><h3>つづけて見る</h3>{}</section>').format(Markup("").join(buttons))


def _printed_sources(citations: Sequence[Citation]) -> Markup:
    """The citations as a list that only paper shows, where nothing can be pressed."""
    if not citations:
        return Markup("")
    rows = (Markup("<li>{}</li>").format(_printed(citation)) for citation in citations)
    return Markup('<section class="printed"><h3>出典</h3><ol>{}</ol></section>').format(Markup("").join(rows))


def _printed(citation: Citation) -> str:
    passage = citation.passage
    parts = [f"【{authorship(citation.provenance)}】{passage.title}", passage.section, pages(passage)]
    if citation.provenance is not Provenance.NOTES:
        parts.append(citation.source_title)
    return "　".join(part for part in [*parts, citation.source_url] if part)
