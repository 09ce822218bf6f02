"""Japanese text → terms: the words that carry meaning, in one spelling each."""

import functools
import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sudachipy import Dictionary, SplitMode, Tokenizer

from index.romaji import from_romaji

MAX_CHARACTERS = 8_000
"""Text is cut into parts of at most this many characters: Sudachi takes 49,149 bytes at a time."""

_CONTENT = {"名詞", "動詞", "形容詞", "形状詞", "副詞", "代名詞", "連体詞", "感動詞", "接頭辞", "接尾辞"}
_EMPTY_FORMS = frozenset(
    "為る 居る 有る 成る 遣る 呉れる 貰う 頂く 下さる 御座る 出来る 言う 行く 来る 見る 置く 仕舞う 因る 就く 於く 対する"
    " 事 物 為 所 時 方 程 様 訳 筈 儘 其れ 此れ 其の 此の 其処 此処 何れ 無い 良い 御 さん 様 的 等 達 れる られる"
    " 又 及び 等々 化 性 上 中 下 内 間 後 前 者".split()
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_WORD = re.compile(r"\w")
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_local = threading.local()


def clean(text: str) -> str:
    """Return `text` in NFKC without invisible or control characters (line breaks stay)."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


def terms(text: str) -> list[str]:
    """Return the content words of `text` in order, each in its normalised form, in lower case.

    Variant spellings give the same term (引きこもり, ひきこもり → 引き籠もり). Safe for any length and
    from any thread. Text without any Japanese character is first read as romaji where it can be.
    """
    cleaned = from_romaji(clean(text))
    return [term for part in _parts(cleaned) for term in _content_words(part)]


def morphemes(text: str) -> Iterator[tuple[str, tuple[str, ...], int, int]]:
    """Yield each word of `text` as it stands: its surface, its word classes, and its character span."""
    start = 0
    for part in _parts(text):
        for morpheme in _tokenizer().tokenize(part):
            yield (
                morpheme.surface(),
                morpheme.part_of_speech(),
                start + morpheme.begin(),
                start + morpheme.end(),
            )
        start += len(part)


def reading(text: str) -> str:
    """Return the text as it is read, in hiragana: the same for kanji, kana and a slip of conversion."""
    kana = "".join(
        morpheme.reading_form() for part in _parts(clean(text)) for morpheme in _tokenizer().tokenize(part)
    )
    return kana.translate(_HIRAGANA)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a text: its surface, dictionary form (normalised) and word classes."""

    surface: str
    lemma: str
    kinds: tuple[str, ...]

    @property
    def is_content(self) -> bool:
        """Whether the word carries meaning by itself, as `terms` counts it."""
        return self.kinds[0] in _CONTENT and self.lemma not in _EMPTY_FORMS and bool(_WORD.search(self.lemma))


def words(text: str) -> list[Word]:
    """Return every word of `text` in order, function words too, for reading its grammar."""
    return [
        Word(morpheme.surface(), morpheme.normalized_form().lower().strip(), morpheme.part_of_speech())
        for part in _parts(clean(text))
        for morpheme in _tokenizer().tokenize(part)
    ]


def _content_words(text: str) -> Iterator[str]:
    for morpheme in _tokenizer().tokenize(text):
        kind = morpheme.part_of_speech()
        if kind[0] not in _CONTENT:
            continue
        term = morpheme.normalized_form().lower().strip()
        if term in _EMPTY_FORMS or not _WORD.search(term):
            continue
        yield term


def _parts(text: str) -> Iterator[str]:
    """Parts of at most MAX_CHARACTERS, cut where a sentence or line ends if one does."""
    start = 0
    while len(text) - start > MAX_CHARACTERS:
        window = text[start : start + MAX_CHARACTERS]
        cut = max(window.rfind(mark) for mark in ("。", "\n", " ", "、")) + 1 or MAX_CHARACTERS
        yield window[:cut]
        start += cut
    yield text[start:]


@functools.cache
def _dictionary() -> Dictionary:
    return Dictionary()


def _tokenizer() -> Tokenizer:
    """This thread's own tokenizer: one Tokenizer cannot serve two threads at once."""
    if not hasattr(_local, "tokenizer"):
        _local.tokenizer = _dictionary().create(mode=SplitMode.A)
    tokenizer: Tokenizer = _local.tokenizer
    return tokenizer
