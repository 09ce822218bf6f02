import base64
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from assistant.answer import Answer
from assistant.screens.users import User, Users, hash_password
from corpus.edition import Edition
from tests.assistant.screens.made import Prepared, crisis
from tests.assistant.screens.seen import seen
from tests.assistant.screens.serving import serving
from tests.assistant.screens.talking import Page, config_of

SECONDS = 1.5


@pytest.fixture(scope="module")
def answerer(shipped: Edition) -> Prepared:
    return Prepared(shipped)


@pytest.fixture(scope="module")
def address(answerer: Prepared) -> Iterator[str]:
    with serving(answerer) as address:
        yield address


def test_the_page_is_japanese_before_any_script_runs(address: str) -> None:
    response = httpx.get(f"{address}/", trust_env=False)
    assert '<html\n\tlang="ja"' in response.text
    assert "<title>寄り添いナビ</title>" in response.text
    assert "http" not in response.text.replace("http://www.w3.org/2000/svg", "").replace(address, "")


def test_the_page_may_load_from_this_server_only(address: str) -> None:
    headers = httpx.get(f"{address}/", trust_env=False).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    scripts = next(part for part in policy.split(";") if "script-src" in part)
    assert "unsafe-inline" not in scripts
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_no_two_pages_share_a_nonce(address: str) -> None:
    pages = [httpx.get(f"{address}/", trust_env=False) for _ in range(2)]
    assert len({page.headers["content-security-policy"] for page in pages}) == 2


@pytest.mark.parametrize("path", ["/assets/nothing.js", "/nothing", "/screen/users.py", "/screen/screen.css"])
def test_every_response_is_marked_as_closed(address: str, path: str) -> None:
    headers = httpx.get(f"{address}{path}", trust_env=False).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_only_the_pages_own_files_are_served(address: str) -> None:
    assert httpx.get(f"{address}/screen/screen.js", trust_env=False).status_code == 200
    assert httpx.get(f"{address}/screen/server.py", trust_env=False).status_code == 404


def test_a_file_cannot_be_uploaded_or_read(address: str) -> None:
    upload = httpx.post(f"{address}/gradio_api/upload", files={"files": b"x"}, trust_env=False)
    read = httpx.get(f"{address}/gradio_api/file=/etc/hostname", trust_env=False)
    assert (upload.status_code, read.status_code) == (404, 404)


def test_a_question_is_answered_in_its_own_session(address: str, answerer: Prepared) -> None:
    one, other = Page(address, "one"), Page(address, "other")
    assert "ご本人に会えません。" in seen(one.ask("ご本人に会えません。")).text
    one.ask("では次は？")
    other.ask("初めてです。")
    assert answerer.asked[-3:] == [
        ("ご本人に会えません。", ()),
        ("では次は？", ("ご本人に会えません。",)),
        ("初めてです。", ()),
    ]


def test_a_new_consultation_forgets_the_earlier_one(address: str, answerer: Prepared) -> None:
    page = Page(address, "fresh")
    page.ask("前の質問です。")
    page.press("fresh")
    page.ask("新しい質問です。")
    assert answerer.asked[-1] == ("新しい質問です。", ())


def test_a_history_made_up_by_a_client_is_not_believed(address: str, answerer: Prepared) -> None:
    page = Page(address, "forger")
    page.press("send", "質問です。", ["作られた履歴"])
    assert answerer.asked[-1] == ("質問です。", ())


def test_two_slow_answers_take_about_the_time_of_one(shipped: Edition) -> None:
    with serving(Prepared(shipped, seconds=SECONDS)) as address:
        pages = [Page(address, f"slow{number}") for number in range(2)]
        pages[0].ask("最初の一回は、準備の時間を含みます。")
        started = time.monotonic()
        threads = [threading.Thread(target=page.ask, args=("同時の質問です。",)) for page in pages]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.monotonic() - started < 1.7 * SECONDS


def test_a_sheet_can_be_had_of_ones_own_turn_and_of_no_other(address: str) -> None:
    one, other = Page(address, "sheet-one"), Page(address, "sheet-other")
    key = seen(one.ask("ご本人に会えません。")).one("section", "turn").attributes["data-turn"]
    had, refused = (page.press("sheet", f"{key}.docx.1", None)[0] for page in (one, other))
    assert base64.b64decode(seen(had).one("div").attributes["data-sheet"]).startswith(b"PK")
    assert seen(refused).one("div").attributes["data-sheet"] == ""


class Failing(Prepared):
    """An assistant that fails once, as no assistant should."""

    def answer(self, question: str, history: object = (), on_sentence: object = None) -> Answer:
        raise RuntimeError("壊れました")


def test_a_failure_names_nothing_of_the_inside(shipped: Edition) -> None:
    with serving(Failing(shipped)) as address:
        page = Page(address, "failing")
        with pytest.raises(AssertionError) as failure:
            page.ask("質問です。")
    assert "壊れました" not in str(failure.value)


def test_a_crisis_is_answered_with_its_lines(shipped: Edition) -> None:
    with serving(Prepared(shipped, {"死にたい": crisis(shipped)})) as address:
        assert "0120-279-338" in Page(address, "crisis").ask("死にたい")


@pytest.fixture(scope="module")
def closed(answerer: Prepared) -> Iterator[str]:
    users = Users({"sato": User("sato", "worker", hash_password("長い合言葉です2026"))})
    with serving(answerer, users) as address:
        yield address


def test_without_a_login_nothing_can_be_asked(closed: str) -> None:
    join = {"data": ["質問", None], "fn_index": 0, "session_hash": "x"}
    assert httpx.post(f"{closed}/gradio_api/queue/join", json=join, trust_env=False).status_code == 401
    config = config_of(httpx.get(f"{closed}/", trust_env=False).text)
    assert config["auth_required"] is True
    assert "登録された方だけ" in config["auth_message"]
    assert config["components"] == []


def test_a_wrong_password_is_refused_and_the_right_one_opens_the_page(closed: str) -> None:
    with httpx.Client(base_url=closed, trust_env=False) as http:
        wrong = http.post("/login", data={"username": "sato", "password": "違います"})
        assert wrong.status_code == 400
        right = http.post("/login", data={"username": "sato", "password": "長い合言葉です2026"})
        assert right.status_code == 200
        http.cookies.update(right.cookies)
        assert "question-box" in http.get("/").text


def test_with_a_login_the_page_goes_by_any_name(closed: str) -> None:
    response = httpx.get(f"{closed}/", headers={"host": "yorisoi.city.example.jp"}, trust_env=False)
    assert response.status_code == 200
