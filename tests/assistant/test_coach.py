from datetime import date

import pytest

from assistant.coach import propose, rewritten, told
from assistant.privacy import MARK, Masked, mask

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("question", "proposal"),
    [
        ("息子の健太が10年部屋から出てきません。", "ご本人（息子）が10年部屋から出てきません。"),
        ("太郎の母です。もう疲れました。", "ご本人の母です。もう疲れました。"),
        ("マリアさんの息子さんが不登校です。", "ご家族の息子さんが不登校です。"),
        ("古賀係長に報告しました。", "支援者（係長）に報告しました。"),
        ("担当の高橋と申します。", "支援者と申します。"),
        ("妹の美咲から言われています。", "ご家族（妹）から言われています。"),
        ("昭和五十二年三月十日生まれの息子のことです。", "40代の息子のことです。"),
        ("福岡県立東筑高校を中退しました。", "学校を中退しました。"),
        ("東京都八王子市元本郷町3丁目24番1号に住む兄弟の件です。", "市内に住む兄弟の件です。"),
        ("田中さんは電話に出ません。電話番号は090-1234-5678です。", "ご本人は電話に出ません。"),
        ("大久保家の支援会議をどう進めますか。", "このご家庭の支援会議をどう進めますか。"),
    ],
)
def test_a_question_is_put_without_identity(question: str, proposal: str) -> None:
    assert rewritten(mask(question), TODAY) == proposal


def test_a_proposal_holds_no_mark_and_tells_what_was_masked() -> None:
    proposal = propose(mask("佐々木翔太（昭和55年6月1日生、090-1111-2222）の件です。"), TODAY)
    question, note = proposal.split("\n")
    assert not MARK.search(proposal)
    assert "40代" in question
    assert note.startswith("個人が分かる情報（")
    assert "氏名1件" in note


def test_a_question_without_personal_data_comes_back_as_it_is() -> None:
    assert propose(mask("訪問は月1回でよいですか。"), TODAY) == "訪問は月1回でよいですか。"


def test_a_question_of_nothing_but_data_asks_for_the_trouble() -> None:
    assert rewritten(mask("電話番号は090-1234-5678です。"), TODAY).startswith("（困っていること")


def test_children_under_ten_are_told_as_such() -> None:
    assert rewritten(mask("令和元年5月1日生まれの下の子もいます。"), TODAY) == "10歳未満の下の子もいます。"


def test_nothing_is_told_where_nothing_was_masked() -> None:
    assert told(Masked("訪問します。")) == ""
