"""Pages without text: whether this machine can read them, and how to make it able to."""

import shutil
import subprocess

_SECONDS = 20


def can_read_japanese() -> bool:
    """Whether tesseract is installed with its Japanese data."""
    program = shutil.which("tesseract")
    if not program:
        return False
    try:
        listed = subprocess.run(  # noqa: S603 - the program that `which` found, no input from outside
            [program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "jpn" in (listed.stdout + listed.stderr).split()


def advice() -> str:
    """Return one Japanese sentence that says how to get text from scanned pages."""
    if can_read_japanese():
        return "このPCの文字認識で読むには、--ocr を付けて取り込んでください。"
    return "文字の入ったPDFを用意するか、文字認識（tesseract と tesseract-ocr-jpn）を入れてください。"
