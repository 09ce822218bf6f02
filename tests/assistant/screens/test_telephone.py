from assistant.screens.telephone import Line, dial_link, dialled, line_of
from corpus.edition import Edition
from corpus.entry import Kind
from tests.assistant.screens.seen import seen


def test_a_line_is_told_by_its_name_number_and_details() -> None:
    line = line_of("よりそいホットライン：0120-279-338（24時間365日、無料）。")
    assert line == Line("よりそいホットライン", "0120-279-338", "24時間365日、無料")


def test_a_name_with_brackets_and_a_short_number_are_read() -> None:
    assert line_of("DV相談ナビ（全国）：#8008。") == Line("DV相談ナビ（全国）", "#8008", "")


def test_a_plain_sentence_is_no_line() -> None:
    assert line_of("ひきこもり地域支援センターに全国共通の番号はありません。") is None


def test_every_shipped_helpline_with_a_number_is_told_as_a_line(shipped: Edition) -> None:
    told = {
        entry.entry_id: line_of(shipped.passages_by_entry[entry.entry_id][0].sentences()[0].text)
        for entry in shipped.of_kind(Kind.HELPLINE)
        if entry.number
    }
    assert told
    for entry_id, line in told.items():
        assert line is not None, entry_id
        assert line.number == str(shipped.by_id[entry_id].number)


def test_numbers_in_a_sentence_become_links_that_dial() -> None:
    html = dialled("110番か、0120-279-338、#9110へ。第189号と2020-10-27は番号ではありません。")
    links = seen(html).all("a")
    assert [link.attributes["href"] for link in links] == ["tel:110", "tel:0120279338", "tel:%239110"]
    assert seen(html).text == "110番か、0120-279-338、#9110へ。第189号と2020-10-27は番号ではありません。"


def test_the_text_around_a_number_is_escaped() -> None:
    assert "<b>" not in dialled("<b>110番</b>")


def test_a_full_width_number_sign_dials_as_well() -> None:
    assert seen(dial_link("＃8008")).one("a").attributes["href"] == "tel:%238008"
