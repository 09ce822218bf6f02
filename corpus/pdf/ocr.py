"""Pages without text: whether this machine can read them, how to make it able to, and reading them.

The program `tesseract` is used where it is installed with its Japanese data; it is never required.
"""

import csv
import io
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import pypdfium2

from corpus.pdf.failed import ImportFailedError
from corpus.pdf.line import Line

_SECONDS = 120
_DOTS_PER_INCH = 300


def can_read_japanese() -> bool:
    """Whether tesseract is installed with its Japanese data."""
    program = shutil.which("tesseract")
    if not program:
        return False
    try:
        listed = _run([program, "--list-langs"], b"")
    except (OSError, subprocess.SubprocessError):
        return False
    return b"jpn" in (listed.stdout + listed.stderr).split()


def read_scan(page: pypdfium2.PdfPage, number: int) -> tuple[Line, ...]:
    """Return the lines that tesseract reads on a page; its letters are guesses and may be wrong.

    Raises:
        ImportFailedError: tesseract is missing or fails.
    """
    picture = io.BytesIO()
    scale = _DOTS_PER_INCH / 72
    page.render(scale=scale).to_pil().save(picture, format="PNG")
    program = shutil.which("tesseract") or "tesseract"
    try:
        done = _run([program, "stdin", "stdout", "-l", "jpn", "--psm", "3", "tsv"], picture.getvalue())
        done.check_returncode()
    except (OSError, subprocess.SubprocessError) as error:
        message = (
            f"文字認識（tesseract）が{number}ページ目で失敗しました（{error}）。--ocr を外してください。"
        )
        raise ImportFailedError(message) from error
    return _lines(done.stdout.decode("utf-8", "replace"), number, scale)


def advice() -> str:
    """Return one Japanese sentence that says how to get text from scanned pages."""
    if can_read_japanese():
        return "このPCの文字認識で読むには、--ocr を付けて取り込んでください。"
    return "文字の入ったPDFを用意するか、文字認識（tesseract と tesseract-ocr-jpn）を入れてください。"


def _run(command: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - the program that `which` found, with fixed arguments
        command, input=given, capture_output=True, timeout=_SECONDS, check=False
    )


def _lines(table: str, number: int, scale: float) -> tuple[Line, ...]:
    """The words of tesseract's table joined into lines, in points; a line that ends short of its block's edge ends there."""
    words: dict[tuple[str, str, str], list[Mapping[str, str]]] = defaultdict(list)
    for word in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if word.get("text", "").strip():
            words[word["block_num"], word["par_num"], word["line_num"]].append(word)
    lines = {place: _line(parts, number, scale) for place, parts in words.items()}
    blocks: dict[str, list[Line]] = defaultdict(list)
    for (block, _, _), line in lines.items():
        blocks[block].append(line)
    return tuple(
        replace(
            line,
            left=min(other.x0 for other in blocks[block]),
            right=max(other.x1 for other in blocks[block]),
        )
        for (block, _, _), line in lines.items()
    )


def _line(words: list[Mapping[str, str]], number: int, scale: float) -> Line:
    x0 = min(int(w["left"]) for w in words) / scale
    x1 = max(int(w["left"]) + int(w["width"]) for w in words) / scale
    top = min(int(w["top"]) for w in words) / scale
    bottom = max(int(w["top"]) + int(w["height"]) for w in words) / scale
    text = "".join(word["text"].strip() for word in words)
    return Line(text, number, x0, top, x1, bottom, bottom, round(bottom - top), False, "", x0, x1)
