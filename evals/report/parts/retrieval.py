"""Finding: what stands among the first entries, by type and style of question."""

from collections.abc import Mapping, Sequence
from typing import Any

from evals.abstention import Found
from evals.corpus_retrieval import evaluate_conversations, evaluate_questions, search_with
from evals.question_set import Question, read_conversations, read_questions
from evals.report.figure import Figure, Form, Meaning, of_mean, shown
from evals.report.labels import label_of
from evals.report.plot import Dot, DotPlot
from evals.report.product import Product
from evals.report.section import Section
from index.retrieve import PassageRetriever

MEANINGS = {
    "hit@5": Meaning("上位5件に、役に立つ項目が一つはある問い"),
    "R@5": Meaning("役に立つ項目のうち、上位5件に入ったもの", target=0.92),
    "nDCG@10": Meaning("上位10件の並びのよさ（nDCG@10）", Form.MEAN),
    "RR@10": Meaning("最初の役に立つ項目の順位の逆数（RR@10）", Form.MEAN),
}
_BEST = Meaning("ぴったりの項目（評価3）のうち、上位5件に入ったもの")
_TALK = "会話の最後の問い："


def searched(retriever: PassageRetriever, questions: Sequence[Question]) -> dict[str, Found]:
    """Return question id → what the assistant's search gives for it."""
    search = search_with(retriever)
    return {question.question_id: search(question.text) for question in questions}


def retrieval_figures(report: Mapping[str, Any]) -> list[Figure]:
    """Return the figures of an `evaluate_questions` report over all its answerable questions."""
    row = report["ranking"]
    figures = [of_mean(f"retrieval.{key}", MEANINGS[key], row, key) for key in MEANINGS]
    return [*figures, of_mean("retrieval.R@5_best", _BEST, {**row, "n": row["n_best"]}, "R@5_best")]


def conversation_figures(report: Mapping[str, Any]) -> list[Figure]:
    """Return the figures of an `evaluate_conversations` report: with the earlier turns, and without them."""
    hit = MEANINGS["hit@5"].label
    with_turns = Meaning(f"{_TALK}{hit}（前の問いを合わせて読む）")
    alone = Meaning(f"{_TALK}{hit}（最後の問いだけで探した場合）")
    return [
        of_mean("conversations.hit@5", with_turns, report["with_rewrite"], "hit@5"),
        of_mean("conversations.alone.hit@5", alone, report["without"], "hit@5"),
    ]


def measure_retrieval(product: Product) -> Section:
    """Return the section of finding, over the test questions."""
    questions = read_questions(split="test")
    report: Mapping[str, Any] = evaluate_questions(questions, searched(product.retriever, questions))
    return Section(
        "retrieval",
        "見つける",
        "現場の言葉で書いた問いに、役に立つ項目（評価2以上）が上に来るかを測ります。"
        "問いは項目を読む前に書いたもので、調整に使っていない半分（test）です。",
        "python -m evals.corpus_retrieval --split test --json",
        tuple(retrieval_figures(report)),
        (
            _by("問いの種類ごと：上位5件に役に立つ項目がある割合", report["by_type"]),
            _by("書き方ごと：上位5件に役に立つ項目がある割合", report["by_style"]),
        ),
        notes=(
            "一つの種類の問いは3〜12問です。区間の広さを見てから比べてください。",
            _ceiling(report["ranking"]),
        ),
    )


def measure_conversations(product: Product) -> Section:
    """Return the section of follow-up questions; their set has no split."""
    report: Mapping[str, Any] = evaluate_conversations(read_conversations(), search_with(product.retriever))
    return Section(
        "conversations",
        "会話の続き",
        "「他には」「もっと具体的に」などの続きの問いを、前の問いと合わせて読めるかを測ります。",
        "python -m evals.corpus_retrieval --json",
        tuple(conversation_figures(report)),
        (_by("続き方ごと：上位5件に役に立つ項目がある割合", report["by_kind"]),),
        notes=("会話の組は調整用と報告用に分けていません。初めて見る問いの成績ではありません。",),
    )


def _ceiling(row: Mapping[str, Any]) -> str:
    """How high R@5 can be at all."""
    good, best = (shown(float(row[key]), Form.SHARE) for key in ("R@5_ceiling", "R@5_best_ceiling"))
    return (
        f"役に立つ項目が6件以上ある問いもあるため、「上位5件に入ったもの」は、誤りのない並びでも {good}"
        f"（ぴったりの項目では {best}）が上限です。"
    )


def _by(title: str, rows: Mapping[str, Mapping[str, Any]]) -> DotPlot:
    """A plot of hit@5 by group, highest first."""
    figures = {label: of_mean(label, MEANINGS["hit@5"], row, "hit@5") for label, row in rows.items()}
    ordered = sorted(figures.items(), key=lambda pair: -pair[1].value)
    return DotPlot(
        title, Form.SHARE, tuple(Dot(label_of(label), f.value, f.n, f.interval) for label, f in ordered)
    )
