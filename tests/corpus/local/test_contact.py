import pytest

from corpus.local.contact import Field, contact_in, contact_of, field_of, name_in, phones_in


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("電話番号", Field.PHONE),
        ("ＴＥＬ", Field.PHONE),
        ("連絡先", Field.PHONE),
        ("電話受付時間", Field.HOURS),
        ("FAX番号", Field.FAX),
        ("開所\n日時", Field.HOURS),
        ("所在地", Field.ADDRESS),
        ("窓口名", Field.NAME),
        ("相談機関名", Field.NAME),
        ("名称", Field.NAME),
        ("対象", None),
        ("備考", None),
    ],
)
def test_a_column_is_known_by_its_label(column: str, field: Field | None) -> None:
    assert field_of(column) is field


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("042-111-2222", ["042-111-2222"]),
        ("０４２（３３３）４４４４", ["０４２（３３３）４４４４"]),
        ("(代表) 03-1234-5678 内線12", ["03-1234-5678"]),
        ("0120-279-338、#8008", ["0120-279-338", "#8008"]),
        ("FAX 042-111-3333", []),
        ("電話042-111-2222 FAX：042-111-3333", ["042-111-2222"]),
        ("郵便番号 190-0012", []),
        ("2026-04-01", []),
        ("0421112222", ["0421112222"]),
    ],
)
def test_phones_are_known_by_their_form_and_kept_as_written(text: str, phones: list[str]) -> None:
    assert phones_in(text) == phones


def test_a_row_gives_phone_hours_and_address_in_its_own_words() -> None:
    row = [
        ("名称", "相談室"),
        ("電話", "042-1-2222"),
        ("FAX", "042-111-3333"),
        ("曜日", "月"),
        ("住所", "本町"),
    ]
    assert contact_of(row) == {"phone": "042-1-2222", "hours": "月", "address": "本町"}


def test_a_phone_in_another_column_is_found_but_never_the_fax() -> None:
    assert contact_of([("名称", "相談室"), ("備考", "042-111-2222まで"), ("FAX", "042-111-3333")]) == {
        "phone": "042-111-2222"
    }
    assert contact_of([("名称", "相談室"), ("FAX", "042-111-3333")]) == {}


def test_a_phone_that_has_no_common_form_is_kept_whole() -> None:
    assert contact_of([("名称", "相談室"), ("電話", "内線 2134")]) == {"phone": "内線 2134"}


def test_a_text_with_two_phones_names_neither() -> None:
    assert contact_in("電話は042-111-2222です。") == {"phone": "042-111-2222"}
    assert contact_in("042-111-2222か042-333-4444です。") == {}


def test_a_row_is_named_by_its_name_column_else_by_its_first_words() -> None:
    assert name_in([("番", "1"), ("種別", "生活"), ("窓口名", "相談室")]) == "相談室"
    assert name_in([("番", "1"), ("対象", "若者")]) == "若者"
