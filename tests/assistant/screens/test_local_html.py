from datetime import date

from assistant.screens.local_html import EXPIRED, local_html
from corpus.local.about import About, LocalKind
from corpus.local.kept import LocalEdition
from tests.assistant.screens.made import HOSTILE
from tests.assistant.screens.seen import seen

TODAY = date(2026, 11, 25)


def edition(name: str = "相談窓口一覧", expires: date | None = None, file: str = "窓口.csv") -> LocalEdition:
    about = About("見本市", name, LocalKind.CONTACT, date(2026, 4, 1), expires)
    return LocalEdition("local-0123456789", about, file, "0" * 64, "2026-11-25", 1234, masked=False)


def test_what_is_there_is_listed_with_its_days() -> None:
    row = seen(str(local_html([edition(expires=date(2027, 3, 31))], TODAY))).one("tbody").one("tr")
    words = row.text
    for word in ("見本市「相談窓口一覧」", "窓口", "2026年4月1日", "2027年3月31日", "1,234件"):
        assert word in words
    assert EXPIRED not in words


def test_what_has_expired_is_flagged_from_the_day_after_its_last() -> None:
    last = [seen(str(local_html([edition(expires=day)], TODAY))).text for day in (TODAY, date(2026, 11, 24))]
    assert [EXPIRED in text for text in last] == [False, True]


def test_it_can_be_taken_away_and_removed_after_a_question() -> None:
    row = seen(str(local_html([edition()], TODAY))).one("tbody").one("tr")
    assert row.one("a").attributes["href"] == "material/local/local-0123456789/file"
    button = row.one("button")
    assert button.attributes["data-id"] == "local-0123456789"
    assert "見本市「相談窓口一覧」を外します。" in button.attributes["data-sure"]


def test_every_field_of_the_form_has_a_label() -> None:
    form = seen(str(local_html([], TODAY))).one("form")
    labelled = {label.attributes["for"] for label in form.all("label")}
    assert {field.attributes["id"] for tag in ("input", "select") for field in form.all(tag)} == labelled
    assert len(form.one("select").all("option")) == len(LocalKind)


def test_hostile_names_stay_text() -> None:
    shown = seen(str(local_html([edition(HOSTILE[:70], file=HOSTILE)], TODAY)))
    assert shown.all("script") == shown.all("img") == []
    assert HOSTILE in shown.text
