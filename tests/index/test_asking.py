"""Ways of asking: what is left of a question in kana, misspelt, or in dialect."""

import numpy as np

from index.asking import heard, make_askings, runs

QUESTIONS = [
    ("ご本人に会えません。", "部屋から出てきません。"),
    ("家族が疲れ切っています。",),
    (),
]
TITLES = ["手紙で思いを届ける", "家族を労い支える", "就労を急がない"]


def _best(query: str) -> int:
    return int(np.argmax(make_askings(QUESTIONS, TITLES).scores(query, len(QUESTIONS))))


def test_runs_hold_pairs_triples_and_single_kanji_but_no_single_kana() -> None:
    assert runs("会えない。") == ["会え", "えな", "ない", "会えな", "えない", "会"]


def test_finds_the_entry_whose_question_is_misspelt_or_in_another_ending() -> None:
    assert _best("ご本人に会えまんせ") == 0
    assert _best("家族が疲れ切っとるんよ") == 1


def test_an_entry_without_questions_is_asked_for_by_its_title() -> None:
    assert _best("就労を急がせたくない") == 2


def test_there_are_no_ways_of_asking_where_no_entry_has_a_question() -> None:
    nothing = make_askings([(), ()], TITLES[:2])
    assert not nothing.there
    assert nothing.scores("手紙", 2).tolist() == [0.0, 0.0]


def test_an_entry_counts_by_the_mean_of_its_nearest_questions() -> None:
    askings = make_askings([("手紙を書く", "まったく別の話")], ["題"])
    single = askings.runs.scores(dict.fromkeys(runs("手紙を書く"), 1.0))
    assert np.isclose(askings.scores("手紙を書く", 1)[0], single.mean())


def test_a_question_in_kana_or_with_another_kanji_is_heard_as_it_was_meant() -> None:
    askings = make_askings(
        [("精神科の受診をすすめたい。",), ("受信料の窓口はどこですか。",)], ["受診", "放送"]
    )
    assert heard("受診") == heard("受信") == heard("じゅしん")
    for query in ("せいしんかのじゅしんをすすめたい", "精神化の受信を進めたい"):
        assert int(np.argmax(askings.reading_scores(query, 2))) == 0
