"""Whole lists: all the points by heading, all the cases, and the official text's own values, stances and cautions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answer import AnswerSentence, Block, Role
from assistant.citing import Citations, Unit
from assistant.units import is_list_item, units_in, units_of
from corpus.edition import Edition
from corpus.entry import HEADINGS, Entry, Kind, Provenance
from corpus.official.kinds import EXPECTED

_EVERY = r"(?:全部|ぜんぶ|すべて|全て|一覧|列挙|並べ|挙げ|(?:30|三十|50|五十)(?:個|件|項目)?(?:を|とも))"
_HEADING = re.compile(
    r"(?<![0-9])([1-7])(?:番目)?の(?:項目|見出し)|(?:項目|見出し)の?([1-7])(?![0-9つ])|([1-7一二三四五六七])(?:つ目|番目)の(?:項目|見出し)"
)
_POINTS = re.compile(rf"ポイント.{{0,10}}{_EVERY}|{_EVERY}.{{0,4}}ポイント")
_CASES = re.compile(
    rf"^(?:(?:この|国の|ハンドブックの|収録(?:した|の)|架空の|30の|三十の)*)(?:支援)?(?:事例|ケース)(?!検討|会議)(?:集)?[^。]{{0,5}}{_EVERY}|"
    rf"^{_EVERY}の(?:事例|ケース)"
)
_NAMED = (
    (
        Kind.CAUTION,
        re.compile(
            r"留意点|(?:気をつけ|注意|心に留め).{0,12}(?:六|6)(?:つ|個|点)|(?:六|6)(?:つ|個|点)の(?:注意|気をつけ|心得)"
        ),
    ),
    (Kind.STANCE, re.compile(r"姿勢|(?:四|4)つの(?:心構え|構え|スタンス)")),
    (Kind.VALUE, re.compile(r"価値|人間観.*社会観")),
)
_LISTED = re.compile(
    rf"{_EVERY}|[346三四六](?:つ|個|点)|(?:は|って)(?:何|なに|なん)(?:です|でし|だ|と何)|言(?:える|って|う)|全部"
)
_ABOUT = re.compile(
    r"公表|載って(?:い)?(?:る|ます)?か|分け|いくつ|何(?:個|件)|違い|とは|活か|使い|選|似た|近い|覚え|必要|話す|話し"
)
"""Words of a question about a list, rather than for it."""
_NUMERALS = "一二三四五六七"
_OUTLINE = {Kind.POINT: ("outline-points", "50のポイント"), Kind.CASE: ("outline-cases", "30事例")}
"""What the ministry's overview says of the whole: the entry, and words of the sentences that are told."""

_NAMES = {Kind.VALUE: "outline-values", Kind.STANCE: "outline-stances", Kind.CAUTION: "outline-cautions"}
"""The entries that hold the names of the overview."""

_CASE_SAYS = 14
"""A case is named by sentences of its profile up to so many characters at least."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which whole list is asked for; `heading` is one of the seven headings, or None for all."""

    kind: Kind
    heading: int | None = None


def listing_asked(query: str) -> Listing | None:
    """Return the whole list that the query asks for, or None. Numbers in circles are read in NFKC (①→1)."""
    if _ABOUT.search(query):
        return None
    if heading := _heading_in(query):
        return Listing(Kind.POINT, heading)
    if _POINTS.search(query):
        return Listing(Kind.POINT)
    if _CASES.search(query):
        return Listing(Kind.CASE)
    named = next((kind for kind, sign in _NAMED if sign.search(query)), None)
    return Listing(named) if named and _LISTED.search(query) else None


def _heading_in(query: str) -> int | None:
    """The heading whose points are all asked for, by its number or its name."""
    if match := _HEADING.search(query):
        said = next(group for group in match.groups() if group)
        return int(said) if said.isdigit() else _NUMERALS.index(said) + 1
    if not re.search(_EVERY, query):
        return None
    return next((number for number, name in enumerate(HEADINGS, start=1) if name in query), None)


class Lister:
    """Tells whole lists, each item in words of its own passage. Keeps nothing between answers."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def blocks(self, query: str, citations: Citations) -> list[Block]:
        """Return the list that is asked for, the official text's before ours; [] where none of these is."""
        asked = listing_asked(query)
        if asked is None:
            return []
        entries = self._entries(asked)
        official = bool(entries) and entries[0].provenance is Provenance.OFFICIAL
        if not entries or (asked.kind not in _OUTLINE and not official):
            return []  # The overview's own list of names is told elsewhere.
        opening = [] if official else self._opening(asked, citations)
        groups = [
            Block(Role.FIRST, tuple(citations.sentence(unit) for unit in self._items(group)), title)
            for title, group in _grouped(entries, official)
        ]
        differs = official and asked.heading is None and len(entries) != EXPECTED[asked.kind]
        return [*opening, *groups, *(self._differing(asked.kind, len(entries), citations) if differs else ())]

    def _entries(self, asked: Listing) -> list[Entry]:
        """The official entries, or the notes where there is none."""
        ranked = sorted(self._edition.of_kind(asked.kind), key=lambda entry: entry.number or 0)
        wanted = [entry for entry in ranked if asked.heading in (None, entry.heading)]
        official = [entry for entry in wanted if entry.provenance is Provenance.OFFICIAL]
        return official or [entry for entry in wanted if entry.provenance is Provenance.NOTES]

    def _opening(self, asked: Listing, citations: Citations) -> list[Block]:
        """What the overview says of the whole, and that the list itself is ours."""
        name, words = _OUTLINE[asked.kind]
        words = f"「{HEADINGS[asked.heading - 1]}」" if asked.heading else words
        passages = self._edition.passages_by_entry.get(name, ())
        told = [unit for passage in passages for unit in units_of(passage) if words in unit.text]
        ours = "続く一覧は、このナビの実践ノートのものです。国のハンドブックの本文ではありません。"
        blocks = [Block(Role.FIRST, tuple(citations.sentence(unit) for unit in told))] if told else []
        return [*blocks, Block(Role.NOTICE, (AnswerSentence(ours),))]

    def _items(self, entries: Sequence[Entry]) -> Iterator[Unit]:
        for entry in entries:
            yield from self._item(entry)[:1]

    def _item(self, entry: Entry) -> list[Unit]:
        """The entry in its own words: the printed heading, the summary, or how a case's profile begins."""
        passages = self._edition.passages_by_entry[entry.entry_id]
        if entry.provenance is Provenance.OFFICIAL:
            return units_of(passages[0])[:1]
        if entry.kind is Kind.CASE:
            return _beginning(units_in(passages, "profile"))
        return units_in(passages, "summary")[:1]

    def _differing(self, kind: Kind, found: int, citations: Citations) -> list[Block]:
        """That the import found another number than the overview names, and the names that the overview has."""
        told = (
            f"取り込んだハンドブックから見分けられた{kind.label}は{found}件です"
            f"（国の概要では{EXPECTED[kind]}件）。原本も確かめてください。"
        )
        passages = self._edition.passages_by_entry.get(_NAMES.get(kind, ""), ())
        names = [unit for passage in passages for unit in units_of(passage) if is_list_item(unit)]
        listed = Block(Role.FIRST, tuple(map(citations.sentence, names)), f"国の概要にある{kind.label}の名前")
        return [Block(Role.NOTICE, (AnswerSentence(told),)), *([listed] if names else [])]


def _beginning(units: Sequence[Unit]) -> list[Unit]:
    """The first sentences as one unit, until they say enough."""
    held: list[Unit] = []
    for unit in units:
        if held and unit.passage != held[0].passage:
            break
        held.append(unit)
        if unit.end - held[0].start >= _CASE_SAYS:
            break
    return [Unit(held[0].passage, held[0].start, held[-1].end)] if held else []


def _grouped(entries: Sequence[Entry], official: bool) -> Iterator[tuple[str, list[Entry]]]:
    """The entries under the titles that they are shown with: a point's heading, a case's pattern."""
    titled = [(_title(entry, official), entry) for entry in entries]
    for title, group in groupby(
        sorted(titled, key=lambda pair: _first(titled, pair[0])), lambda pair: pair[0]
    ):
        yield title, [entry for _, entry in group]


def _first(titled: Sequence[tuple[str, Entry]], title: str) -> int:
    return next(place for place, (held, _) in enumerate(titled) if held == title)


def _title(entry: Entry, official: bool) -> str:
    if official:
        path = entry.attributes.get("path")
        parts = [str(part) for part in path] if isinstance(path, list) else []
        return parts[-1] if entry.kind is Kind.POINT and parts else f"{entry.kind.label}の一覧"
    if entry.kind is Kind.POINT and entry.heading:
        return f"{'①②③④⑤⑥⑦'[entry.heading - 1]} {entry.heading_title}"
    return str(entry.attributes.get("pattern") or f"{entry.kind.label}の一覧")
