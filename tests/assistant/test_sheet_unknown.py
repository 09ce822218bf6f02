import pytest

from assistant.sheet_unknown import unknown_in

FULL = (
    "四十代の男性で両親と同居、十年ほど自室で暮らしています。母から相談があり、三回訪問しましたが会えません。"
    "ご本人は働きたくないと話しています。食事はとれ、受診はなく、年金で暮らし、包括支援センターが関わっています。危険はありません。"
)


def test_a_full_question_leaves_nothing_open() -> None:
    assert unknown_in(FULL) == ()


def test_danger_is_asked_first_and_only_where_it_is_not_told() -> None:
    assert "危険" in unknown_in("支援が進みません。")[0]
    assert not any("危険" in matter for matter in unknown_in("母が息子に殴られたそうです。"))


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("20代の女性です。", "年代"),
        ("母と二人で暮らしています。", "一緒に暮らして"),
        ("父が窓口に来ました。父が来て", "最初に相談"),
    ],
)
def test_what_is_told_is_not_asked(question: str, matter: str) -> None:
    assert not any(matter in unknown for unknown in unknown_in(question))
    assert any(matter in unknown for unknown in unknown_in("支援が進みません。"))
