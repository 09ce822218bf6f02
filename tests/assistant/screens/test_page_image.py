import io
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from assistant.screens.page_image import GONE, NOT_DRAWN, PageImages
from assistant.screens.users import User, Users, hash_password
from corpus.edition import Edition
from corpus.kept import Kept
from corpus.official.importing import import_official
from corpus.pdf.failed import ImportFailedError
from corpus.shelf import Shelf
from tests.assistant.screens.imported import handbook, kept
from tests.assistant.screens.made import Prepared
from tests.assistant.screens.serving import serving

QUOTE = "支援者は沈黙を待つことを、日を変えて続けます。"
MARK = (255, 221, 87)
PASSWORD = "長い合言葉です2026"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def book(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return kept(home, handbook(tmp_path_factory.mktemp("pdf") / "第2章.pdf"))


@pytest.fixture(scope="module")
def sha256(book: Kept) -> str:
    return book.originals[0].sha256


def has_mark(png: bytes) -> bool:
    colours = Image.open(io.BytesIO(png)).convert("RGB").getcolors(1 << 24)
    return any(colour == MARK for _, colour in colours or ())


def test_the_quoted_words_are_marked_on_their_page_and_on_no_other(home: Path, sha256: str) -> None:
    images = PageImages(home)
    assert has_mark(images.png(sha256, 2, QUOTE))
    assert not has_mark(images.png(sha256, 1, "どこにもない長い言葉の並びです。"))
    assert not has_mark(images.png(sha256, 2))


def test_a_page_is_drawn_once_while_it_is_held(home: Path, sha256: str) -> None:
    images = PageImages(home)
    assert images.png(sha256, 1) is images.png(sha256, 1)


def test_what_is_held_stays_within_its_bounds(
    home: Path, sha256: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.screens.page_image.HELD_BYTES", 1)
    images = PageImages(home)
    assert images.png(sha256, 1) is not images.png(sha256, 1)


def test_many_may_look_at_once(home: Path, sha256: str) -> None:
    images, seen = PageImages(home), []
    threads = [
        threading.Thread(target=lambda page=1 + n % 3: seen.append(images.png(sha256, page, QUOTE)))
        for n in range(9)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 9
    assert len({id(png) for png in seen}) == 3


def test_a_file_that_is_not_on_the_shelf_is_never_opened(home: Path) -> None:
    with pytest.raises(ImportFailedError, match="もうありません"):
        PageImages(home).png("0" * 64, 1)


def test_the_page_is_found_again_after_the_file_was_imported_anew(tmp_path: Path) -> None:
    pdf = handbook(tmp_path / "a.pdf")
    book = kept(tmp_path / "home", pdf)
    images = PageImages(tmp_path / "home")
    before = images.png(book.originals[0].sha256, 1)
    for _ in range(4):
        import_official([pdf], tmp_path / "home", [])
    assert not book.folder.exists()
    assert images.png(book.originals[0].sha256, 1) == before


def test_the_page_goes_with_the_import(tmp_path: Path) -> None:
    book = kept(tmp_path / "home", handbook(tmp_path / "a.pdf"))
    images = PageImages(tmp_path / "home")
    images.png(book.originals[0].sha256, 1)
    Shelf(tmp_path / "home").remove("official")
    with pytest.raises(ImportFailedError, match="もうありません"):
        images.png(book.originals[0].sha256, 1)


@pytest.fixture(scope="module")
def address(shipped: Edition, home: Path, book: Kept) -> Iterator[str]:
    assert book
    with serving(Prepared(shipped), home=home) as address:
        yield address


def get(address: str, path: str) -> httpx.Response:
    return httpx.get(f"{address}{path}", trust_env=False)


def test_a_picture_is_served_as_one_and_kept_nowhere(address: str, sha256: str) -> None:
    response = httpx.get(f"{address}/page/{sha256}/2", params={"quote": QUOTE}, trust_env=False)
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
    assert has_mark(response.content)
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert response.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/page/..%2f..%2f..%2fetc%2fpasswd/1",
        "/page/%2e%2e/1",
        "/page/../../etc/passwd",
        "/page/official/1",
        f"/page/{'A' * 64}/1",
        f"/page/{'0' * 63}/1",
        f"/page/{'0' * 64}/0",
        f"/page/{'0' * 64}/-1",
        f"/page/{'0' * 64}/1.png",
        f"/page/{'0' * 64}/100000",
        f"/page/{'0' * 64}%00/1",
        "/page/",
        "/page/x",
    ],
)
def test_no_other_form_of_address_leads_anywhere(address: str, path: str) -> None:
    assert get(address, path).status_code in (404, 422)


def test_a_page_or_file_that_is_not_there_is_told_in_one_sentence(address: str, sha256: str) -> None:
    assert get(address, f"/page/{'0' * 64}/1").text == GONE
    beyond = get(address, f"/page/{sha256}/4")
    assert beyond.status_code == 404
    assert beyond.text == NOT_DRAWN.format(4)


def test_a_quote_longer_than_any_passage_is_refused(address: str, sha256: str) -> None:
    assert get(address, f"/page/{sha256}/1?quote={'x' * 1001}").status_code == 422


def test_another_name_for_this_machine_gets_no_page(address: str, sha256: str) -> None:
    response = httpx.get(f"{address}/page/{sha256}/1", headers={"host": "evil.example"}, trust_env=False)
    assert response.status_code == 400


def test_only_those_who_have_logged_in_get_a_page(shipped: Edition, home: Path, sha256: str) -> None:
    users = Users({"sato": User("sato", "worker", hash_password(PASSWORD))})
    with (
        serving(Prepared(shipped), users, home=home) as address,
        httpx.Client(base_url=address, trust_env=False) as http,
    ):
        path = f"/page/{sha256}/1"
        assert http.get(path).status_code == 401
        assert (
            http.get(path, headers={"cookie": "access-token=x; access-token-unsecure-=x"}).status_code == 401
        )
        login = http.post("/login", data={"username": "sato", "password": PASSWORD})
        cookie = "; ".join(f"{name}={value}" for name, value in login.cookies.items())
        assert http.get(path, headers={"cookie": cookie}).status_code == 200
        http.get("/logout", headers={"cookie": cookie})
        assert http.get(path, headers={"cookie": cookie}).status_code == 401
