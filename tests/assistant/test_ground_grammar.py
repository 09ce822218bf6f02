import pytest

from assistant.ground_grammar import actors, averts, causes, denies, polarities


@pytest.mark.parametrize(
    ("text", "lemma", "done"),
    [
        ("予告なしに訪ねます。", "訪ねる", {True}),
        ("予告なしに訪ねません。", "訪ねる", {False}),
        ("予告なしに訪ねることは避けます。", "訪ねる", {False}),
        ("訪問を控えます。", "訪問", {False}),
        ("訪問を控えません。", "訪問", {True}),
        ("説明しなければなりません。", "説明", {True}),
        ("立ち続けることはしません。", "立つ", {False}),
        ("理由を尋ねず、待ちます。", "尋ねる", {False}),
        ("理由を尋ねず、待ちます。", "待つ", {True}),
        ("返事のいらない声かけです。", "要る", {False}),
        ("返事は不要です。", "要る", {False}),
        ("無料ではありません。", "無料", {False}),
        ("責める言葉のない短いメモを残します。", "責める", {True}),
    ],
)
def test_tells_done_from_not_done(text: str, lemma: str, done: set[bool]) -> None:
    assert polarities(text)[lemma] == done


def test_what_is_only_supposed_is_not_said() -> None:
    assert "入る" not in polarities("部屋に入ると、信頼を壊します。")


def test_names_who_does_and_to_whom() -> None:
    assert actors("支援者がご家族に尋ね、母から聞きます。") == {
        "支援者": {"subject"},
        "家族": {"target"},
        "母": {"origin"},
    }


def test_tells_denial_aversion_and_cause() -> None:
    assert denies("訪ねません。")
    assert not denies("訪ねます。")
    assert averts("病名の話は控えます")
    assert not averts("病名の話をします")
    assert causes("受診させます。")
    assert not causes("受診します。")
