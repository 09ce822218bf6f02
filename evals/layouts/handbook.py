"""A made-up handbook printed in one layout, with the truth about it."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.entry import HEADINGS, Kind
from evals.layouts.layout import Layout
from evals.layouts.matter import Item, Matter, make_matter
from evals.layouts.press import HEIGHT, WIDTH, Press

TITLE = "ひきこもり支援の手引き（試験用に作った架空の冊子）"
CHAPTERS = ("支援の基本", "支援をめぐる状況", "支援における50のポイント", "30の支援事例")
_WORDS = {Kind.VALUE: "価値", Kind.STANCE: "姿勢", Kind.CAUTION: "留意点"}
_SECTIONS = {Kind.VALUE: "３つの価値", Kind.STANCE: "４つの姿勢", Kind.CAUTION: "６つの留意点"}


@dataclass(frozen=True, slots=True)
class TrueEntry:
    """An entry that the book holds: `file` is the file's place among the files, `page` of that file."""

    kind: Kind
    number: int
    title: str
    note_id: str
    file: int
    page: int


@dataclass(slots=True)
class Truth:
    """What an importer should find: files in order, entries, sentences (text, file, page), page numbers."""

    files: list[Path] = field(default_factory=list)
    entries: list[TrueEntry] = field(default_factory=list)
    sentences: list[tuple[str, int, int]] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


def print_handbook(layout: Layout, folder: Path) -> Truth:
    """Print a handbook into a folder; twice, because the contents name pages of the finished book."""
    matter = make_matter(layout.seed, layout.short)
    with tempfile.TemporaryDirectory() as first:
        draft = _Printing(layout, matter, Path(first), {}).run()
        pages = {(e.kind, e.number): e.page + draft.offsets[e.file] for e in draft.entries}
    folder.mkdir(parents=True, exist_ok=True)
    return _Printing(layout, matter, folder, pages).run()


class _Printing:
    def __init__(
        self, layout: Layout, matter: Matter, folder: Path, pages: dict[tuple[Kind, int], int]
    ) -> None:
        self.layout, self.matter, self.folder, self.listed = layout, matter, folder, pages
        self.truth = Truth()
        self.printed_before = -layout.front_pages
        self.chapter = ""
        self.press = self._open(0)

    def run(self) -> Truth:
        self._front()
        for number, chapter in enumerate(CHAPTERS, start=1):
            if self.layout.split and number > 1:
                self._close()
                self.press = self._open(number - 1)
            else:
                self.press.turn()
            self.chapter = f"第{number}章　{chapter}"
            page = self.press.heading(self.chapter, 18)
            self._bookmark(self.chapter, page, 0)
            (self._basics, self._background, self._points, self._cases)[number - 1]()
        self._close()
        return self.truth

    def _open(self, file: int) -> Press:
        path = self.folder / f"{self.layout.name}-{file + 1}.pdf"
        self.truth.files.append(path)
        self.truth.offsets.append(self.printed_before)
        return Press(path, self.layout.setting, self._furnish)

    def _close(self) -> None:
        pages = self.press.close()
        self.truth.pages.append(pages)
        file = len(self.truth.files) - 1
        self.truth.sentences += [(text, file, page) for text, page in self.press.placed.sentences]
        self.printed_before += pages

    def _furnish(self, press: Press) -> None:
        layout, printed = self.layout, press.page + self.truth.offsets[-1]
        if printed < 1:
            return
        mark = layout.page_mark(printed)
        x = WIDTH / 2 - 10 if printed % 3 else WIDTH / 2 - 12
        press.draw(mark, x, 40 if layout.page_at_top else HEIGHT - 36, 9)
        if layout.running_head:
            press.draw(self.chapter if printed % 2 else TITLE, 64 if printed % 2 else 330, 44, 8)
        if layout.side_tab:
            press.draw(self.chapter[:3], WIDTH - 50, 52, 8)

    def _bookmark(self, title: str, page: int, level: int) -> None:
        if self.layout.bookmarks:
            name = f"{title}-{page}"
            self.press.canvas.bookmarkPage(name)
            self.press.canvas.addOutlineEntry(title, name, level)

    def _front(self) -> None:
        press = self.press
        press.y = 260
        press.heading(TITLE, 20)
        if self.layout.contents == "leaders":
            press.turn()
            press.heading("目次", 14)
            for kind in (Kind.VALUE, Kind.STANCE, Kind.CAUTION, Kind.POINT, Kind.CASE):
                for item in self.matter.of(kind):
                    self._contents_line(item)
        while press.page < self.layout.front_pages:
            press.turn()

    def _contents_line(self, item: Item) -> None:
        title = (self._mark(item) + item.title)[: 22 if self.layout.setting.columns > 1 else 36]
        page = self.listed.get((item.kind, item.number), 1)
        self.press.room(14)
        self.press.y += 14
        self.press.draw(f"{title}{'…' * 6}{page}", self.press.left, self.press.y, 8)

    def _basics(self) -> None:
        for line in self.matter.preface[:20]:
            self.press.paragraph(line)
        for kind, name in _SECTIONS.items():
            self.press.heading(name, 14)
            self.press.paragraph(f"ここでは、{name}について述べます。")
            for item in self.matter.of(kind):
                self._entry(item)

    def _background(self) -> None:
        for line in self.matter.preface[20:]:
            self.press.paragraph(line)

    def _points(self) -> None:
        if self.layout.list_first:
            self.press.paragraph("はじめに、この章で述べるものを表に示します。")
            points = self.matter.of(Kind.POINT)
            rows = [(self._mark(item) + item.title, HEADINGS[item.heading - 1]) for item in points]
            self.press.table(rows, (0.62, 0.38))
        for number, heading in enumerate(HEADINGS, start=1):
            self.press.heading(f"{number}　{heading}", 14)
            for item in self.matter.of(Kind.POINT, number):
                self._entry(item)

    def _cases(self) -> None:
        self.press.paragraph("いずれも架空の事例です。事例に出てくる人物や団体は実在しません。")
        for item in self.matter.of(Kind.CASE):
            self._entry(item)

    def _mark(self, item: Item) -> str:
        if item.kind is Kind.POINT:
            under = self.matter.of(Kind.POINT, item.heading)
            return self.layout.point(item.number, item.heading, under.index(item) + 1)
        if item.kind is Kind.CASE:
            return self.layout.case(item.number)
        return self.layout.small(_WORDS[item.kind], item.number)

    def _entry(self, item: Item) -> None:
        layout, press = self.layout, self.press
        if layout.new_page and item.kind in (Kind.POINT, Kind.CASE) and press.y > press.setting.top + 60:
            press.turn()
        page = self._entry_heading(item)
        self.truth.entries.append(
            TrueEntry(item.kind, item.number, item.title, item.note_id, len(self.truth.files) - 1, page)
        )
        self._bookmark(self._mark(item) + item.title, page, 1)
        if layout.ruby and item.number % 3 == 0:
            press.ruby(f"支援者は羅針盤を手に{item.number}番目の道を考えます。", "羅針盤", "らしんばん")
        self._parts(item)
        if layout.mentions and item.kind is Kind.CASE:
            press.paragraph(f"ポイント{item.number}では、同じ考え方を、別の言葉で述べています。", indent=0)
        if layout.footnotes and item.number % 4 == 0:
            press.paragraph(f"※{item.number} この注は、{item.title}についての補足です。", indent=0, size=7)

    def _parts(self, item: Item) -> None:
        """The parts of an item; a case's timeline as text or as one table."""
        layout, press = self.layout, self.press
        timeline = [part for part in item.parts if item.kind is Kind.CASE and part[0][:1].isdigit()]
        told = False
        for name, paragraphs in item.parts:
            if (name, paragraphs) in timeline and layout.timeline != "text":
                if not told:
                    rows = [(title, "".join(lines)) for title, lines in timeline]
                    press.table(rows, (0.2, 0.8), ruled=layout.timeline == "ruled")
                told = True
                continue
            if name and not layout.short:
                press.heading(layout.part_mark(name), press.setting.size, layout.part_font, space=0.6)
            self._text(paragraphs)

    def _text(self, paragraphs: tuple[str, ...]) -> None:
        for number, paragraph in enumerate(paragraphs):
            if number % 3 == 2:
                self.press.paragraph("・" + paragraph, indent=0, hang=1)
            else:
                self.press.paragraph(paragraph)

    def _entry_heading(self, item: Item) -> int:
        layout, press, mark = self.layout, self.press, self._mark(item)
        if layout.own_line:
            press.room(120)
            page = press.heading(mark, layout.entry_size)
            press.heading(item.title, layout.entry_size - 3, space=0)
            return page
        if layout.boxed and item.kind is Kind.POINT:
            press.room(90)
            return press.table([(mark, item.title)], (0.22, 0.78))[0]
        return press.heading(mark + item.title, layout.entry_size, layout.entry_font)


def layouts_printed(layouts: tuple[Layout, ...], folder: Path) -> Iterator[tuple[Layout, Truth]]:
    """Print each layout below a folder, removing the files of the one before."""
    for layout in layouts:
        target = folder / layout.name
        yield layout, print_handbook(layout, target)
        shutil.rmtree(target)
