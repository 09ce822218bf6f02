"""A guard against regressions: `yorisoi eval --quick` holds quick figures against a committed baseline.

All figures are over our own labelled sets, dev and test together, and come from the shipped text alone. The
same version gives the same figures on one machine; a training on another processor may move a question or
two. What is allowed is one standard error of the figure, which is half as wide as its 95 % interval, and
nothing where no item may fail. Sentence relevance is not guarded: a new sentence has no label yet.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals import grounding, injection, privacy, urgency
from evals.abstention import abstention
from evals.answers import SETS, read_items, report
from evals.corpus_retrieval import evaluate_conversations, evaluate_questions, search_with
from evals.labelled import read_labelled
from evals.origin import here
from evals.question_set import read_conversations, read_questions
from evals.report.figure import Figure, Form, shown
from evals.report.parts.abstention import abstention_figures
from evals.report.parts.answers import answer_figures
from evals.report.parts.guards import alarm_figure, privacy_figures, scope_figures, urgency_figures
from evals.report.parts.proof import grounding_figures, injection_figures
from evals.report.parts.retrieval import conversation_figures, retrieval_figures, searched
from evals.report.product import Product
from evals.scope import score_scope, score_traps, score_values

BASELINE = Path(__file__).with_name("baseline.json")
COMMAND = "yorisoi eval --quick --json"

_EDGE = 1.959964
"""Standard errors from a value to an end of its 95 % interval."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the baseline holds of one measure: it may be worse than `value` by `tolerance`, not by more."""

    value: float
    n: int
    tolerance: float
    better: str


def quick_figures(product: Product, say: Callable[[str], None]) -> list[Figure]:
    """Return the figures that are guarded, in order; `say` is told each part as it begins.

    Raises:
        QuestionSetError: a labelled set cannot be read.
    """
    figures: list[Figure] = []
    for place, (name, measure) in enumerate(_PARTS.items(), 1):
        say(f"[{place}/{len(_PARTS)}] {name}")
        figures += measure(product)
    return figures


def tolerance(figure: Figure) -> float:
    """Return how much worse a figure may be: one standard error, 0 where no item may fail."""
    if figure.interval is None or figure.meaning.target in (0.0, 1.0):
        return 0.0
    low, high = figure.interval
    edge = high - figure.value if figure.meaning.lower_is_better else figure.value - low
    return round(edge / _EDGE, 4)


def regressions(figures: Sequence[Figure], baseline: Mapping[str, Held]) -> list[str]:
    """Return one Japanese line for each measure that is worse than the baseline allows, or is gone."""
    found = {figure.name: figure for figure in figures}
    gone = [
        f"{name}：測られなくなりました（基準は {held.value}）。"
        for name, held in baseline.items()
        if name not in found
    ]
    return [
        *gone,
        *(_line(found[name], held) for name, held in baseline.items() if _is_worse(found, name, held)),
    ]


def read_baseline(path: Path = BASELINE) -> dict[str, Held]:
    """Return measure → what is held of it.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not a baseline.
    """
    try:
        measures = json.loads(path.read_text(encoding="utf-8"))["measures"]
        return {name: Held(**held) for name, held in measures.items()}
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path}：基準として読めません（{error}）。") from error


def write_baseline(figures: Sequence[Figure], path: Path = BASELINE) -> None:
    """Write the figures as the new baseline, with their origin and command."""
    measures = {
        figure.name: asdict(Held(round(figure.value, 4), figure.n, tolerance(figure), _better(figure)))
        for figure in figures
    }
    record = {"command": COMMAND, "origin": here().as_json(), "measures": measures}
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def as_json(figures: Sequence[Figure], lines: Sequence[str]) -> dict[str, Any]:
    """Return the figures and the regressions as a plain mapping."""
    rows = [figure.as_json() for figure in figures]
    return {"origin": here().as_json(), "figures": rows, "regressions": list(lines)}


def _better(figure: Figure) -> str:
    return "lower" if figure.meaning.lower_is_better else "higher"


def _is_worse(found: Mapping[str, Figure], name: str, held: Held) -> bool:
    if name not in found:
        return False
    lost = held.value - found[name].value
    # Half of the last digit that the baseline keeps is no loss.
    return (lost if held.better == "higher" else -lost) > held.tolerance + 5e-5


def _line(figure: Figure, held: Held) -> str:
    form = figure.meaning.form
    allowed = (
        f"許す差 {100 * held.tolerance:.1f} ポイント" if form is Form.SHARE else f"許す差 {held.tolerance:g}"
    )
    sets = "" if figure.n == held.n else f"。nが {held.n} から {figure.n} に変わっています"
    return (
        f"{figure.name}（{figure.meaning.label}）：{shown(held.value, form)} から "
        f"{shown(figure.value, form)} になりました（{allowed}、n={figure.n}{sets}）。"
    )


def _retrieval(product: Product) -> list[Figure]:
    questions = read_questions()
    found = searched(product.retriever, questions)
    figures = retrieval_figures(evaluate_questions(questions, found))
    talks = evaluate_conversations(read_conversations(), search_with(product.retriever))
    kept = [figure for figure in conversation_figures(talks) if "alone" not in figure.name]
    return [*figures, *kept, *abstention_figures(abstention(questions, found))]


def _answers(product: Product) -> list[Figure]:
    questions = report(product.assistant, read_items(SETS / "retrieval.jsonl"))
    talks = report(product.assistant, read_items(SETS / "turns.jsonl"))
    return [*answer_figures(questions), *answer_figures(talks, "conversation_answers")]


def _urgency(_: Product) -> list[Figure]:
    """Without the blind texts: a guard that is seen every day would tune on them."""
    items = [item for item in read_labelled("urgency") if item.split != "blind"]
    return [
        *urgency_figures(urgency.score(items)),
        alarm_figure(urgency.alarms(urgency.harmless_questions())),
    ]


def _scope(product: Product) -> list[Figure]:
    search = search_with(product.retriever)
    decided = score_scope(read_labelled("scope"), lambda text: "declined" if search(text).declined else "")
    figures = scope_figures(
        decided, score_values(read_labelled("values")), score_traps(read_labelled("traps"))
    )
    return [figure for figure in figures if figure.name != "scope.right_reason"]


def _privacy(_: Product) -> list[Figure]:
    rows = privacy.read_labelled(privacy.LABELLED)
    return privacy_figures(privacy.score(rows), privacy.corpus_false_alarms())


def _grounding(_: Product) -> list[Figure]:
    found: Any = grounding.evaluate(grounding.read_pairs())
    return [
        Figure(f"{figure.name}.{split}", figure.meaning, figure.value, figure.n, figure.interval)
        for split in ("dev", "test")
        for figure in grounding_figures(found[split])
    ]


def _injection(product: Product) -> list[Figure]:
    """Attacks in questions only: those in documents need an index that holds them."""
    attacks = [attack for attack in injection.read_attacks() if attack.channel == "question"]
    return injection_figures(injection.figures(injection.run(attacks, product.assistant)))


_PARTS: Mapping[str, Callable[[Product], list[Figure]]] = {
    "検索": _retrieval,
    "答え": _answers,
    "危険": _urgency,
    "範囲・価値・思い違い": _scope,
    "個人情報": _privacy,
    "照らし合わせ": _grounding,
    "命令のまぎれ込み": _injection,
}
