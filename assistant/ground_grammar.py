"""What a text says of each action: done or not done, and by whom."""

import functools
from collections.abc import Sequence

from assistant import ground_words as lists
from index.analyze import Word, words

_CLOSING = frozenset({"、", "。", "：", ":", "；", "\n", "」"})
_NEEDED = {"必要": True, "不要": False, "要る": True}
_NEED = "要る"
_CASES = {
    **dict.fromkeys("がはも", "subject"),
    **dict.fromkeys("にへ", "target"),
    "を": "object",
    "から": "origin",
}


@functools.lru_cache(maxsize=4096)
def read(text: str) -> tuple[Word, ...]:
    """Return the words of a text; kept, since every rule reads the same few texts."""
    return tuple(words(text))


def polarities(text: str) -> dict[str, set[bool]]:
    """Return what is said of each action of a text by its lemma: done (True), not done (False), or both.

    「訪ねることは避けます」 and 「訪ねません」 are the same; 「しなければなりません」 is done.
    """
    found: dict[str, set[bool]] = {}
    told = read(text)
    for place in range(len(told)):
        if _is_action(told, place) and not _is_supposed(told, place):
            lemma, done = _meant(told, place)
            found.setdefault(lemma, set()).add(done != _is_undone(told, place))
    return found


def denies(text: str) -> bool:
    """Whether the text says of anything that it is not so, or not to be done."""
    return any(word.lemma in lists.AVOIDING or _negates(word) for word in read(text))


def averts(clause: str) -> bool:
    """Whether the clause says to keep from something (控えます), and is not itself denied."""
    told = read(clause)
    averting = (place for place, word in enumerate(told) if word.lemma in lists.AVOIDING - {"止める"})
    return any(not _is_undone(told, place) for place in averting)


def causes(text: str) -> bool:
    """Whether the text makes somebody do something (受診させる)."""
    return any(word.kinds[0] == "助動詞" and word.lemma in lists.CAUSING for word in read(text))


def actors(text: str) -> dict[str, set[str]]:
    """Return the people named in a text, each with the parts they play: subject, target, object, origin."""
    told = read(text)
    found: dict[str, set[str]] = {}
    for place, word in enumerate(told):
        name, after = word.lemma, place + 1
        if after < len(told) and told[after].surface in lists.PERSON_ENDINGS:
            name, after = f"{name}{told[after].surface}", after + 1
        if name in lists.ACTORS or (after > place + 1 and word.kinds[0] == "名詞"):
            part = _CASES.get(told[after].surface) if after < len(told) else None
            found.setdefault(name, set()).update({part} if part else set())
    return found


def _meant(told: Sequence[Word], place: int) -> tuple[str, bool]:
    """The lemma of an action, and whether it is done before any negation is read."""
    lemma = told[place].lemma
    if _is_kana_need(told, place):
        return _NEED, True
    return (_NEED, _NEEDED[lemma]) if lemma in _NEEDED else (lemma, True)


def _is_action(told: Sequence[Word], place: int) -> bool:
    word = told[place]
    if word.lemma in _NEEDED or _is_kana_need(told, place):
        return True
    if word.kinds[0] == "動詞" and word.lemma in lists.PLAIN_VERBS:
        return not (place and told[place - 1].surface in ("て", "で"))
    if not word.is_content or word.lemma in lists.FORMAL_NOUNS:
        return False
    if word.kinds[0] in ("動詞", "形容詞", "形状詞") or "サ変可能" in word.kinds:
        return True
    return word.kinds[0] == "名詞" and _is_stated(told[place + 1 : place + 3])


def _is_stated(after: Sequence[Word]) -> bool:
    """Whether a noun before these words says what something is, or is not (無料です, 無料ではない)."""
    if not after:
        return False
    surfaces = [word.surface for word in after]
    is_made = surfaces[0] == "に" and after[-1].lemma == "為る"
    return is_made or after[0].lemma in ("だ", "です") or surfaces == ["で", "は"] or surfaces[0] == "では"


def _is_kana_need(told: Sequence[Word], place: int) -> bool:
    """Whether 「いる」 means to be needed (返事のいる声かけ), which the dictionary cannot tell from 居る."""
    word = told[place]
    follows_noun = place > 0 and told[place - 1].surface in ("の", "は", "が", "も")
    return follows_noun and word.kinds[0] == "動詞" and word.surface in ("いる", "いら", "いり")


def _is_supposed(told: Sequence[Word], place: int) -> bool:
    """Whether the action is only supposed: 「部屋に入ると、…」."""
    if told[place].kinds[0] != "動詞" or place + 1 == len(told):
        return False
    after = told[place + 1]
    return after.surface in lists.SUPPOSING and after.kinds[:2] == ("助詞", "接続助詞")


def _is_undone(told: Sequence[Word], place: int) -> bool:
    tail, after = _tail(told, place)
    undone = 0
    if not lists.OBLIGED.search("".join(word.surface for word in tail)):
        undone += sum(1 for word in tail if _negates(word))
    if after is not None and told[after].lemma in lists.AVOIDING and _governed(tail):
        undone += 1 + _is_undone(told, after)
    elif after is not None and after == place + 1 and told[after].kinds[0] == "動詞":
        undone += _is_undone(told, after)
    return undone % 2 == 1


def _negates(word: Word) -> bool:
    if word.lemma not in lists.NEGATIONS:
        return False
    return word.kinds[0] in ("助動詞", "形容詞") or word.surface in ("なし", "無し")


def _tail(told: Sequence[Word], place: int) -> tuple[list[Word], int | None]:
    """The words after an action up to the next one or the end of its clause, and where the next one is.

    A verb that only describes a noun (責める言葉) ends there.
    """
    describes = told[place].kinds[0] in ("動詞", "形容詞")
    tail: list[Word] = []
    for after in range(place + 1, len(told)):
        word = told[after]
        if word.surface in _CLOSING:
            return tail, None
        if _is_action(told, after) and word.lemma not in lists.NEGATIONS:
            return tail, after
        if describes and word.kinds[0] == "名詞" and word.is_content and word.lemma not in lists.FORMAL_NOUNS:
            return tail, None
        tail.append(word)
    return tail, None


def _governed(tail: Sequence[Word]) -> bool:
    """Whether 「〜ことは」, 「〜を」 or 「〜は」 stands between an action and the word that averts it."""
    marks = [word.surface for word in tail if word.kinds[0] == "助詞"]
    return bool(marks) and marks[-1] in ("は", "を", "も")
