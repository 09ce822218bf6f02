import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corpus.official.download import Terms, download
from corpus.pdf.failed import ImportFailedError

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 2000
QUICK = Terms(max_bytes=2_000_000, timeout_seconds=5, wait_seconds=0)


class Site(BaseHTTPRequestHandler):
    """A small ministry: each path is a way an answer can be."""

    requests: list[tuple[str, str | None]] = []
    cuts = 0

    def do_GET(self) -> None:
        Site.requests.append((self.path, self.headers.get("Range")))
        getattr(self, self.path.strip("/").split(".")[0].replace("-", "_"))()

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def send(self, body: bytes, status: int = 200, kind: str = "application/pdf", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def whole(self) -> None:
        self.send(PDF)

    def gone(self) -> None:
        self.send(b"not here", 404, "text/html")

    def page(self) -> None:
        self.send(b"<html>moved</html>", kind="text/html; charset=utf-8")

    def disguised(self) -> None:
        self.send(b"<html>moved</html>")

    def large(self) -> None:
        self.send(b"%PDF-1.7\n" + b"0" * 3_000_000)

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        self.end_headers()
        self.wfile.write(b"%PDF-1.7\n" + b"0" * 3_000_000)

    def moved(self) -> None:
        self.send(b"", 302, Location="/whole.pdf")

    def away(self) -> None:
        self.send(b"", 302, Location="http://example.invalid/a.pdf")

    def loop(self) -> None:
        self.send(b"", 302, Location="/loop")

    def cut(self) -> None:
        self.part_of(PDF, cut_after=200_000)

    def deaf(self) -> None:
        """Cuts once and knows nothing of ranges."""
        Site.cuts += 1
        if Site.cuts > 1:
            return self.send(PDF)
        self.send_response(200)
        self.send_header("Content-Length", str(len(PDF)))
        self.end_headers()
        self.wfile.write(PDF[:1000])
        return None

    def always_cut(self) -> None:
        self.part_of(PDF, cut_after=10)

    def part_of(self, body: bytes, cut_after: int) -> None:
        start = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").split("-")[0])
        self.send_response(206 if start else 200)
        self.send_header("Content-Type", "application/pdf")
        self.send_header("Content-Length", str(len(body) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.end_headers()
        self.wfile.write(body[start : start + cut_after])


@pytest.fixture
def site() -> Iterator[str]:
    Site.requests, Site.cuts = [], 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_whole_file_arrives_under_its_own_name(site: str, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    path = download(f"{site}/whole.pdf", tmp_path, lambda done, total: told.append((done, total)), QUICK)
    assert path.name == "whole.pdf"
    assert path.read_bytes() == PDF
    assert told[-1] == (len(PDF), len(PDF))
    assert [item.name for item in tmp_path.iterdir()] == ["whole.pdf"]


def test_a_cut_download_goes_on_from_where_it_stopped(site: str, tmp_path: Path) -> None:
    assert download(f"{site}/cut.pdf", tmp_path, terms=QUICK).read_bytes() == PDF
    assert [wanted for _, wanted in Site.requests] == [None, "bytes=200000-", "bytes=400000-"]


def test_what_came_stays_for_the_next_call(site: str, tmp_path: Path) -> None:
    with pytest.raises(ImportFailedError, match="もう一度実行すると続きから"):
        download(f"{site}/always-cut.pdf", tmp_path, terms=QUICK)
    (part,) = tmp_path.iterdir()
    assert PDF.startswith(part.read_bytes())
    held = part.stat().st_size
    with pytest.raises(ImportFailedError):
        download(f"{site}/always-cut.pdf", tmp_path, terms=QUICK)
    assert ("/always-cut.pdf", f"bytes={held}-") in Site.requests


def test_a_server_that_knows_no_ranges_is_read_anew(site: str, tmp_path: Path) -> None:
    assert download(f"{site}/deaf.pdf", tmp_path, terms=QUICK).read_bytes() == PDF


def test_a_redirect_is_followed(site: str, tmp_path: Path) -> None:
    assert download(f"{site}/moved.pdf", tmp_path, terms=QUICK).read_bytes() == PDF


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("gone.pdf", "応答 404"),
        ("page.pdf", "ウェブページ"),
        ("disguised.pdf", "PDFではありません"),
        ("large.pdf", "大きすぎます"),
        ("endless.pdf", "大きすぎます"),
        ("away.pdf", "https://"),
        ("loop", "転送が多すぎます"),
    ],
)
def test_what_is_not_the_pdf_is_told_and_leaves_nothing(
    site: str, tmp_path: Path, path: str, reason: str
) -> None:
    with pytest.raises(ImportFailedError, match=reason):
        download(f"{site}/{path}", tmp_path, terms=QUICK)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["http://www.mhlw.go.jp/a.pdf", "ftp://example.jp/a.pdf", "file:///a", ""])
def test_only_https_is_fetched(url: str, tmp_path: Path) -> None:
    with pytest.raises(ImportFailedError, match="使えません"):
        download(url, tmp_path, terms=QUICK)


def test_a_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportFailedError, match="つながりません"):
        download("http://127.0.0.1:9/a.pdf", tmp_path, terms=QUICK)
