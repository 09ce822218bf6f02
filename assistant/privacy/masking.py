"""mask: find every kind of personal data, the more telling first, and put its mark in its place."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from assistant.answer import MaskedCount
from assistant.privacy.accounts import accounts
from assistant.privacy.addresses import addresses
from assistant.privacy.births import birth_year, births
from assistant.privacy.employers import employers
from assistant.privacy.facilities import facilities
from assistant.privacy.masked import Masked, Span
from assistant.privacy.numbers import numbers
from assistant.privacy.persons import persons
from assistant.privacy.phones import phones, public_numbers
from assistant.privacy.reading import Reading
from assistant.privacy.schools import schools

FINDERS: Sequence[Callable[[Reading], Iterator[Span]]] = (
    public_numbers,
    accounts,
    phones,
    births,
    numbers,
    addresses,
    employers,
    schools,
    facilities,
    persons,
)
"""In the order in which they are believed: what one has found, no later one finds again."""

_MAX_PASSES = 5


def mask(text: str) -> Masked:
    """Return `text` with each piece of personal data replaced by its kind in brackets (［氏名］).

    Masking a masked text changes nothing. Ages, durations, public lines and offices stay.
    """
    counts: Counter[str] = Counter()
    years: tuple[int, ...] = ()
    for _ in range(_MAX_PASSES):
        spans = find(text)
        if not spans:
            break
        counts.update(span.kind for span in spans)
        years += _birth_years(text, spans)
        text = _replace(text, spans)
    return Masked(text, tuple(MaskedCount(kind, count) for kind, count in counts.items()), years)


def find(text: str) -> list[Span]:
    """Return the pieces of personal data in `text` in order; none overlap."""
    reading = Reading.of(text)
    taken: list[Span] = []
    for finder in FINDERS:
        for span in finder(reading):
            if rest := _rest(span, taken):
                taken.append(rest)
    return _joined(sorted((span for span in taken if span.kind), key=lambda span: span.start))


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans, with those of one kind that touch made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start and joined[-1].kind == span.kind:
            joined[-1] = Span(joined[-1].start, span.end, span.kind)
        else:
            joined.append(span)
    return joined


def _rest(span: Span, taken: Sequence[Span]) -> Span | None:
    """The part of a piece that nothing has taken before, or None where it begins in another kind."""
    start = span.start
    for other in sorted(taken, key=lambda piece: piece.start):
        if other.start <= start < other.end:
            if other.kind != span.kind:
                return None
            start = other.end
    end = min((other.start for other in taken if start < other.start < span.end), default=span.end)
    return Span(start, end, span.kind) if start < end else None


def _replace(text: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        text = f"{text[: span.start]}［{span.kind}］{text[span.end :]}"
    return text


def _birth_years(text: str, spans: Sequence[Span]) -> tuple[int, ...]:
    digits = Reading.of(text).digits
    return tuple(
        birth_year(digits[span.start : span.end].strip()) for span in spans if span.kind == "生年月日"
    )
