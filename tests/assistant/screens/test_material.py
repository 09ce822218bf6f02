import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.change import ANOTHER
from assistant.change_official import FetchOfficial
from assistant.screens.door import NOT_ALLOWED, NOT_LOGGED_IN
from assistant.screens.guard import MAX_BODY_BYTES, MAX_UPLOAD_BYTES
from assistant.screens.renewal import Renewal, Stage
from assistant.screens.uploads import TOO_LARGE
from assistant.screens.users import User, Users, hash_password
from corpus.edition import Edition
from corpus.official.importing import OFFICIAL
from corpus.shelf import Shelf
from tests.assistant.screens.imported import TITLES, handbook
from tests.assistant.screens.made import Prepared
from tests.assistant.screens.renewing import Shelving, ended, renewal_in
from tests.assistant.screens.seen import seen
from tests.assistant.screens.serving import serving

PASSWORD = "長い合言葉です2026"
BINARY = {"content-type": "application/octet-stream"}
GETS = ("/material/tab", "/material/progress", "/material/local/local-0123456789/file")
POSTS = (
    "/material/official",
    "/material/official/fetch",
    "/material/official/undo",
    "/material/local",
    "/material/local/remove",
)


class Site:
    """A served screen, what carries out its changes, and someone at it."""

    def __init__(self, address: str, home: Path, renewal: Renewal, shelving: Shelving) -> None:
        self.address, self.home, self.renewal, self.shelving = address, home, renewal, shelving
        self.http = httpx.Client(base_url=address, trust_env=False, timeout=30)

    def upload(self, pdf: Path, name: str = "") -> str:
        answer = self.http.post(
            "/material/upload", params={"name": name or pdf.name}, content=pdf.read_bytes(), headers=BINARY
        )
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    def order(self, path: str, what: dict[str, Any] | None = None) -> httpx.Response:
        return self.http.post(path, json=what or {})

    def tab(self) -> str:
        return self.http.get("/material/tab").text


@contextmanager
def site(home: Path, edition: Edition, users: Users | None = None) -> Iterator[Site]:
    shelving = Shelving()
    answerer = Prepared(edition)
    renewal = renewal_in(home, answerer, shelving)
    with serving(answerer, users, renewal=renewal) as address:
        made = Site(address, home, renewal, shelving)
        yield made
        made.shelving.held.clear()
        made.http.close()


@pytest.fixture
def open_site(tmp_path: Path, shipped: Edition) -> Iterator[Site]:
    with site(tmp_path / "home", shipped) as made:
        yield made


def test_files_are_sent_imported_and_in_use_without_a_new_start(open_site: Site, tmp_path: Path) -> None:
    upload_id = open_site.upload(handbook(tmp_path / "第2章.pdf"))
    assert open_site.order("/material/official", {"files": [upload_id]}).status_code == 202
    progress = ended(open_site.renewal)
    assert progress.stage is Stage.DONE
    assert "official/point-2" in open_site.renewal.live.current.edition.by_id
    assert list((open_site.home / "incoming").iterdir()) == []
    tab = seen(open_site.tab())
    assert "ハンドブックの取り込みが終わりました" in tab.one("section", "state").text
    assert "第2章.pdf（3ページ" in tab.one("ul", "files").text
    assert f"{len(TITLES)}件" in tab.one("table", "found").text


def test_while_a_change_is_under_way_the_chat_answers_and_a_second_change_is_told(
    open_site: Site, tmp_path: Path
) -> None:
    old = open_site.renewal.live.current
    open_site.shelving.held.set()
    open_site.order("/material/official", {"files": [open_site.upload(handbook(tmp_path / "a.pdf"))]})
    second = open_site.order(
        "/material/official", {"files": [open_site.upload(handbook(tmp_path / "b.pdf"))]}
    )
    assert (second.status_code, second.text) == (409, ANOTHER)
    assert open_site.http.get("/material/progress").json()["stage"] == "running"
    assert open_site.renewal.live.current is old
    assert "disabled" in seen(open_site.tab()).one("fieldset").attributes
    open_site.shelving.held.clear()
    assert ended(open_site.renewal).stage is Stage.DONE
    assert open_site.renewal.live.current is not old


def test_a_file_that_cannot_be_imported_is_told_and_nothing_has_changed(
    open_site: Site, tmp_path: Path
) -> None:
    web_page = tmp_path / "x.pdf"
    web_page.write_bytes(b"<!doctype html><title>x</title>")
    open_site.order("/material/official", {"files": [open_site.upload(web_page)]})
    ended(open_site.renewal)
    state = seen(open_site.tab()).one("section", "state").text
    assert "「x.pdf」はPDFではありません（中身はウェブページ）。PDFを選んでください。" in state
    assert "前の資料のまま" in state
    assert Shelf(open_site.home).find(OFFICIAL) is None


def test_an_import_is_taken_back(open_site: Site, tmp_path: Path) -> None:
    open_site.order("/material/official", {"files": [open_site.upload(handbook(tmp_path / "a.pdf"))]})
    ended(open_site.renewal)
    assert open_site.order("/material/official/undo").status_code == 202
    ended(open_site.renewal)
    assert Shelf(open_site.home).find(OFFICIAL) is None
    assert "official/point-2" not in open_site.renewal.live.current.edition.by_id


def test_nothing_is_fetched_but_by_its_button_which_says_from_where(open_site: Site) -> None:
    fetch = seen(open_site.tab()).one("details")
    assert open_site.renewal.settings.official_url in fetch.one("p", "address").text
    assert open_site.shelving.made == []
    open_site.shelving.held.set()
    open_site.order("/material/official/fetch")
    assert open_site.shelving.made == [FetchOfficial()]


@pytest.mark.parametrize(
    "what",
    [{}, {"files": []}, {"files": ["../../etc"]}, {"files": ["0" * 16] * 13}, {"files": "0" * 16}],
)
def test_an_order_of_another_form_is_refused(open_site: Site, what: dict[str, Any]) -> None:
    assert open_site.order("/material/official", what).status_code == 422
    assert open_site.shelving.made == []


def test_an_order_for_a_file_that_never_came_is_told(open_site: Site) -> None:
    answer = open_site.order("/material/official", {"files": ["0" * 16]})
    assert (answer.status_code, answer.text) == (
        400,
        "送られたファイルが見つかりません。もう一度選んでください。",
    )


def test_a_form_of_another_site_orders_nothing(open_site: Site) -> None:
    evil = {"origin": "https://evil.example"}
    for path in (*POSTS, "/material/upload?name=a.pdf"):
        assert open_site.http.post(path, headers=evil, content=b"{}").status_code == 403
    assert open_site.shelving.made == []


def test_too_large_a_file_is_refused_before_any_of_it_is_read(open_site: Site) -> None:
    host, port = open_site.address.removeprefix("http://").split(":")
    head = (
        f"POST /material/upload?name=a.pdf HTTP/1.1\r\nHost: {host}:{port}\r\n"
        f"Content-Length: {MAX_UPLOAD_BYTES + 1}\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(head.encode())  # And not one byte of the file.
        answer = connection.recv(65536).decode()
    assert answer.startswith("HTTP/1.1 413")
    assert answer.endswith(TOO_LARGE)
    assert not (open_site.home / "incoming").exists()


def test_a_file_may_be_larger_than_other_requests_and_they_may_not(open_site: Site) -> None:
    large = b"x" * (MAX_BODY_BYTES + 1)
    sent = open_site.http.post("/material/upload?name=a.pdf", headers=BINARY, content=large)
    assert sent.status_code == 200
    assert open_site.http.post("/material/official", content=large).status_code == 413


def test_gradios_own_upload_stays_closed(open_site: Site) -> None:
    assert open_site.http.post("/gradio_api/upload", files={"files": b"x"}).status_code == 404


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, shipped: Edition) -> Iterator[Site]:
    hashed = hash_password(PASSWORD)
    users = Users({name: User(name, role, hashed) for name, role in (("boss", "admin"), ("sato", "worker"))})
    with site(tmp_path_factory.mktemp("shared") / "home", shipped, users) as made:
        yield made


def cookie(shared: Site, name: str) -> dict[str, str]:
    answer = httpx.post(
        f"{shared.address}/login", data={"username": name, "password": PASSWORD}, trust_env=False
    )
    return {"cookie": "; ".join(f"{key}={value}" for key, value in answer.cookies.items())}


def statuses(shared: Site, headers: dict[str, str]) -> set[tuple[int, str]]:
    """Status and sentence of every route that changes or shows the material."""
    answers = [shared.http.get(path, headers=headers) for path in GETS]
    answers += [shared.http.post(path, json={}, headers=headers) for path in POSTS]
    upload = shared.http.post("/material/upload?name=a.pdf", content=b"x", headers={**headers, **BINARY})
    return {(answer.status_code, answer.text) for answer in [*answers, upload]}


def test_without_a_login_nothing_of_it_can_be_had_or_done(shared: Site) -> None:
    assert statuses(shared, {}) == {(401, NOT_LOGGED_IN)}
    assert shared.http.get("/material/allowed").json() == {"allowed": False}


def test_another_role_gets_no_tab_and_can_do_nothing(shared: Site) -> None:
    worker = cookie(shared, "sato")
    assert statuses(shared, worker) == {(403, NOT_ALLOWED)}
    assert shared.http.get("/material/allowed", headers=worker).json() == {"allowed": False}
    assert shared.shelving.made == []
    assert not (shared.home / "incoming").exists()


def test_an_admin_gets_the_tab(shared: Site) -> None:
    admin = cookie(shared, "boss")
    assert shared.http.get("/material/allowed", headers=admin).json() == {"allowed": True}
    assert "資料を取り込む" in shared.http.get("/material/tab", headers=admin).text


def test_another_name_for_this_machine_gets_nothing(open_site: Site) -> None:
    for path in GETS:
        assert open_site.http.get(path, headers={"host": "evil.example"}).status_code == 400


LOCAL = {"owner": "見本市", "name": "相談窓口一覧", "local_kind": "contact", "issued": "", "expires": ""}


def contacts(folder: Path) -> Path:
    path = folder / "窓口.csv"
    path.write_text("名称,電話番号\n見本市くらしの相談室,092-000-0000\n", encoding="utf-8")
    return path


def test_local_material_is_imported_listed_taken_away_and_removed(open_site: Site, tmp_path: Path) -> None:
    file = contacts(tmp_path)
    order = {**LOCAL, "files": [open_site.upload(file)], "expires": "2020-03-31"}
    assert open_site.order("/material/local", order).status_code == 202
    assert ended(open_site.renewal).stage is Stage.DONE
    row = seen(open_site.tab()).one("table", "local-list").one("tbody").one("tr")
    assert "期限切れ" in row.text
    away = open_site.http.get("/" + row.one("a").attributes["href"])
    assert away.content == file.read_bytes()
    assert away.headers["content-disposition"].startswith("attachment")
    edition_id = row.one("button").attributes["data-id"]
    assert open_site.order("/material/local/remove", {"id": edition_id}).status_code == 202
    ended(open_site.renewal)
    assert seen(open_site.tab()).all("table", "local-list") == []
    assert open_site.http.get(f"/material/local/{edition_id}/file").status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"owner": " "}, {"local_kind": "secret"}, {"expires": "あした"}, {"issued": "2026-02-30"}]
)
def test_what_cannot_be_said_of_a_file_is_told_in_one_sentence(
    open_site: Site, tmp_path: Path, wrong: dict[str, str]
) -> None:
    order = {**LOCAL, **wrong, "files": [open_site.upload(contacts(tmp_path))]}
    answer = open_site.order("/material/local", order)
    assert answer.status_code == 400
    assert answer.text.endswith("ください。")
    assert open_site.shelving.made == []


@pytest.mark.parametrize(
    "edition_id", ["official", "local-", "..%2fofficial", "local-../official", "local-x/../.."]
)
def test_only_local_editions_can_be_taken_away_or_removed(open_site: Site, edition_id: str) -> None:
    assert open_site.http.get(f"/material/local/{edition_id}/file").status_code in (404, 422)
    assert open_site.order("/material/local/remove", {"id": edition_id}).status_code == 422
