"""Known mistakes and what puts them right."""

import pytest

from assistant.traps import WRONG_NUMBER, Correction, corrections
from corpus.edition import Edition, load_shipped


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_shipped()


@pytest.mark.parametrize(
    ("question", "entry_id"),
    [
        ("ひきこもりの定義は六か月以上ですよね", "policy-trap-six-months"),
        ("ハンドブックの4つの柱を教えてください", "policy-trap-four-pillars"),
        ("ひきこもり地域支援センターの設置は義務ですか", "policy-trap-duty"),
        ("支援会議の設置は義務ですか", "policy-support-meeting"),
        ("いのちの電話は24時間つながりますよね", "helpline-inochi-denwa"),
        ("ひきこもりの全国共通の電話番号を教えて", "helpline-hikikomori-center"),
        ("よりそいホットラインは0120-279-228で合っていますか", "helpline-yorisoi"),
        ("よりそいホットラインの番号は0120-061-338ですよね", "helpline-yorisoi"),
        ("こころの健康相談統一ダイヤルは0570-046-556ですか", "helpline-kokoro-dial"),
        ("児童虐待の通告は188でしたか", "helpline-189"),
        ("よりそいホットラインは［電話番号］で合っていますか", "helpline-yorisoi"),
    ],
)
def test_the_entry_that_corrects_comes_first(edition: Edition, question: str, entry_id: str) -> None:
    assert corrections(question, edition)[0].entry_id == entry_id


@pytest.mark.parametrize(
    "question",
    [
        "半年会えていません",
        "通報の義務について知りたい",
        "よりそいホットラインは0120-279-338で合っていますか",
        "福島からは0120-279-226ですね",
        "119番する目安は",
    ],
)
def test_what_is_right_is_left_alone(edition: Edition, question: str) -> None:
    assert corrections(question, edition) == ()


def test_a_number_is_known_by_its_digits_however_it_is_written(edition: Edition) -> None:
    for number in ("0120279228", "0120 279 228", "０１２０－２７９－２２８"):
        assert Correction("helpline-yorisoi", WRONG_NUMBER) in corrections(f"{number}でよいですか", edition)


def test_a_number_that_is_like_no_line_is_left_alone(edition: Edition) -> None:
    assert corrections("092-999-9999に電話しました", edition) == ()


def test_an_edition_without_the_entry_corrects_nothing() -> None:
    assert corrections("4つの柱", Edition("empty", ())) == ()
