"""The words that tell a name: titles after it, kinship and roles before it, and words never a name."""

import re

from assistant.privacy.vocabulary import listed

TITLES = listed(
    "さん 様 さま 君 くん ちゃん 氏 殿 先生 夫妻 ご夫妻 一家 宅 家 兄弟 姉妹",
)
"""Words right after a person's name."""

_STAFF = listed(
    "コーディネーター 精神保健福祉士 ケースワーカー 社会福祉士 センター長 ケアマネ 民生委員 ヘルパー",
    "司法書士 ワーカー 看護師 PSW 支援員 相談員 保健師 SSW 心理士 理事長 工場長 弁護士 社長 住職 教諭",
    "医師 担任 巡査 店長 課長 部長 議員 園長 代表 監督 次長 校長 会長 館長 博士 所長 主任 選手 夫人",
    "牧師 職員 院長 教授 室長 局長 係長 主事 主査 教頭 CW",
)
STAFF = re.compile("|".join(sorted(_STAFF, key=len, reverse=True)))
"""Positions that stand right after a surname."""

KIN = listed(
    "息子 娘 長男 次男 二男 三男 四男 五男 長女 次女 二女 三女 四女 母 父 母親 父親 お母さん お父さん",
    "妻 夫 嫁 婿 兄 弟 姉 妹 祖母 祖父 孫 甥 姪 叔父 叔母 伯父 伯母 従兄 従弟 従姉 従妹 いとこ 義母",
    "義父 義兄 義弟 義姉 義妹 義理 兄弟 姉妹 長兄 次兄 長姉 次姉 末っ子 彼氏 彼女 恋人 婚約者 元夫",
    "元妻 実母 実父 養母 養父 継母 継父 両親 家族 友人 親友 友達 同級生 幼なじみ",
)
"""Kinship and friendship: 「息子の健太」, 「太郎の母」."""

_ROLES = listed(
    "担当 前任 後任 前任者 後任者 担当者 支援員 相談員 保健師 看護師 民生委員 利用者 対象者 相談者",
    "本人 ご本人 ケアマネ ケアマネジャー 主治医 医師 同僚 上司 先輩 後輩 部下 近所 隣 お隣 うち",
    "当事者 世帯主 申請者 訪問者 ケースワーカー ワーカー 社協 包括 係長 課長 主任 職員 担任 氏名 名前",
    "お名前 名字 姓 者 通称 センター 協議会 保健所 役所 市役所 区役所 支援課 福祉課 係 課 ヘルパー",
    "会長 代表",
)
BEFORE = KIN | _ROLES
"""Kinship, roles and offices before a name: 「担当の高橋」."""

KANA_NAMES = listed(
    "そうた ゆうと はると ひなた りく そうすけ ゆうま はるき こうき こうた けんた しょうた だいき",
    "りょうた ゆうき たくみ れん あおい ゆい さくら めい りお みお ひまり いちか ゆな さき まい",
    "あやか みさき なな ひろき かずき なおき まさき ともや たつや てつや ゆうすけ しんじ けんじ",
    "こうじ あきら さとし たけし ひろし まこと つよし ようこ けいこ ゆみこ ともこ まゆみ なおみ",
    "ひろみ かずみ みゆき えみ りえ ちえ あゆむ おさむ つとむ すすむ いさむ のぞむ ひろむ のあ",
)
"""Given names often written in hiragana, which the dictionary may cut into other words."""

LABEL = re.compile(
    r"(?:(?:氏名|名前|名字|ふりがな|フリガナ)\s*[:はが]|"
    r"(?:対象者|相談者|本人|利用者|世帯主|保護者|申請者)(?:名|氏名)?\s*:)\s*$"
)
"""What stands before a name in a record."""

NEVER = listed(
    "母 父 兄 姉 弟 妹 娘 息子 孫 嫁 婿 奥 皆 みな 子 客 神 仏 旦那 親 親御 仲 坊 医 隣 人 方 者 何",
    "誰 某 他 本人 家族 利用者 大家 婆 爺 ばあ じい おば おじ おばあ おじい お母 お父 お兄 お姉 にい",
    "ねえ お客 相手 ご苦労 お疲れ ご主人 主人 奥様 患者 職員 先生 若 姫 殿 赤 あか わん にゃん ぼく",
    "僕 おれ 俺 うち お嬢 嬢 坊ちゃん ピア 新人 常連 生 対象 担当 相談 氏 私 いもうと おとうと だんな",
    "おやじ おふくろ おかあ おとう おにい おねえ かあ とう けん 見方 水見 健師 家 長 会 部 課 係 役所",
    "役場 無理 ワーカー ヘルパー ケアマネ マスター スタッフ リーダー 一人 二人 ひとり ふたり 今 前 町",
    "あん おっ ばっ じっ おち よう 出 許 飯代 一軒 三軒 五軒 七軒 八軒 九軒",
    "あの その この どの わが 我が 長男 次男 二男 三男 四男 長女 次女 二女 三女 四女 民生 一見",
)
"""Words that come before さん or look like names but name nobody."""

AGE_IN_KANJI = re.compile(r"[二三四五六七八九]?十(?:[一二三四五六七八九]|代)|[二三四五六七八九]十")
"""An age in kanji, which the dictionary also knows as a surname: 五十代, 四十八."""

SOLID = listed(
    "誠 翔 蓮 隆 薫 恵 忍 昇 葵 茜 渚 楓 翼 碧 凛 悠 匠 司 渉 聡 豊 歩 望 樹 陸 海 空 光 優 愛 心 結",
    "舞 桜 梓 遥 遼 駿 剛 勇 進 勝 茂 実 清 学 修 稔 満 猛 武 明 正 博 健 純 巧 律 奏 湊 漣 凪 椿 蘭",
    "梅 菊 静 文 幸 緑 泉 花 朱里 未来 希望 真心 美空 小春 若葉",
)
"""Given names that are words as well: taken for a name after kinship only where an age follows."""

CLEAR = listed(
    "誠 翔 蓮 隆 薫 恵 忍 昇 葵 茜 渚 楓 翼 碧 凛 悠 匠 渉 聡 遥 遼 駿 稔 湊 凪 梓 朱里 陸 律 猛 剛",
    "茂",
)
"""Given names that are rarely a word after 「息子の」, 「妹の」."""
