import pytest
from starlette.datastructures import Headers

from assistant.screens.guard import MAX_BODY_BYTES, MAX_UPLOAD_BYTES, UPLOAD_PATH, refusal_of

Hosts = tuple[str, ...]
HOSTS = ("127.0.0.1", "localhost", "::1")
NEEDED = (
    "/",
    "/assets/index.js",
    "/theme.css",
    "/gradio_api/queue/data",
    "/gradio_api/heartbeat/abc",
    "/screen/x.css",
)
OTHER_NAMES = ("evil.example", "evil.example:7860", "127.0.0.1.evil.example", "", "192.168.1.5:7860")


def status(method: str, path: str, headers: dict[str, str] | None = None, hosts: Hosts = HOSTS) -> int:
    """The status of a refusal, or 200 where the request may pass."""
    given = Headers({"host": "127.0.0.1:7860", **(headers or {})})
    refusal = refusal_of(method, path, given, hosts)
    return refusal.status if refusal else 200


@pytest.mark.parametrize("path", NEEDED)
def test_what_the_page_needs_may_pass(path: str) -> None:
    assert status("GET", path) == 200


@pytest.mark.parametrize(
    "path",
    [
        "/docs",
        "/openapi.json",
        "/config",
        "/monitoring",
        "/manifest.json",
        "/gradio_api/info",
        "/gradio_api/runs",
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://example.jp",
        "/gradio_api/call/ask",
        "/gradio_api/run/ask",
        "/gradio_api/dev/reload",
        "/gradio_api/mcp",
        "/gradio_api/queue/join/more",
    ],
)
def test_what_the_page_does_not_need_is_not_there(path: str) -> None:
    assert status("GET", path) == status("POST", path, {"content-length": "2"}) == 404


@pytest.mark.parametrize("host", OTHER_NAMES)
def test_another_name_is_refused_against_rebinding(host: str) -> None:
    assert status("GET", "/", {"host": host}) == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:7860", "LOCALHOST:7860", "[::1]:7860"])
def test_this_machines_own_names_are_known(host: str) -> None:
    assert status("GET", "/", {"host": host}) == 200


def test_any_name_may_be_used_where_people_log_in() -> None:
    assert status("GET", "/", {"host": "yorisoi.city.example.jp"}, hosts=()) == 200


def post(headers: dict[str, str]) -> int:
    return status("POST", "/gradio_api/queue/join", headers)


def test_a_form_on_another_site_cannot_send() -> None:
    assert post({"content-length": "2", "origin": "https://evil.example"}) == 403
    assert post({"content-length": "2", "origin": "null"}) == 403
    assert post({"content-length": "2", "origin": "http://127.0.0.1:7861"}) == 403
    assert post({"content-length": "2", "origin": "http://127.0.0.1:7860"}) == 200


def test_a_request_may_be_as_large_as_the_box_and_no_larger() -> None:
    assert post({"content-length": str(MAX_BODY_BYTES)}) == 200
    assert post({"content-length": str(MAX_BODY_BYTES + 1)}) == 413


@pytest.mark.parametrize("length", [{}, {"content-length": "-1"}, {"content-length": "x"}])
def test_a_request_of_unknown_length_is_refused(length: dict[str, str]) -> None:
    assert post(length) == 411


def test_other_methods_are_refused() -> None:
    assert {status(method, "/") for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH")} == {405}


def test_only_the_one_path_for_files_takes_a_file() -> None:
    size = {"content-length": str(MAX_BODY_BYTES + 1)}
    assert status("POST", UPLOAD_PATH, size) == 200
    for path in ("/material/official", "/gradio_api/queue/join", UPLOAD_PATH + "/", "/page/upload"):
        assert status("POST", path, size) == 413


def test_a_file_has_its_bounds_too() -> None:
    assert status("POST", UPLOAD_PATH, {"content-length": str(MAX_UPLOAD_BYTES)}) == 200
    assert status("POST", UPLOAD_PATH, {"content-length": str(MAX_UPLOAD_BYTES + 1)}) == 413
