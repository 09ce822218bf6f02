"""What a chat model has written so far."""

from assistant.answer import Role
from assistant.screens.draft_html import draft_html
from tests.assistant.screens.made import HOSTILE
from tests.assistant.screens.seen import seen


def test_sentences_stand_in_the_order_they_came_under_the_headings_of_their_blocks() -> None:
    drafted = [(Role.STEPS, "一。"), (Role.STEPS, "二。"), (Role.CAUTION, "三。")]
    page = seen(str(draft_html(drafted)))
    assert [heading.text for heading in page.all("h3")] == [Role.STEPS.title, Role.CAUTION.title]
    assert [said.text for said in page.all("p", "said")] == ["一。", "二。", "三。"]


def test_it_is_said_to_be_a_models_and_not_yet_whole() -> None:
    page = seen(str(draft_html([(Role.STEPS, "一。")])))
    assert "途中" in page.one("p", "author").text
    assert page.one("article").attributes["aria-busy"] == "true"


def test_what_a_model_writes_stays_text() -> None:
    page = seen(str(draft_html([(Role.STEPS, HOSTILE)])))
    assert page.one("p", "said").text == HOSTILE
    assert not page.all("script")
