"""Downloading the official PDF: only when asked, resumed where it was cut, checked before it is used."""

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from corpus.pdf.failed import ImportFailedError
from corpus.pdf.source import MAX_BYTES

_REDIRECTS = 5
_ATTEMPTS = 4
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a download may take: bytes in all, seconds without an answer, seconds between attempts."""

    max_bytes: int = MAX_BYTES
    timeout_seconds: float = 30.0
    wait_seconds: float = 1.0


class _CutError(Exception):
    """The connection ended before the file did."""


def download(url: str, folder: Path, progress: Progress | None = None, terms: Terms | None = None) -> Path:
    """Return the path of the PDF fetched from `url` into `folder`; a cut download is taken up again.

    `progress` is told (bytes so far, bytes in all or None). What had come stays in the folder when it
    fails, so that the next call goes on from there.

    Raises:
        ImportFailedError: the address, the answer or the connection does not do.
    """
    _check_address(url)
    part = _part_path(url, folder)
    terms = terms or Terms()
    headers = {"User-Agent": "yorisoi", "Accept": "application/pdf", "Accept-Encoding": "identity"}
    with httpx.Client(timeout=httpx.Timeout(terms.timeout_seconds), headers=headers) as client:
        for attempt in range(_ATTEMPTS):
            try:
                _fetch(client, url, part, progress or _silent, terms.max_bytes)
                return _finished(part, url)
            except _CutError:
                if attempt + 1 < _ATTEMPTS:
                    time.sleep(terms.wait_seconds * attempt)
    held = part.stat().st_size if part.exists() else 0
    raise ImportFailedError(
        f"{url} との通信が途中で切れました（{held:,}バイトまで受け取りました）。"
        "もう一度実行すると続きから受け取ります。"
    )


def _silent(_done: int, _total: int | None) -> None:
    """Tell nobody."""


def _part_path(url: str, folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"保存先「{folder}」を作れません（{error.strerror}）。許可を確かめてください。"
        raise ImportFailedError(message) from error
    return folder / f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.part"


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return
    raise ImportFailedError(f"アドレス「{url}」は使えません。https:// で始まるアドレスを設定してください。")


def _fetch(client: httpx.Client, url: str, part: Path, progress: Progress, max_bytes: int) -> None:
    held = part.stat().st_size if part.exists() else 0
    with _answer(client, url, held) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink(missing_ok=True)
            raise _CutError
        _check_answer(answer, url)
        start = _start(answer) if answer.status_code == httpx.codes.PARTIAL_CONTENT else 0
        if start not in (0, held):
            part.unlink(missing_ok=True)
            raise _CutError
        total = _total(answer, start)
        _check_size(max(start, total or 0), max_bytes)
        _receive(answer, part, (start, total), progress, max_bytes)


@contextmanager
def _answer(client: httpx.Client, url: str, held: int) -> Iterator[httpx.Response]:
    """The answer at the end of the redirects, each of them to an address that does."""
    headers = {"Range": f"bytes={held}-"} if held else {}
    try:
        for _ in range(_REDIRECTS + 1):
            with client.stream("GET", url, headers=headers) as answer:
                if not answer.is_redirect:
                    yield answer
                    return
                url = urljoin(url, answer.headers.get("location", ""))
                _check_address(url)
    except httpx.InvalidURL as error:
        raise ImportFailedError(f"アドレス「{url}」は使えません。設定を確かめてください。") from error
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.ReadTimeout) as error:
        raise _CutError from error
    except httpx.TransportError as error:
        raise ImportFailedError(
            f"{urlsplit(url).hostname} につながりません。通信を確かめるか、PDFを別に用意して "
            "yorisoi import ファイル名 で取り込んでください。"
        ) from error
    raise ImportFailedError(f"{url} は転送が多すぎます。アドレスの設定を確かめてください。")


def _check_answer(answer: httpx.Response, url: str) -> None:
    if answer.status_code not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        raise ImportFailedError(
            f"{url} から受け取れません（応答 {answer.status_code}）。"
            "アドレスが変わっていないか、厚生労働省のページで確かめてください。"
        )
    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind.startswith("text/"):
        raise ImportFailedError(
            f"{url} はPDFではなくウェブページ（{kind}）を返しました。PDFのアドレスを設定してください。"
        )


def _start(answer: httpx.Response) -> int:
    match = _RANGE.match(answer.headers.get("content-range", ""))
    return int(match[1]) if match else -1


def _total(answer: httpx.Response, start: int) -> int | None:
    length = answer.headers.get("content-length", "")
    return start + int(length) if length.isdigit() else None


def _check_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise ImportFailedError(
            f"ファイルが大きすぎます（{size:,}バイト、上限は{max_bytes:,}バイト）。アドレスを確かめてください。"
        )


def _receive(
    answer: httpx.Response, part: Path, span: tuple[int, int | None], progress: Progress, max_bytes: int
) -> None:
    start, total = span
    done = start
    try:
        with part.open("ab" if start else "wb") as file:
            for piece in answer.iter_raw():
                done += len(piece)
                if done > max_bytes:
                    file.close()
                    part.unlink()
                    _check_size(done, max_bytes)
                file.write(piece)
                progress(done, total)
    except OSError as error:
        message = f"受け取ったファイルを保存できません（{error.strerror}）。空き容量を確かめてください。"
        raise ImportFailedError(message) from error
    if total is not None and done < total:
        raise _CutError


def _finished(part: Path, url: str) -> Path:
    with part.open("rb") as file:
        head = file.read(1024)
    if b"%PDF-" not in head:
        part.unlink()
        raise ImportFailedError(f"{url} から届いたファイルはPDFではありません。アドレスを確かめてください。")
    name = re.sub(r"[^\w.-]", "_", Path(unquote(urlsplit(url).path)).name) or "official.pdf"
    target = part.with_name(name if name.lower().endswith(".pdf") else f"{name}.pdf")
    part.replace(target)
    return target
