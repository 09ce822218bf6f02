import pytest

from corpus.entry import Kind
from corpus.official.label import kind_named, parse_label


@pytest.mark.parametrize(
    ("text", "number", "title", "kind"),
    [
        ("ポイント12　揺れる意向を確かめる", (12,), "揺れる意向を確かめる", Kind.POINT),
        ("【ポイント１２】揺れる意向", (12,), "揺れる意向", Kind.POINT),
        ("【ポイント12　揺れる意向】", (12,), "揺れる意向", Kind.POINT),
        ("ポイント⑫ 揺れる意向", (12,), "揺れる意向", Kind.POINT),
        ("Point 5", (5,), "", Kind.POINT),
        ("支援のポイント3　声かけ", (3,), "声かけ", Kind.POINT),
        ("事例３：20代の女性", (3,), "20代の女性", Kind.CASE),
        ("〈事例1〉学校を離れて", (1,), "学校を離れて", Kind.CASE),
        ("事例Ａ　学校を離れて", (1,), "学校を離れて", Kind.CASE),
        ("姿勢①「敬意」", (1,), "「敬意」", Kind.STANCE),
        ("⑫揺れる意向", (12,), "揺れる意向", None),
        ("㊿研修", (50,), "研修", None),
        ("（12）揺れる意向", (12,), "揺れる意向", None),
        ("４－１－12　揺れる意向", (4, 1, 12), "揺れる意向", None),
        ("第２章　支援の現場", (2,), "支援の現場", None),
        ("第2 一般的事項", (2,), "一般的事項", None),
        ("（問１）対象は何か。", (1,), "対象は何か。", None),
        ("二　用語の定義", (2,), "用語の定義", None),
    ],
)
def test_a_label_is_read_whatever_its_style(
    text: str, number: tuple[int, ...], title: str, kind: Kind | None
) -> None:
    label = parse_label(text)
    assert label is not None
    assert (label.number, label.title, label.kind) == (number, title, kind)


@pytest.mark.parametrize(
    "text",
    [
        "令和5年度の取組",
        "２０２５年に始まる",
        "３つの価値",
        "三か月後に会う",
        "支援者は待ちます。",
        "（支援のポイント：36 家庭での関わり方）",
        "表3　件数",
        "",
    ],
)
def test_a_number_that_counts_something_is_no_label(text: str) -> None:
    assert parse_label(text) is None


def test_families_of_one_series_are_alike_and_of_two_differ() -> None:
    families = {parse_label(text).family for text in ("ポイント1　あ", "【ポイント２】い", "ポイント③ う")}  # type: ignore[union-attr]
    assert len(families) == 1
    assert parse_label("1.2 あ").family != parse_label("1.2.3 あ").family  # type: ignore[union-attr]


def test_a_heading_may_announce_a_kind() -> None:
    assert kind_named("支援における50のポイント") is Kind.POINT
    assert kind_named("４つの姿勢") is Kind.STANCE
    assert kind_named("６つの留意点") is Kind.CAUTION
    assert kind_named("支援をめぐる状況") is None
