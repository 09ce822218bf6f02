import json
from pathlib import Path

import pytest

from assistant.privacy import Masked, mask
from assistant.privacy.masking import find

LABELLED = Path(__file__).parents[2] / "evals" / "sets" / "privacy.jsonl"


def texts() -> list[str]:
    return [json.loads(line)["text"] for line in LABELLED.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("佐々木翔太様の母です", "［氏名］様の母です"),
        ("鈴木 一郎さん、50代", "［氏名］さん、50代"),
        ("グエン・ヴァン・ミンさんの家", "［氏名］さんの家"),
        ("アブドゥルカリムさんは一人です", "［氏名］さんは一人です"),
        ("太郎の母から電話", "［氏名］の母から電話"),
        ("息子の健太が出てこない", "息子の［氏名］が出てこない"),
        ("息子のそうたが出てこない", "息子の［氏名］が出てこない"),
        ("次男大輔、35歳", "次男［氏名］、35歳"),
        ("母の和子（82歳）と長男の誠（54歳）", "母の［氏名］（82歳）と長男の［氏名］（54歳）"),
        ("担当の林と申します", "担当の［氏名］と申します"),
        ("斎藤健一・斎藤文子夫妻", "［氏名］・［氏名］夫妻"),
        ("王 麗華さん", "［氏名］さん"),
        ("髙田様のご自宅", "［氏名］様のご自宅"),
        ("ご相談者はﾀﾅｶ ﾏｻﾙ様です", "ご相談者は［氏名］様です"),
        ("東さんは手紙を読む", "［氏名］さんは手紙を読む"),
        ("ここなちゃんと会えた。たけるくんです", "［氏名］ちゃんと会えた。［氏名］くんです"),
        ("やまとくんです。さとるくんだよ", "［氏名］くんです。［氏名］くんだよ"),
        ("弟のあゆむくんで、みおちゃんと遊ぶ", "弟の［氏名］くんで、［氏名］ちゃんと遊ぶ"),
    ],
)
def test_names_are_masked_and_what_tells_them_stays(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "東の部屋から林を眺め、森を歩きます。",
        "ひかりものぞみもみらいも、まさか見えません。",
        "息子の未来が心配で、母の愛が重いそうです。",
        "本人は今も力を使い、前の晩に練習しました。",
        "一時間、話を聞いてくれたけん",
        "お母さん、弟さん、民生委員さん、職員さん、利用者様、皆様",
        "ピアサポーターさんとリンクワーカーに会う",
        "猫のハルの話をすると笑顔になります。",
        "Aさん、〇〇さん",
        "五十代の本人は居間にいて、四十八の甥も家にいます",
        "長男さんに伝えてよいか。民生さんも心配している",
        "足がぱんぱんにむくんで、聞かれてちゃんと話せない",
        "窓から物を落としてくんだよ。財布に五百円しか入れてくんない",
        "おっちゃんもばっちゃんも、顔出さんでええと言う。家が三軒",
    ],
)
def test_words_that_only_look_like_names_stay(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("中央区天神2-3のアパート", "［住所］のアパート"),
        ("福岡県北九州市小倉北区片野2-3-4 コーポ片野203号室です", "［住所］です"),
        ("〒802-0064 北九州市小倉北区片野四丁目十二番八号に出す", "［住所］に出す"),
        ("大字吉井123番地のお宅", "［住所］のお宅"),
        ("さくら団地5棟302号室、夜", "［住所］、夜"),
        ("郵便番号は810-0001です", "郵便番号は［住所］です"),
        ("北九州市小倉北区片野に住んでいます", "北九州市小倉北区［住所］に住んでいます"),
    ],
)
def test_addresses_are_masked_whole(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "福岡県と北九州市の窓口、福岡市中央区に住む方",
        "2-3回訪問し、10-20年たちました",
        "一丁目一番地はまず話を聴くことです",
        "福岡市で2024-04-10に訪問しました",
        "市営住宅の3階に住む",
        "マンションの十一階の踊り場に靴がある",
    ],
)
def test_municipalities_and_counts_stay(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    "number",
    [
        "090-1234-5678",
        "09012345678",
        "０９０－８７６５－４３２１",
        "〇九〇－一二三四－五六七八",
        "(092)711-4321",
        "093（582）9999",
        "+81 90 1234 5678",
        "050-1234-5678",
        "070‐9876‐1234",
        "080 1234 5678",
    ],
)
def test_telephone_numbers_are_masked_in_any_writing(number: str) -> None:
    assert mask(f"{number}に電話します").text == "［電話番号］に電話します"


@pytest.mark.parametrize(
    "text",
    [
        "よりそいホットライン0120-279-338は夜中もかけられますか",
        "番号は０１２０－０６１－３３８です",
        "IP電話は050-3655-0279",
        "0570-064-556を案内",
        "#9110と#8008、110番、189",
    ],
)
def test_public_lines_stay(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("taro.yamada@example.com", "メール"),
        ("ｋｅｎｔａ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ", "メール"),
        ("LINE IDはtaro_1234", "ID"),
        ("Xの@yoru_no_neko", "ID"),
        ("口座は福岡銀行天神支店 普通 1234567", "番号"),
        ("介護保険の被保険者番号は0000123456", "番号"),
        ("基礎年金番号1234-567890", "番号"),
        ("運転免許証番号901234567890", "番号"),
        ("マイナンバー 1111 2222 3333", "マイナンバー"),
        ("福岡県立東筑高校を中退", "学校名"),
        ("小倉南高校を卒業", "学校名"),
        ("北九州市立南小倉中学校の先生", "学校名"),
        ("株式会社ヤマダ電子を辞めて", "勤務先"),
        ("㈱光陽システムを休職中", "勤務先"),
        ("ヤマト運輸で働いていました", "勤務先"),
        ("山田工務店に勤めていました", "勤務先"),
        ("ひまわり作業所に通う", "施設名"),
        ("門司松ヶ江病院に入院", "施設名"),
    ],
)
def test_each_kind_is_told_by_its_mark(text: str, kind: str) -> None:
    masked = mask(text)
    assert [(count.kind, count.count) for count in masked.counts] == [(kind, 1)]
    assert f"［{kind}］" in masked.text


@pytest.mark.parametrize(
    "text",
    [
        "通信制高校と県立高校、地元の小学校、工業高校",
        "会社を辞め、工場のパートも一週間でした",
        "精神科の病院、クリニック、作業所、就労継続支援B型",
        "福岡県ひきこもり地域支援センターと社会福祉協議会、市役所、ハローワーク",
        "障害者総合支援法、CRAFT、8050問題、146万人、月額1234567円",
        "40代、10年、15歳から39歳まで",
    ],
)
def test_kinds_without_a_name_and_public_words_stay(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("昭和52年3月10日生まれ", 1977),
        ("S52.3.10生、母と二人", 1977),
        ("昭和五十二年三月十日生まれ", 1977),
        ("1985/04/02生まれ", 1985),
        ("令和元年5月1日生まれ", 2019),
        ("生年月日は平成9年11月23日", 1997),
        ("19790214生まれ", 1979),
    ],
)
def test_births_are_masked_and_only_their_year_is_kept(text: str, year: int) -> None:
    masked = mask(text)
    assert "［生年月日］" in masked.text
    assert masked.birth_years == (year,)


@pytest.mark.parametrize(
    "text",
    [
        "平成25年4月1日に施行された法律",
        "2024年4月10日に訪問",
        "3月10日に会う約束",
        "平成21年からの施策",
        "令和6年度の予算",
    ],
)
def test_dates_of_laws_and_visits_stay(text: str) -> None:
    assert mask(text).text == text


def test_masking_a_masked_text_changes_nothing() -> None:
    for text in texts():
        masked = mask(text).text
        assert mask(masked) == Masked(masked)


def test_marks_in_narrow_brackets_are_marks_too() -> None:
    assert mask("[氏名]さんの母、[電話番号]").text == "[氏名]さんの母、[電話番号]"


def test_counts_tell_each_kind_once() -> None:
    masked = mask("山田花子さん、090-1111-2222と080-3333-4444")
    assert {count.kind: count.count for count in masked.counts} == {"氏名": 1, "電話番号": 2}


def test_pieces_never_overlap_and_come_in_order() -> None:
    for text in texts():
        spans = find(text)
        assert all(before.end <= after.start for before, after in zip(spans, spans[1:], strict=False))


def test_empty_text_stays_empty() -> None:
    assert mask("") == Masked("")
