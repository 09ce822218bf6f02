"""The fork that fits."""

from assistant.forks import fitting_fork
from assistant.units import units_in
from corpus.edition import Edition


def fork(shipped: Edition, query: str) -> str:
    forks = units_in(shipped.passages_by_entry["point-8"], "forks")
    chosen = fitting_fork(query, forks, [0.0] * len(forks))
    return chosen.text if chosen else ""


def test_refusal_leads_to_the_fork_for_refusal(shipped: Edition) -> None:
    assert fork(shipped, "訪問をはっきり断られた").startswith("はっきり断られたとき")


def test_danger_leads_to_the_fork_for_danger(shipped: Edition) -> None:
    assert "119番" in fork(shipped, "食事をとっていないようで命が心配")


def test_no_fork_where_no_such_thing_is_told(shipped: Edition) -> None:
    assert fork(shipped, "訪問の回数に迷う") == ""
