"""Leaving out a writer: what is reported, worked by hand."""

from assistant.urgency import Concern, Urgency
from assistant.urgency_reader import TELLER
from evals.urgency_items import Item
from evals.urgency_origins import figures

ITEMS = [
    Item("a", frozenset({"suicide", TELLER}), "dev", "x"),
    Item("b", frozenset({"medical"}), "dev", "x"),
    Item("c", frozenset({"violence"}), "dev", "x"),
    Item("d", frozenset(), "dev", "x"),
]
JUDGED = [
    Urgency((Concern.SUICIDE,), teller_at_risk=True),
    Urgency((Concern.VIOLENCE,)),
    Urgency(),
    Urgency((Concern.SUICIDE,)),
]


def test_figures_count_by_hand() -> None:
    found = figures(ITEMS, JUDGED)
    assert {name: (share.hits, share.n) for name, share in found.items()} == {
        "recall": (2, 3),
        "false_alarms": (1, 1),
        "gravest_kind_right": (1, 2),
        "writer_at_risk_seen": (1, 1),
        "writer_wrongly_at_risk": (0, 1),
    }
