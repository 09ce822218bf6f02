"""The page: complete in itself, escaped, and honest about what was not measured."""

import re
from html.parser import HTMLParser

from evals.report.page import ERRORS, page_html
from evals.report.report import Report
from evals.report.section import Table
from tests.evals.report.made import HOSTILE, ORIGIN, dots, figure, report, section


class Tags(HTMLParser):
    """Every tag with its attributes, and whether all that were opened are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_fetches_nothing() -> None:
    seen = Tags(page_html(report()))
    assert seen.open == []
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in seen.tags}
    assert not [attributes for _, attributes in seen.tags if "src" in attributes]
    links = [attributes["href"] for tag, attributes in seen.tags if tag == "a"]
    assert links == ["#made"]
    assert "url(" not in page_html(report())


def test_every_figure_stands_with_interval_n_target_and_command() -> None:
    page = page_html(report(section(figures=(figure(0.9, target=0.85, label="役に立つ"),))))
    for words in (
        "役に立つ",
        "90.0 %",
        "80.0–95.0 %",
        "<td>40</td>",
        "85.0 % 以上",
        "届いたとは言い切れません",
    ):
        assert words in page
    assert "<code>yorisoi eval --only made</code>" in page


def test_the_page_names_its_version_date_and_machine() -> None:
    page = page_html(report())
    for words in ("abc1234567", "2026年11月25日 08:00", "2 コア", "8.1 GB", "3.11.7"):
        assert words in page


def test_both_errors_stand_side_by_side_at_the_head() -> None:
    figures = tuple(figure(value, name=name) for value, name in zip((0.033, 0.012), ERRORS, strict=True))
    page = page_html(report(section(figures=figures)))
    head = page[page.index('class="cards"') : page.index("</section>")]
    assert re.findall(r'class="big">([^<]+)<', head) == ["3.3 %", "1.2 %"]
    assert 'class="cards"' not in page_html(report(section(figures=figures[:1])))


def test_what_was_not_measured_says_so_with_its_command() -> None:
    page = page_html(report(section(figures=(), plots=(), tables=(), missing="記録がありません。")))
    assert "測っていません。記録がありません。" in page
    assert "測るには：<code>yorisoi eval --only made</code>" in page


def test_kept_figures_stand_with_their_own_date() -> None:
    origin = {"made": "2026-10-01T09:30:00+09:00", "commit": "old", "cores": None}
    page = page_html(report(section(origin=origin)))
    kept = page[page.index('class="kept"') :]
    assert "前に測って保存した" in kept
    assert "2026年10月01日 09:30" in kept
    assert "<dd>記録なし</dd>" in kept


def test_parts_left_out_are_named() -> None:
    page = page_html(Report(ORIGIN, (section(),), ("speed", "peers")))
    assert "yorisoi eval --only speed peers" in page


def test_every_text_is_escaped() -> None:
    hostile = section(
        figures=(figure(label=HOSTILE),), plots=(dots(HOSTILE),), notes=(HOSTILE,), missing=HOSTILE,
        tables=(Table(HOSTILE, (HOSTILE,), ((HOSTILE,),)),),
    )  # fmt: skip
    page = page_html(report(hostile))
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 7


def test_a_folded_table_is_closed() -> None:
    folded, told = Table("表", ("列",), (), folded=True), Table("表", ("列",), ())
    assert "<details>" in page_html(report(section(tables=(folded,))))
    assert "<details open>" in page_html(report(section(tables=(told,))))
