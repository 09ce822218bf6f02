"""What a sentence says of each action: done or not done, by whom, and how strongly."""

import re
from collections.abc import Sequence

from index.analyze import Word, words

_NEGATIONS = frozenset({"ない", "ぬ", "ず", "無い", "無し", "まい", "ん"})
_AVOIDING = frozenset({"避ける", "控える", "止める", "辞める", "慎む", "禁ずる", "禁じる", "禁止", "止す", "防ぐ"})
_OBLIGED = re.compile(
    r"な(?:けれ|きゃ)ば?(?:なら|なり|いけ)|なくては|ないと(?:いけ|なら|なり)|ざるを得|ねばな[らり]|かもしれ|だけで(?:は)?なく|のみならず"
)
_NEEDED = {"必要": ("要る", True), "不要": ("要る", False), "要る": ("要る", True)}
_CLOSING = frozenset({"、", "。", "：", ":", "；", "\n", "」"})

ABSOLUTE = re.compile(
    r"必ず|かならず|絶対|決して|けっして|常に|いつも|いつでも|すべて|全て|全員|一切|毎回|直ちに|ただちに|すぐ|最も|もっとも|唯一|確実|間違いなく|最優先|以外は"
)
OBLIGATION = re.compile(
    r"べき|なければな[らり]|なければいけ|ねばな[らり]|なくては|ないといけ|ざるを得|必要があ|必要です|義務|禁止|禁じ|てはいけ|ではいけ|てはな[らり]|許され|なさい|求められます"
)
FORCE = re.compile(r"説得|強制|強要|強引|無理|力ずく|命令|命じ|従わ|連れ出|引き出|引っ張り|叱|怒鳴|責め|罰|打ち切|脅|だます|だまし|隠れて|内緒|こっそり|追い出")
HEDGE = re.compile(
    r"ことがあ|こともあ|ことが多|場合があ|場合もあ|かもしれ|おそれ|恐れ|可能性|原則|推計|推定|とは限|がち|見込|とされ|と思われ|と報告|と伝え|などの|ことがでる"
)
_CAUSING = frozenset({"せる", "させる"})

ACTORS = frozenset(
    "本人 家族 支援者 支援員 母 父 親 親御 息子 娘 兄弟 姉妹 きょうだい 上司 同僚 職員 主治医 医師 保健師 薬剤師 警察 近隣 近所 担当者"
    " 相談員 民生委員 弁護士 係長 管理職 配偶者 夫 妻 子 子供".split()
)
_SUBJECT, _TARGET, _OBJECT, _ORIGIN = "subject", "target", "object", "origin"
_CASES = {"が": _SUBJECT, "は": _SUBJECT, "も": _SUBJECT, "に": _TARGET, "へ": _TARGET, "を": _OBJECT, "から": _ORIGIN}


_PLAIN_VERBS = frozenset({"言う", "行く", "来る", "見る"})
"""Verbs too plain to look for, that are actions all the same (but not after て: 〜ていく)."""

_SUPPOSING = frozenset({"と", "ば", "たら", "なら", "ても", "でも"})
_PERSON_ENDINGS = frozenset({"者", "員", "師", "士", "医"})


_FORMAL_NOUNS = frozenset({"こと", "もの", "よう", "ため", "ほう", "はず", "わけ", "とき"})


def polarities(text: str) -> dict[str, set[bool]]:
    """Return what is said of each action of a text by its lemma: done (True), not done (False), or both.

    「訪ねることは避けます」 and 「訪ねません」 are the same; 「しなければなりません」 is done.
    """
    found: dict[str, set[bool]] = {}
    told = words(text)
    for place, word in enumerate(told):
        if _is_action(told, place) and not _is_supposed(told, place):
            lemma, done = _NEEDED.get(word.lemma, (word.lemma, True))
            found.setdefault(lemma, set()).add(done != _is_undone(told, place))
    return found


def denies(text: str) -> bool:
    """Whether the text says of anything that it is not so, or not to be done."""
    return any(word.lemma in _AVOIDING or (word.lemma in _NEGATIONS and _negates(word)) for word in words(text))


def causes(text: str) -> bool:
    """Whether the text makes somebody do something (受診させる)."""
    return any(word.kinds[0] == "助動詞" and word.lemma in _CAUSING for word in words(text))


def actors(text: str) -> dict[str, set[str]]:
    """Return the people named in a text, each with the parts they play: subject, target, object, origin."""
    told = words(text)
    found: dict[str, set[str]] = {}
    for place, word in enumerate(told):
        name, after = word.lemma, place + 1
        if after < len(told) and told[after].surface in _PERSON_ENDINGS:
            name, after = f"{name}{told[after].surface}", after + 1
        if name in ACTORS or (after > place + 1 and word.kinds[0] == "名詞"):
            particle = told[after] if after < len(told) and told[after].kinds[0] == "助詞" else None
            part = _CASES.get(particle.surface) if particle else None
            found.setdefault(name, set()).update({part} if part else set())
    return found


def _is_action(told: Sequence[Word], place: int) -> bool:
    word = told[place]
    kind = word.kinds[0]
    if word.lemma in _NEEDED or (word.lemma in _PLAIN_VERBS and kind == "動詞"):
        return not (place and told[place - 1].surface in ("て", "で") and word.lemma in _PLAIN_VERBS)
    if not word.is_content:
        return False
    if kind in ("動詞", "形容詞", "形状詞") or "サ変可能" in word.kinds:
        return True
    return kind == "名詞" and _is_stated(told[place + 1 : place + 3])


def _is_stated(after: Sequence[Word]) -> bool:
    """Whether a noun before these words says what something is, or is not (無料です, 無料ではない)."""
    surfaces = [word.surface for word in after]
    return bool(after) and (after[0].lemma in ("だ", "です") or surfaces == ["で", "は"] or surfaces[0] == "では")


def _is_supposed(told: Sequence[Word], place: int) -> bool:
    """Whether the action is only supposed: 「部屋に入ると、…」."""
    if told[place].kinds[0] != "動詞":
        return False
    return any(w.surface in _SUPPOSING and w.kinds[:2] == ("助詞", "接続助詞") for w in told[place + 1 : place + 2])


def _is_undone(told: Sequence[Word], place: int) -> bool:
    tail, after = _tail(told, place)
    said = "".join(word.surface for word in tail)
    undone = 0
    if not _OBLIGED.search(said):
        undone += sum(1 for word in tail if word.lemma in _NEGATIONS and _negates(word))
    if after is not None and told[after].lemma in _AVOIDING and _governed(tail):
        undone += 1 + _is_undone(told, after)
    elif after is not None and after == place + 1 and told[after].kinds[0] == "動詞":
        undone += _is_undone(told, after)
    return undone % 2 == 1


def _negates(word: Word) -> bool:
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
        if _is_action(told, after) and word.lemma not in _NEGATIONS:
            return tail, after
        if describes and word.kinds[0] == "名詞" and word.is_content and word.lemma not in _FORMAL_NOUNS:
            return tail, None
        tail.append(word)
    return tail, None


def _governed(tail: Sequence[Word]) -> bool:
    """Whether 「〜ことは」, 「〜を」 or 「〜は」 stands between an action and the word that averts it."""
    marks = [word.surface for word in tail if word.kinds[0] == "助詞"]
    return bool(marks) and marks[-1] in ("は", "を", "も")
