"""Questions of entries: each text once, with every entry that answers it."""

from index.questions import questions_of


def test_a_text_stands_once_and_leads_to_every_entry_that_answers_it() -> None:
    questions = questions_of([("会えません", "扉が開きません"), (), ("扉が開きません",)])
    assert questions.texts == ("会えません", "扉が開きません")
    assert questions.places.tolist() == [0, 1, 1]
    assert questions.entries.tolist() == [0, 0, 2]


def test_there_may_be_none() -> None:
    questions = questions_of([(), ()])
    assert questions.texts == ()
    assert len(questions.places) == len(questions.entries) == 0
