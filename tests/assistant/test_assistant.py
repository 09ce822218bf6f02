"""The whole way from a typed question to a proven answer, over the shipped text."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.answer import Answer, Role, Status
from assistant.assistant import Assistant
from assistant.urgency import Urgency
from assistant.urgency_notice import IF_IN_DANGER
from corpus.edition import Edition
from index.retrieve import PassageRetriever

TROUBLES = (
    "ご本人に会えないため支援が進みません。",
    "家族面談で変化がなく、何を扱っていいか分かりません。",
    "初めてひきこもり支援の担当になりました。",
    "母親が仕事をさせろと急かしてくる",
    "80代の母と50代の息子の二人暮らし。母が入院しそう",
    "ﾋｷｺﾓﾘの息子さんと連絡がつかない",
)


def used(answer: Answer) -> set[str]:
    return {citation.passage.entry_id for citation in answer.citations}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_trouble_is_met_with_steps_and_what_to_avoid(assistant: Assistant, trouble: str) -> None:
    answer = assistant.answer(trouble)
    assert answer.status is Status.ANSWERED, answer.reason
    assert {Role.STEPS, Role.CAUTION} <= {block.role for block in answer.blocks}


def test_a_case_is_told_where_one_is_like_the_trouble_and_not_elsewhere(assistant: Assistant) -> None:
    told = assistant.answer("80代の母と50代の息子の二人暮らし。母が入院しそう").block(Role.CASE)
    assert told is not None
    assert len(told.sentences) == 2
    assert assistant.answer("担当職員が疲弊して休みがちになっている。").block(Role.CASE) is None


def test_cases_that_are_asked_for_come_first(assistant: Assistant) -> None:
    answer = assistant.answer("女性の家事手伝いでひきこもりになっている方の事例が見たい。")
    assert answer.blocks[0].role is Role.CASE
    first = answer.citations[answer.blocks[0].sentences[0].citations[0] - 1]
    assert first.passage.entry_id == "case-26"
    assert answer.block(Role.CAUTION) is None


def test_a_term_is_explained_in_a_few_sentences(assistant: Assistant) -> None:
    answer = assistant.answer("エンパワメントという言葉の意味を知りたい。")
    assert answer.blocks[0].sentences[0].text.startswith("エンパワメントとは、")
    assert sum(len(block.sentences) for block in answer.blocks) <= 6


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("ひきこもりは六か月以上続いた人のことですか。", "「その状態にある期間は問わない」"),
        ("高齢者虐待を見つけたら通報する義務はありますか。", "通報する義務があります"),
        ("意思決定支援のガイドラインはいつできましたか。", "2017年"),
        ("市町村プラットフォームとは何ですか。", "市町村プラットフォームは、"),
        ("児童虐待の通報は何番にかければよいですか。", "189"),
        ("ハンドブックには事例がいくつ載っていますか。", "30事例"),
        ("ハンドブックの4つの柱とは何ですか。", "「4つの柱」という名前の項目は挙げられていません"),
    ],
)
def test_a_factual_question_is_answered_by_the_first_sentence(
    assistant: Assistant, question: str, begins: str
) -> None:
    assert begins in assistant.answer(question).blocks[0].sentences[0].text


def test_for_a_line_that_is_not_held_no_other_number_is_told(assistant: Assistant) -> None:
    assert assistant.answer("消費者ホットラインの番号は。").status is Status.ABSTAINED


def test_small_talk_is_no_part_of_an_answer_on_death(assistant: Assistant) -> None:
    answer = assistant.answer("死にたいと言われたとき、話題を変えた方がよいのか、聞いた方がよいのか。")
    steps = answer.block(Role.STEPS)
    assert steps is not None
    entries = {answer.citations[s.citations[0] - 1].passage.entry_id for s in steps.sentences}
    assert entries == {"point-28"}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_blocks_come_in_the_order_of_the_screen(assistant: Assistant, trouble: str) -> None:
    order = list(Role)
    places = [order.index(block.role) for block in assistant.answer(trouble).blocks]
    assert places == sorted(places)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_sentence_is_word_for_word_in_what_it_cites(
    assistant: Assistant, shipped: Edition, trouble: str
) -> None:
    answer = assistant.answer(trouble)
    sentences = [s for block in answer.blocks if block.role is not Role.NOTICE for s in block.sentences]
    assert sentences
    for sentence in sentences:
        for number in sentence.citations:
            assert (
                sentence.text in shipped.passage_by_id[answer.citations[number - 1].passage.passage_id].text
            )


def test_the_same_question_gets_the_same_answer(assistant: Assistant) -> None:
    first, second = (assistant.answer(TROUBLES[0]) for _ in range(2))
    assert (first.blocks, first.citations) == (second.blocks, second.citations)


def test_people_asking_at_once_get_their_own_answers(assistant: Assistant) -> None:
    alone = [assistant.answer(trouble).blocks for trouble in TROUBLES]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda trouble: assistant.answer(trouble).blocks, TROUBLES * 4))
    assert together == alone * 4


def test_personal_data_is_masked_before_anything_else(assistant: Assistant) -> None:
    answer = assistant.answer("山田太郎さん（090-1234-5678）に会えないため支援が進みません。")
    assert "山田" not in answer.question
    assert "1234" not in answer.question
    assert {mask.kind for mask in answer.masked} == {"氏名", "電話番号"}
    assert answer.status is Status.ANSWERED


def test_masks_do_not_change_what_is_found(assistant: Assistant) -> None:
    plain = used(assistant.answer("息子さんに会えないため支援が進みません。"))
    masked = used(assistant.answer("息子さんに会えないため支援が進みません。090-1234-5678"))
    assert plain == masked


@pytest.mark.parametrize("question", ["", "あ", "🙂", "\u200b", "？？？"])
def test_nothing_readable_is_declined_kindly(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, "unreadable")
    assert "一文で書いてください" in answer.blocks[0].sentences[0].text


def test_ten_thousand_characters_are_declined_with_what_to_do(assistant: Assistant) -> None:
    answer = assistant.answer("困" * 10_000)
    assert answer.status is Status.ABSTAINED
    assert "2,000字まで" in answer.blocks[0].sentences[0].text


@pytest.mark.parametrize(
    "question",
    ["<script>alert(1)</script>会えません", "会えない\x00\x1bです、支援が進みません", "'; DROP TABLE--"],
)
def test_markup_and_control_characters_do_no_harm(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).status in set(Status)


def test_what_is_not_covered_is_declined_with_a_next_step(assistant: Assistant) -> None:
    answer = assistant.answer("明日の天気を教えてください")
    assert answer.status is Status.ABSTAINED
    assert answer.block(Role.NOTICE) is not None
    assert used(answer) == {"helpline-hikikomori-center"}
    assert len(answer.nearest) <= 3


def test_the_prefecture_is_named_where_the_deployment_names_it(
    shipped: Edition, retriever: PassageRetriever
) -> None:
    answer = Assistant(shipped, retriever, prefecture="福岡県").answer("明日の天気を教えてください")
    notice = answer.block(Role.NOTICE)
    assert notice is not None
    assert "福岡県のひきこもり地域支援センター" in notice.sentences[-1].text


def test_danger_puts_the_emergency_numbers_first_and_still_guides(assistant: Assistant) -> None:
    answer = assistant.answer("息子さんから「もう死にたい」とメールが来ました")
    assert answer.status is Status.CRISIS
    assert [block.role for block in answer.blocks][:2] == [Role.NOTICE, Role.HELPLINE]
    told = "".join(s.text for s in answer.blocks[0].sentences) + "".join(
        s.text for s in answer.blocks[1].sentences
    )
    assert "110" in told
    assert "119" in told
    assert answer.block(Role.STEPS) is not None


def test_where_danger_is_not_ruled_out_one_line_and_the_first_way_on_say_so(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = assistant.answer(TROUBLES[0])
    monkeypatch.setattr("assistant.assistant.assess_urgency", lambda _: Urgency(unsure=True))
    answer = assistant.answer(TROUBLES[0])
    assert answer.status is Status.ANSWERED
    assert [s.text for s in answer.blocks[0].sentences] == [IF_IN_DANGER]
    assert answer.blocks[1:] == plain.blocks
    assert answer.paths[0].label == "暴力や命の心配がある"
    led = assistant.answer(answer.paths[0].question)
    assert "point-28" in {citation.passage.entry_id for citation in led.citations}


def test_what_is_declined_still_says_whom_to_call_where_danger_is_not_ruled_out(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.assistant.assess_urgency", lambda _: Urgency(unsure=True))
    answer = assistant.answer("市民プールの営業時間を知りたい")
    assert answer.status is Status.ABSTAINED
    assert [s.text for s in answer.blocks[0].sentences] == [IF_IN_DANGER]


def test_a_whole_list_is_told_whole(assistant: Assistant) -> None:
    (block,) = assistant.answer("6つの留意点を全部教えて").blocks
    told = [sentence.text for sentence in block.sentences]
    for name in ("本人と家族の意向は異なる", "広く社会に働きかける", "支援者は一人で抱えない", "支援の強要に注意する",
                 "エンパワメントやコーディネート", "精神疾患や発達障害の正しい理解"):  # fmt: skip
        assert name in told


def test_a_fact_is_told_first_in_one_sentence(assistant: Assistant) -> None:
    answer = assistant.answer("市区町村訪問支援加算はいくらですか")
    assert "3,000千円" in answer.blocks[0].sentences[0].text
    assert answer.block(Role.CASE) is None


def test_other_ways_leave_out_what_was_said(assistant: Assistant) -> None:
    first = assistant.answer(TROUBLES[0])
    other = assistant.answer("他には？", [TROUBLES[0]])
    assert not {e for e in used(first) if e.startswith("point-")} & {
        e for e in used(other) if e.startswith("point-")
    }


def test_detail_tells_every_step_of_the_leading_point(assistant: Assistant, shipped: Edition) -> None:
    answer = assistant.answer("もっと具体的に", [TROUBLES[0]])
    steps = answer.block(Role.STEPS)
    assert steps is not None
    assert len(steps.sentences) > len(assistant.answer(TROUBLES[0]).block(Role.STEPS).sentences)  # type: ignore[union-attr]


def test_ways_on_lead_to_entries_not_yet_told(assistant: Assistant) -> None:
    answer = assistant.answer(TROUBLES[0])
    assert 2 <= len(answer.paths) <= 4
    leads = [assistant.answer(path.question) for path in answer.paths]
    assert all(led.status is not Status.ABSTAINED for led in leads)


def test_values_and_cautions_differ_with_the_trouble(assistant: Assistant) -> None:
    guides = {
        frozenset(e for e in used(assistant.answer(t)) if e.startswith(("value", "stance", "caution")))
        for t in TROUBLES
    }
    assert len(guides) >= 3


def test_timings_are_told_in_milliseconds(assistant: Assistant) -> None:
    timings = assistant.answer(TROUBLES[0]).timings_ms
    assert set(timings) == {"prepare", "retrieve", "compose", "total"}
    assert timings["total"] >= timings["compose"] > 0
