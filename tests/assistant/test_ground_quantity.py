import pytest

from assistant.ground_quantity import Quantity, counted_alike, quantities


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("二人以上", {Quantity("2", "人", "以上")}),
        ("２名", {Quantity("2", "人")}),
        ("一、二分", {Quantity("1", "分"), Quantity("2", "分")}),
        ("十五分間", {Quantity("15", "分")}),
        ("三百万円と3,000千円", {Quantity("3000000", "円"), Quantity("3000", "千円")}),
        ("二〇二五年一月", {Quantity("2025", "年"), Quantity("1", "月")}),
        ("2018年4月までに", {Quantity("2018", "年"), Quantity("4", "月", "まで")}),
        ("0120-279-338（24時間）", {Quantity("0120-279-338", "電話"), Quantity("24", "時間")}),
        ("１１９番", {Quantity("119", "番")}),
        ("一緒に考え、十分に話し、一般の窓口へ", set()),
    ],
)
def test_reads_numbers_with_what_they_count(text: str, wanted: set[Quantity]) -> None:
    assert quantities(text) == wanted


@pytest.mark.parametrize(
    ("sentence", "alike"),
    [
        ("大けがのときは119番に電話します。", True),
        ("大けがのときは110番に電話します。", False),
        ("暴力の最中は110番に電話します。", True),
        ("暴力の最中は189番に電話します。", False),
    ],
)
def test_two_numbers_of_a_kind_are_not_exchanged(sentence: str, alike: bool) -> None:
    evidence = "大けがのときは119番、暴力の最中は安全な所へ離れて110番に、まず電話します。"
    assert counted_alike(sentence, evidence) is alike
