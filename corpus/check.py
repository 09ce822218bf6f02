"""Checks of the shipped text: counts, sections, links, lengths, sources, repetition."""

from collections.abc import Callable, Iterator

from corpus.check_wording import check_wording
from corpus.edition import Edition
from corpus.entry import Entry, Kind, Provenance
from corpus.facts import unsourced_facts
from corpus.problem import Problem
from corpus.similar import similar_sentences

COUNTS = {Kind.VALUE: 3, Kind.STANCE: 4, Kind.CAUTION: 6, Kind.POINT: 50, Kind.CASE: 30}
"""How many entries of a kind the notes must hold; the framework's own numbers."""

_FRAMEWORK = ("一言で", "どういうことか", "現場では", "使いたい言葉", "避けたい言葉", "場面", "こんなときは")
SECTIONS = {
    Kind.VALUE: _FRAMEWORK,
    Kind.STANCE: _FRAMEWORK,
    Kind.CAUTION: _FRAMEWORK,
    Kind.POINT: ("一言で", "なぜ", "どう進めるか", "言葉の例", "避けたいこと", "こんなときは"),
    Kind.CASE: ("プロフィール", "背景", "時系列", "ふりかえりの問い", "別の道"),
    Kind.TERM: ("意味", "現場では"),
}
"""The sections that every note of a kind must hold, in this order."""

CASE_ATTRIBUTES = ("pattern", "age_band", "sex", "household", "years", "first_contact", "area", "themes")


def check_edition(edition: Edition) -> list[Problem]:
    """Return what is wrong with the shipped text, by check and then by entry; empty when all is well."""
    return [problem for check in _CHECKS for problem in check(edition)]


def notes(edition: Edition) -> tuple[Entry, ...]:
    """The entries that this project wrote along the framework."""
    return tuple(entry for entry in edition.entries if entry.provenance is Provenance.NOTES)


def check_counts(edition: Edition) -> Iterator[Problem]:
    """The numbers of each kind are 1 … the framework's count."""
    for kind, count in COUNTS.items():
        held = {entry.number for entry in notes(edition) if entry.kind is kind}
        missing = [str(number) for number in range(1, count + 1) if number not in held]
        if missing:
            yield Problem(kind.value, f"{kind.label}の{'、'.join(missing)}がありません（全{count}）。")


def check_sections(edition: Edition) -> Iterator[Problem]:
    """Each note has the sections of its kind, in order, and a case has all its attributes."""
    for entry in notes(edition):
        held = tuple(dict.fromkeys(section.name for section in entry.sections))
        if held != SECTIONS.get(entry.kind, held):
            yield Problem(entry.entry_id, f"見出しが決まりと違います：{'・'.join(held)}")
        missing = [name for name in CASE_ATTRIBUTES if name not in entry.attributes]
        if entry.kind is Kind.CASE and missing:
            yield Problem(entry.entry_id, f"前書きに {', '.join(missing)} がありません。")
        if entry.kind is Kind.POINT and entry.heading not in range(1, 8):
            yield Problem(entry.entry_id, f"heading = {entry.heading} は1〜7ではありません。")


def check_links(edition: Edition) -> Iterator[Problem]:
    """Each link leads to an entry, and back (telephone lines are led to, not from)."""
    for entry in edition.entries:
        for link in entry.links:
            target = edition.by_id.get(link)
            if target is None:
                yield Problem(entry.entry_id, f"links の {link} がありません。")
            elif entry.entry_id not in target.links and Kind.HELPLINE not in (target.kind, entry.kind):
                yield Problem(entry.entry_id, f"links の {link} から戻るリンクがありません。")


def check_points_in_cases(edition: Edition) -> Iterator[Problem]:
    """Each point is used in a turn of some case, under its exact title and with a link."""
    titles = {f"{entry.number} {entry.title}": entry.entry_id for entry in edition.of_kind(Kind.POINT)}
    used: set[str] = set()
    for case in edition.of_kind(Kind.CASE):
        for name in points_named(case):
            point_id = titles.get(name)
            if point_id is None:
                yield Problem(case.entry_id, f"支援のポイント「{name}」という題名がありません。")
            elif point_id not in case.links:
                yield Problem(case.entry_id, f"支援のポイント {point_id} が links にありません。")
            used.add(point_id or "")
    for point in edition.of_kind(Kind.POINT):
        if point.provenance is Provenance.NOTES and point.entry_id not in used:
            yield Problem(point.entry_id, "このポイントを使う事例がありません。")


def points_named(case: Entry) -> list[str]:
    """The points that a case names in its turns, as `33 家族を労い支える`."""
    mark = "（支援のポイント："
    lines = [line.strip() for line in case.body.splitlines() if line.strip().startswith(mark)]
    return [name.strip() for line in lines for name in line.removeprefix(mark).rstrip("）").split("／")]


def check_sources(edition: Edition) -> Iterator[Problem]:
    """Each sentence that states a fact holds words that a source of its entry supports."""
    for entry in edition.entries:
        for sentence in unsourced_facts(entry):
            yield Problem(entry.entry_id, f"出典のない事実の文：「{sentence}」")
        for source in entry.sources:
            for phrase in source.supports:
                if phrase not in entry.body:
                    yield Problem(entry.entry_id, f"supports の「{phrase}」が本文にありません。")


def check_repetition(edition: Edition) -> Iterator[Problem]:
    """No two entries of the notes say the same in nearly the same words."""
    for pair in similar_sentences(notes(edition)):
        yield Problem(pair.first_id, f"{pair.second_id} とほぼ同じ文：「{pair.first}」≒「{pair.second}」")


_CHECKS: tuple[Callable[[Edition], Iterator[Problem]], ...] = (
    check_counts,
    check_sections,
    check_links,
    check_points_in_cases,
    check_wording,
    check_sources,
    check_repetition,
)
