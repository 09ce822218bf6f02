"""The layouts: how a made-up handbook numbers, sets and furnishes its parts."""

from collections.abc import Callable
from dataclasses import dataclass, field

from evals.layouts.press import GOTHIC, MINCHO, Setting


def circled(number: int) -> str:
    """Return a number from 1 to 50 in a circle."""
    if number <= 20:
        return chr(0x2460 + number - 1)
    return chr(0x3251 + number - 21) if number <= 35 else chr(0x32B1 + number - 36)


def wide(number: int) -> str:
    """Return a number in full-width digits."""
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in which one made-up handbook differs from another.

    `point(number, heading, place)` is the mark before a point's title: its number in the book, its
    heading's number, its place under the heading. `timeline`: "text", "ruled" or "unruled".
    `page_mark`: printed page → what stands at the foot; `front_pages` come before printed page 1.
    """

    name: str
    point: Callable[[int, int, int], str]
    case: Callable[[int], str]
    small: Callable[[str, int], str]
    setting: Setting = field(default_factory=Setting)
    entry_size: float = 12.0
    entry_font: str = GOTHIC
    own_line: bool = False
    boxed: bool = False
    part_mark: Callable[[str], str] = lambda name: name
    part_font: str = GOTHIC
    timeline: str = "text"
    contents: str = "leaders"
    bookmarks: bool = False
    list_first: bool = False
    page_mark: Callable[[int], str] = lambda page: f"- {page} -"
    page_at_top: bool = False
    running_head: bool = False
    side_tab: bool = False
    front_pages: int = 2
    new_page: bool = False
    ruby: bool = False
    footnotes: bool = False
    mentions: bool = True
    split: bool = False
    short: bool = False
    seed: int = 1


LAYOUTS = (
    Layout(
        "plain",
        lambda n, _h, _p: f"ポイント{n}　",
        lambda n: f"事例{n}　",
        lambda word, n: f"{word}{n}　",
        bookmarks=True,
        seed=1,
    ),
    Layout(
        "two-columns",
        lambda n, _h, _p: f"【ポイント{wide(n)}】",
        lambda n: f"【事例{wide(n)}】",
        lambda word, n: f"【{word}{wide(n)}】",
        setting=Setting(columns=2, size=9.5),
        entry_size=11,
        page_mark=lambda page: f"{page}",
        running_head=True,
        part_mark=lambda name: f"■{name}",
        seed=2,
    ),
    Layout(
        "circled",
        lambda n, _h, _p: f"{circled(n)} ",
        lambda n: f"事例 {n}：",
        lambda _w, n: f"{circled(n)} ",
        timeline="unruled",
        front_pages=4,
        page_mark=lambda page: f"{page} ページ",
        footnotes=True,
        seed=3,
    ),
    Layout(
        "paren-tables",
        lambda n, _h, _p: f"（{n}）",
        lambda n: f"事例{wide(n)}　",
        lambda _w, n: f"（{n}）",
        timeline="ruled",
        list_first=True,
        entry_size=11,
        running_head=True,
        contents="none",
        seed=4,
    ),
    Layout(
        "dotted-chapters",
        lambda _n, h, p: f"3-{h}-{p}　",
        lambda n: f"4-{n}　",
        lambda _w, n: f"1-{n}　",
        split=True,
        timeline="ruled",
        page_mark=lambda page: f"P.{page}",
        page_at_top=True,
        seed=5,
    ),
    Layout(
        "boxed-ruby",
        lambda n, _h, _p: f"ポイント {n}",
        lambda n: f"事例 {n}　",
        lambda word, n: f"{word} {n}　",
        boxed=True,
        ruby=True,
        side_tab=True,
        timeline="ruled",
        part_mark=lambda name: f"【{name}】",
        new_page=True,
        seed=6,
    ),
    Layout(
        "own-line",
        lambda n, _h, _p: f"Point {n}",
        lambda n: f"CASE {n}",
        lambda word, n: f"{word}{n}",
        own_line=True,
        entry_size=16,
        footnotes=True,
        part_mark=lambda name: f"＜{name}＞",
        front_pages=0,
        contents="none",
        seed=7,
    ),
    Layout(
        "weak-restart",
        lambda _n, _h, p: f"ポイント{p}　",
        lambda n: f"事例{n}　",
        lambda word, n: f"{word}{n}　",
        entry_size=10.5,
        entry_font=MINCHO,
        part_font=MINCHO,
        part_mark=lambda name: f"〔{name}〕",
        list_first=True,
        seed=8,
    ),
    Layout(
        "points-listed",
        lambda n, _h, _p: f"ポイント{n}　",
        lambda n: f"〈事例{n}〉",
        lambda word, n: f"{word}{circled(n)}　",
        setting=Setting(columns=2, size=10),
        short=True,
        timeline="unruled",
        entry_size=10,
        bookmarks=True,
        seed=9,
    ),
    Layout(
        "wide-words",
        lambda n, _h, _p: f"Ｐｏｉｎｔ　{wide(n)}：",
        lambda n: f"ケース{wide(n)}　",
        lambda word, n: f"{word}{'一二三四五六'[n - 1]}　",
        setting=Setting(columns=2, size=9),
        timeline="ruled",
        running_head=True,
        page_mark=lambda page: f"p.{page}",
        part_mark=lambda name: f"◆{name}",
        front_pages=3,
        seed=21,
    ),
    Layout(
        "bare-numbers",
        lambda n, _h, _p: f"{n}．",
        lambda n: f"（事例{n}）",
        lambda _w, n: f"({n}) ",
        contents="none",
        part_mark=lambda name: f"《{name}》",
        entry_size=13,
        page_at_top=True,
        seed=22,
    ),
    Layout(
        "mincho-chapters",
        lambda _n, h, p: f"{h}-{p} ",
        lambda n: f"〔事例 {n}〕 ",
        lambda _w, n: f"{n} ",
        entry_font=MINCHO,
        timeline="unruled",
        list_first=True,
        split=True,
        footnotes=True,
        seed=23,
    ),
    Layout(
        "narrow-own-line",
        lambda n, _h, _p: f"POINT{n:02d}",
        lambda n: f"CASE{n:02d}",
        lambda word, n: f"{word}{n}",
        own_line=True,
        entry_size=14,
        setting=Setting(columns=2, size=10),
        ruby=True,
        side_tab=True,
        bookmarks=True,
        seed=24,
    ),
)
"""Thirteen layouts, each with other shuffled matter. The last four were first read unseen."""
