import pytest

from index.names import could_be_person, name_classes, name_words


def read(text: str) -> dict[str, str]:
    return {word.surface: word.name for word in name_words(text)}


def test_every_word_stands_where_it_says() -> None:
    text = "〒802-0064 北九州市の佐々木　翔太さんは、夜だけ出ます。"
    words = name_words(text)
    assert "".join(word.surface for word in words) == text
    assert all(text[word.start : word.end] == word.surface for word in words)


def test_words_after_a_cut_part_keep_their_places() -> None:
    text = "部屋から出ません。" * 1000 + "田中さん"
    last = [word for word in name_words(text) if word.name == "surname"]
    assert [text[word.start : word.end] for word in last] == ["田中"]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("佐々木翔太さん", "佐々木", "surname"),
        ("佐々木翔太さん", "翔太", "given"),
        ("マリアさん", "マリア", "person"),
        ("北九州市に住む", "北九州市", "place"),
        ("早稲田大学を出た", "早稲田大学", "proper"),
        ("本人が話した", "本人", ""),
    ],
)
def test_names_are_told_by_class(text: str, word: str, kind: str) -> None:
    assert read(text)[word] == kind


def test_words_of_nature_are_words_and_may_be_names() -> None:
    assert read("林の中を歩く")["林"] == ""
    assert could_be_person("林")
    assert not could_be_person("業者")


def test_classes_hold_every_reading_of_a_spelling() -> None:
    assert name_classes("泉") >= {"surname", "given"}
    assert name_classes("支援計画") == frozenset()


def test_katakana_that_no_dictionary_holds_is_unknown() -> None:
    unknown = {word.surface: word.unknown for word in name_words("サンリーブでゲームをする")}
    assert unknown["サンリーブ"]
    assert not unknown["ゲーム"]
