"""Bytes of a Japanese text file → its words, whatever the encoding."""

import codecs
import re

from corpus.pdf.failed import ImportFailedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ISO2022 = re.compile(rb"\x1b\$[@B]|\x1b\([BJ]")
_EVERYDAY = re.compile("[ぁ-んァ-ヶー、。々一-龥]")
_ODD = re.compile("[ｦ-ﾟ\ue000-\uf8ff\x80-\x9f]")


def decode(data: bytes, name: str) -> str:
    """Return the text of a file with line breaks as \\n; UTF-8, UTF-16, Shift_JIS (cp932), EUC-JP or JIS.

    Raises:
        ImportFailedError: no encoding fits every byte, or the file holds characters of no text.
    """
    text = _decoded(data, name)
    if "\0" in text:
        raise ImportFailedError(
            f"「{name}」に文字でないデータが混じっています。CSVやテキストとして保存し直してください。"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if _ISO2022.search(data):
        return _strictly(data, "iso2022_jp_2", name)
    readings = [reading for encoding in ("utf-8", "cp932", "euc_jp") if (reading := _try(data, encoding))]
    if not readings:
        raise ImportFailedError(_unknown(name))
    return (
        readings[0][1] if readings[0][0] == "utf-8" else max(readings, key=lambda pair: _likely(pair[1]))[1]
    )


def _try(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return encoding, data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportFailedError(_unknown(name)) from error


def _likely(text: str) -> int:
    """How much a reading looks like everyday Japanese; a wrong one is full of half-width kana."""
    sample = text[:200_000]
    return len(_EVERYDAY.findall(sample)) - 4 * len(_ODD.findall(sample))


def _unknown(name: str) -> str:
    return f"「{name}」の文字コードが分かりません。UTF-8かShift_JISで保存し直してください。"
