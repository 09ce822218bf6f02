"""What a chat model has written so far, each sentence checked; the answer takes its place when it is done."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup

from assistant.answer import Role

Drafted = tuple[Role, str]
"""A checked sentence and the block it will stand in."""

_DRAFT = Markup(
    '<section class="draft" aria-label="書いている途中のお返事"><article class="answer" aria-busy="true">'
    '<p class="author">生成AIが書いている途中です。出典と照らし合わせた文から出しています。</p>'
    "{}</article></section>"
)


def draft_html(sentences: Sequence[Drafted]) -> Markup:
    """Return the sentences in the order they were checked, under the headings of their blocks; all escaped."""
    parts = (
        Markup('<section class="role {}"><h3>{}</h3>{}</section>').format(
            role.value,
            role.title,
            Markup("").join(Markup('<p class="said">{}</p>').format(text) for _, text in told),
        )
        for role, told in groupby(sentences, key=itemgetter(0))
    )
    return _DRAFT.format(Markup("").join(parts))
