"""Romaji → hiragana, for text typed without a Japanese keyboard."""

import re

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z'-]+")
_VOWELS = "あいうえお"
_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
_IRREGULAR = {
    "shi": "し", "chi": "ち", "tsu": "つ", "fu": "ふ", "ji": "じ", "ya": "や", "yu": "ゆ", "yo": "よ",
    "wa": "わ", "wo": "を", "sha": "しゃ", "shu": "しゅ", "sho": "しょ", "cha": "ちゃ", "chu": "ちゅ",
    "cho": "ちょ", "ja": "じゃ", "ju": "じゅ", "jo": "じょ",
}  # fmt: skip
_GLIDES = {"ya": "ゃ", "yu": "ゅ", "yo": "ょ"}


def _syllables() -> dict[str, str]:
    table = {
        consonant + vowel: kana
        for consonant, row in _ROWS.items()
        for vowel, kana in zip("aiueo", row, strict=True)
    }
    for consonant, row in _ROWS.items():
        if consonant:
            table |= {consonant + glide: row[1] + small for glide, small in _GLIDES.items()}
    return table | _IRREGULAR


_SYLLABLES = _syllables()


def from_romaji(text: str) -> str:
    """Return `text` in hiragana where it is wholly romaji, else `text` itself.

    Only a text with no Japanese character is read so, and only if all its words are Japanese
    syllables: English words and addresses stay as they are.

    Source: Hepburn and Kunrei spellings (内閣告示第一号「ローマ字のつづり方」, 昭和29年).
    """
    words = _WORD.findall(text)
    if not words or _JAPANESE.search(text) or sum(map(len, words)) < 4:
        return text
    kana = [_word(word.lower()) for word in words]
    if not all(kana):
        return text
    readings = iter(kana)
    return re.sub(r"\s+", "", _WORD.sub(lambda _: next(readings), text))


def _word(word: str) -> str:
    """The kana of one word, or "" where a part of it is no Japanese syllable."""
    kana, position = [], 0
    while position < len(word):
        length, reading = _syllable(word, position)
        if not length:
            return ""
        kana.append(reading)
        position += length
    return "".join(kana)


def _syllable(word: str, position: int) -> tuple[int, str]:
    """How many letters the next syllable takes, and its kana; (0, "") where there is none."""
    if word[position] in "-'":
        return 1, "ー" if word[position] == "-" else ""
    for length in (3, 2, 1):
        part = word[position : position + length]
        if len(part) == length and part in _SYLLABLES:
            return length, _SYLLABLES[part]
    following = word[position + 1 : position + 2]
    if word[position] == "n" and following not in set("aiueoy"):
        return 1, "ん"
    if following == word[position] and following.isalpha() or word[position : position + 3] == "tch":
        return 1, "っ"
    return 0, ""
