from datetime import date

import pytest

from corpus.local.about import About, AboutError, LocalKind


def test_the_same_owner_and_name_are_one_edition_whatever_their_width() -> None:
    first = About.of("〇〇市", "窓口 2026", "contact")
    second = About.of(" 〇〇市 ", "窓口　２０２６", "scheme")
    assert first.edition_id == second.edition_id
    assert first.edition_id != About.of("△△市", "窓口 2026", "contact").edition_id


def test_the_last_day_still_holds() -> None:
    said = About.of("〇〇市", "窓口", "contact", "", "2026-11-25")
    assert not said.expired(date(2026, 11, 25))
    assert said.expired(date(2026, 11, 26))
    assert not About.of("〇〇市", "窓口", "contact").expired(date(2999, 1, 1))


def test_attributes_are_plain_words_and_iso_dates() -> None:
    said = About.of("〇〇市", "窓口", "resource", "2026-04-01")
    assert said.attributes() == {
        "owner": "〇〇市",
        "local_kind": "resource",
        "issued": "2026-04-01",
        "expires": "",
    }


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("", "窓口", "contact", "", ""), "作成元が空です"),
        (("\u200b", "窓口", "contact", "", ""), "作成元が空です"),
        (("〇〇市", " ", "contact", "", ""), "名前が空です"),
        (("〇〇市", "窓" * 81, "contact", "", ""), "81文字"),
        (("〇〇市", "窓\0口", "contact", "", ""), "使えない文字"),
        (("〇〇市", "窓口", "desk", "", ""), "種類「desk」"),
        (("〇〇市", "窓口", "contact", "2026-02-30", ""), "「2026-02-30」"),
        (("〇〇市", "窓口", "contact", "", "来年"), "「来年」"),
        (("〇〇市", "窓口", "contact", "2026-04-01", "2026-03-31"), "より前です"),
    ],
)
def test_what_cannot_be_said_is_told_in_one_sentence(given: tuple[str, ...], told: str) -> None:
    with pytest.raises(AboutError, match=told):
        About.of(*given)


def test_every_kind_has_a_label() -> None:
    assert [kind.label for kind in LocalKind] == [
        "窓口",
        "制度",
        "居場所など（社会資源）",
        "取組事例",
        "会議の記録",
    ]
