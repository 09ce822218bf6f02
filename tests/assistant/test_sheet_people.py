from assistant.answer import Answer, AnswerSentence, Block, Role, Status
from assistant.sheet_people import ALWAYS, IN_CRISIS, people_for


def answer(status: Status, *blocks: tuple[Role, str, tuple[int, ...]]) -> Answer:
    made = tuple(Block(role, (AnswerSentence(text, numbers),)) for role, text, numbers in blocks)
    return Answer("問い", status, blocks=made)


def test_nobody_is_left_alone_with_it() -> None:
    assert people_for(answer(Status.ABSTAINED)) == [(ALWAYS, ())]


def test_a_crisis_names_110_and_119_first() -> None:
    assert [name for name, _ in people_for(answer(Status.CRISIS))] == [IN_CRISIS, ALWAYS]


def test_names_whom_the_sentences_name_with_all_their_citations() -> None:
    people = people_for(
        answer(
            Status.ANSWERED,
            (Role.STEPS, "記録を保健師に見せます。", (1,)),
            (Role.CAUTION, "保健師と主治医に尋ねます。", (2,)),
            (Role.HELPLINE, "よりそいホットライン：0120-279-338。", (3,)),
            (Role.NOTICE, "家族会のことは、お尋ねください。", ()),
        )
    )
    assert people == [
        (ALWAYS, ()),
        ("保健師", (1, 2)),
        ("主治医", (2,)),
        ("よりそいホットライン：0120-279-338。", (3,)),
    ]
