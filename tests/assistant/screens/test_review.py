from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.screens.door import NOT_ALLOWED
from assistant.screens.renewal import Stage
from assistant.screens.review import GONE, NO_NUMBER, NO_SUCH_NOTE, NO_TITLE
from corpus.edition import Edition
from corpus.official.corrections import Corrections
from corpus.official.importing import OFFICIAL
from corpus.shelf import Shelf
from tests.assistant.screens.imported import TITLES, handbook
from tests.assistant.screens.renewing import ended
from tests.assistant.screens.seen import Element, seen
from tests.assistant.screens.test_material import Site, cookie, shared, site

__all__ = ["shared"]


@pytest.fixture
def desk(tmp_path: Path, shipped: Edition) -> Iterator[Site]:
    with site(tmp_path / "home", shipped) as made:
        made.order("/material/official", {"files": [made.upload(handbook(tmp_path / "第2章.pdf"))]})
        assert ended(made.renewal).stage is Stage.DONE
        yield made


def tab(desk: Site) -> Element:
    return seen(desk.http.get("/material/review/tab").text)


def place(desk: Site, title: str) -> dict[str, str]:
    (button,) = [b for b in tab(desk).all("button", "finding") if b.one("span", "name").text == title]
    return {"sha256": button.attributes["data-sha"], "anchor": button.attributes["data-anchor"]}


def wish(desk: Site, found: str, **wanted: Any) -> dict[str, Any]:
    number = TITLES.index(found) + 1
    return {**place(desk, found), "kind": "point", "number": number, "title": found, "note": "keep", **wanted}


def test_everything_found_is_listed_with_number_title_and_page(desk: Site) -> None:
    row = next(row for row in tab(desk).all("li") if TITLES[1] in row.text)
    assert "ポイント2" in row.text
    assert "14ページ（PDF 2ページ）" in row.text
    assert row.attributes["data-kind"] == "point"


def test_an_entry_opens_beside_its_page(desk: Site) -> None:
    answer = desk.http.get("/material/review/entry", params=place(desk, TITLES[1]))
    shown = seen(answer.text)
    image = shown.one("img").attributes["src"]
    assert image.startswith(f"page/{place(desk, TITLES[1])['sha256']}/2?quote=")
    assert desk.http.get("/" + image).status_code == 200
    labelled = {label.attributes["for"] for label in shown.all("label")}
    fields = {field.attributes["id"] for tag in ("input", "select") for field in shown.all(tag)}
    assert fields == labelled


def test_a_correction_is_kept_followed_and_survives_importing_again(desk: Site, tmp_path: Path) -> None:
    saved = desk.order(
        "/material/review/save", wish(desk, TITLES[1], title="沈黙を 一緒に待つ", note="point-5")
    )
    assert saved.status_code == 204
    bar = tab(desk).one("section", "pending-bar").text
    assert "1件" in bar
    assert desk.order("/material/review/follow").status_code == 202
    assert ended(desk.renewal).stage is Stage.DONE
    entry = desk.renewal.live.current.edition.by_id["official/point-2"]
    assert (entry.title, entry.attributes["matches"]) == ("沈黙を 一緒に待つ", ["point-5"])
    assert tab(desk).all("section", "pending-bar") == []
    desk.order("/material/official", {"files": [desk.upload(handbook(tmp_path / "again.pdf"))]})
    ended(desk.renewal)
    assert desk.renewal.live.current.edition.by_id["official/point-2"].title == "沈黙を 一緒に待つ"


def test_a_correction_is_withdrawn(desk: Site) -> None:
    desk.order("/material/review/save", wish(desk, TITLES[0], kind="case", number=7))
    desk.order("/material/review/follow")
    ended(desk.renewal)
    assert "official/case-7" in desk.renewal.live.current.edition.by_id
    assert desk.order("/material/review/withdraw", place(desk, TITLES[0])).status_code == 204
    assert "取り消し・未反映" in tab(desk).text
    desk.order("/material/review/follow")
    ended(desk.renewal)
    assert "official/point-1" in desk.renewal.live.current.edition.by_id
    assert "official/case-7" not in desk.renewal.live.current.edition.by_id


def test_what_is_saved_unchanged_corrects_nothing_else(desk: Site) -> None:
    where = place(desk, TITLES[2])
    desk.order("/material/review/save", wish(desk, TITLES[2], number=9))
    (correction,) = Corrections(desk.home).of(where["sha256"]).values()
    assert (correction.kind, correction.number, correction.title, correction.matches) == (None, 9, None, None)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " 　"}, NO_TITLE),
        ({"number": None}, NO_NUMBER),
        ({"note": "point-999"}, NO_SUCH_NOTE),
        ({"kind": "helpline"}, "には直せません"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(desk: Site, wrong: dict[str, Any], said: str) -> None:
    answer = desk.order("/material/review/save", wish(desk, TITLES[0], **wrong))
    assert answer.status_code == 400
    assert said in answer.text


def test_a_place_that_is_not_there_is_told(desk: Site) -> None:
    nowhere = {**place(desk, TITLES[0]), "anchor": "9:どこにもない見出し"}
    assert desk.http.get("/material/review/entry", params=nowhere).text == GONE
    answer = desk.order("/material/review/save", {**wish(desk, TITLES[0]), **nowhere})
    assert (answer.status_code, answer.text) == (404, GONE)


@pytest.mark.parametrize("sha256", ["", "../../x", "0" * 63, "0" * 65, "A" * 64])
def test_a_file_of_another_form_leads_nowhere(desk: Site, sha256: str) -> None:
    for path in ("save", "withdraw"):
        answer = desk.order(f"/material/review/{path}", {**wish(desk, TITLES[0]), "sha256": sha256})
        assert answer.status_code == 422
    assert not (desk.home / "corrections").exists()


def test_with_nothing_imported_it_says_how_to_begin(tmp_path: Path, shipped: Edition) -> None:
    with site(tmp_path / "home", shipped) as empty:
        assert "まだハンドブックが取り込まれていません" in tab(empty).text
        assert Shelf(empty.home).find(OFFICIAL) is None


def test_another_role_reviews_nothing(shared: Site) -> None:
    worker = cookie(shared, "sato")
    answers = [shared.http.get("/material/review/tab", headers=worker)]
    for path in ("save", "withdraw", "follow"):
        answers.append(shared.http.post(f"/material/review/{path}", json={}, headers=worker))
    assert {(answer.status_code, answer.text) for answer in answers} == {(403, NOT_ALLOWED)}
