"""The report: its parts in order, measured one after the other, with the version and the machine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.origin import Origin, here
from evals.report.parts.abstention import measure_abstention
from evals.report.parts.answers import measure_answers, measure_sentences
from evals.report.parts.datasets import measure_datasets
from evals.report.parts.guards import measure_privacy, measure_scope, measure_urgency
from evals.report.parts.importing import measure_importing
from evals.report.parts.proof import measure_grounding, measure_injection
from evals.report.parts.retrieval import measure_conversations, measure_retrieval
from evals.report.parts.saved import measure_growth, measure_peers
from evals.report.parts.speed import measure_speed
from evals.report.product import Product
from evals.report.section import Section

PARTS: Mapping[str, Callable[[Product], Section]] = {
    "retrieval": measure_retrieval,
    "abstention": measure_abstention,
    "answers": measure_answers,
    "sentences": measure_sentences,
    "conversations": measure_conversations,
    "urgency": measure_urgency,
    "scope": measure_scope,
    "privacy": measure_privacy,
    "grounding": measure_grounding,
    "injection": measure_injection,
    "importing": measure_importing,
    "speed": measure_speed,
    "growth": measure_growth,
    "datasets": measure_datasets,
    "peers": measure_peers,
}
"""The name of each part, as `--only` takes it → what measures it, in the order of the report."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured, by which version, when and on what machine. `left_out` names parts not asked for."""

    origin: Origin
    sections: tuple[Section, ...]
    left_out: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The report as a plain mapping."""
        sections = [section.as_json() for section in self.sections]
        return {"origin": self.origin.as_json(), "sections": sections, "left_out": list(self.left_out)}


def measure(product: Product, say: Callable[[str], None], only: Sequence[str] = ()) -> Report:
    """Return the report of all parts, or of those named; `say` is told each one as it begins.

    Raises:
        DatasetError: a public set cannot be read.
        QuestionSetError: a labelled set cannot be read.
        IndexUnavailableError: an index could not be built.
    """
    origin = here()
    wanted = [name for name in PARTS if not only or name in only]
    sections = []
    for place, name in enumerate(wanted, 1):
        say(f"[{place}/{len(wanted)}] {name} を測っています")
        sections.append(PARTS[name](product))
    return Report(origin, tuple(sections), tuple(name for name in PARTS if name not in wanted))
