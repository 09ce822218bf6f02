"""The words that the groundedness rules look for: who acts, how strongly, and what says the same."""

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ACTORS = _set(
    """本人 家族 支援者 支援員 母 父 親 親御 息子 娘 兄弟 姉妹 きょうだい 上司 同僚 職員
    主治医 医師 保健師 薬剤師 警察 近隣 近所 担当者 相談員 民生委員 弁護士 係長 管理職 配偶者 夫 妻 子 子供"""
)
"""People whose parts in a sentence must not be exchanged."""

HELPERS = _set("支援者 支援員")
"""Who acts where a passage names nobody."""

NEGATIONS = _set("ない ぬ ず 無い 無し まい ん")
AVOIDING = _set("避ける 控える 止める 辞める 慎む 禁ずる 禁じる 禁止 止す 防ぐ")
PLAIN_VERBS = _set("言う 行く 来る 見る")
"""Verbs too plain to look for, that are actions all the same (but not after て: 〜ていく)."""

FORMAL_NOUNS = _set("こと もの よう ため ほう はず わけ とき")
SUPPOSING = _set("と ば たら なら ても でも")
PERSON_ENDINGS = _set("者 員 師 士 医")
CAUSING = _set("せる させる")
BOUNDS = _set("以上 以下 以内 未満")

NEUTRAL = FORMAL_NOUNS | _set(
    """支援 支援者 方 大切 方法 場合 状態 具体 例えば そして まず 行う 使用 仕方
    際 的 毎 程 共 内容 必要 要る 様子 場面 用意 形 予め 又 更に 特に ほか 他 次 同じ
    自分 可能 心掛ける 努める 進める 思う 感じる 考える 致す 申す 為さる"""
)
"""Words that state nothing by themselves; a sentence may hold them without its passage holding them."""

_ALIKE = """
労い 労う 労る 敬意
訪ねる 訪問 伺う
尋ねる 聞く 聴く 伺う 質問
話す 話 告げる 伝える 言う 知らせる 述べる
電話 連絡
書く 記す 記入 記録
残す 置く
便り 手紙
時刻 時間
避ける 控える 止める
中断 止める 休む
会う 面会 面談
延ばす 延長
相談 協議 話し合う
一緒 共に 共
確かめる 確認
見直す 見直し 振り返る
不要 要る 必要
選ぶ 選択 決める
つなぐ 繋ぐ 紹介
断る 拒否 拒む
急ぐ 焦る 急かす
"""
ALIKE = {word: frozenset(line.split()) for line in _ALIKE.split("\n") for word in line.split()}
"""Word → the words that may stand for it."""

OPPOSITES = (
    ("前", "後"),
    ("先", "後"),
    ("増やす", "減らす"),
    ("早い", "遅い"),
    ("開ける", "閉める"),
    ("多い", "少ない"),
    ("長い", "短い"),
    ("始める", "終える"),
    ("広い", "狭い"),
    ("強い", "弱い"),
    ("同じ", "別々"),
    ("以上", "未満"),
    ("届く", "超える"),
    ("来る", "帰る"),
)

ABSOLUTE = re.compile(
    "必ず|かならず|絶対|決して|けっして|常に|いつも|いつでも|すべて|全て|全員|一切|毎回|直ちに|ただちに|すぐ|最も|もっとも|"
    "唯一|確実|間違いなく|最優先|以外は"
)
OBLIGATION = re.compile(
    "べき|なければな[らり]|なければいけ|ねばな[らり]|なくては|ないといけ|ざるを得|必要があ|必要です|義務|禁止|禁じ|てはいけ|"
    "ではいけ|てはな[らり]|許され|なさい|求められます"
)
FORCE = re.compile(
    "説得|強制|強要|強引|無理|力ずく|命令|命じ|従わ|連れ出|引き出|引っ張り|叱|怒鳴|責め|罰|打ち切|脅|だます|だまし|隠れて|"
    "内緒|こっそり|追い出"
)
STRENGTHS = (ABSOLUTE, OBLIGATION, FORCE)
"""Words that make a statement stronger; a sentence may hold only those that its passage holds."""

HEDGE = re.compile(
    "ことがあ|こともあ|ことが多|場合があ|場合もあ|かもしれ|おそれ|恐れ|可能性|原則|推計|推定|とは限|がち|見込|とされ|と思われ|"
    "と報告|と報じ|と伝えました"
)
"""Words that make a statement weaker; a sentence must hold one where the passage does."""

ALL_OF = re.compile("(?:すべて|全て|全部)の(.{2})")
OBLIGED = re.compile(
    "な(?:けれ|きゃ)ば?(?:なら|なり|いけ)|なくては|ないと(?:いけ|なら|なり)|ざるを得|ねばな[らり]|かもしれ|"
    "だけで(?:は)?なく|のみならず"
)
"""Negations in form that deny nothing."""
