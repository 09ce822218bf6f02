"""Answers as a whole: proven, on the subject, without repetition; and how fitting each sentence is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evals.answers import SETS, read_items, report
from evals.question_set import read_questions
from evals.report.figure import Figure, Form, Meaning, of_share
from evals.report.labels import label_of
from evals.report.parts.abstention import MEANINGS as ERRORS
from evals.report.plot import Dot, DotPlot
from evals.report.product import Product
from evals.report.section import Section
from evals.sentences import evaluate, read_labels

MEANINGS = {
    **ERRORS,
    "citations_valid": Meaning("出典と一字一句同じだと確かめられた文", target=1.0),
    "lead_relevant": Meaning("答えの中心が、役に立つ項目だった問い"),
    "any_best_cited": Meaning("ぴったりの項目（評価3）を引いている答え"),
    "any_good_cited": Meaning("役に立つ項目（評価2以上）を引いている答え"),
}
_REPEATS = Meaning("一つの答えの中で、ほぼ同じことを言う文の数", Form.COUNT, lower_is_better=True)
_SENTENCES = {
    "fitting": Meaning("問いに合っている文（評価1以上）"),
    "helps": Meaning("困りごとに直接役立つ文（評価2）"),
}


def answer_figures(found: Mapping[str, Any], prefix: str = "answers") -> list[Figure]:
    """Return the figures of an `evals.answers.report`; a share over nothing is left out."""
    shares = [(key, found[key]) for key in MEANINGS if found[key]["n"]]
    figures = [of_share(f"{prefix}.{key}", MEANINGS[key], share) for key, share in shares]
    if found["repeats_per_answer"] is None:
        return figures
    repeats = Figure(
        f"{prefix}.repeats_per_answer", _REPEATS, float(found["repeats_per_answer"]), int(found["items"])
    )
    return [*figures, repeats]


def sentence_figures(found: Mapping[str, Any]) -> list[Figure]:
    """Return the figures of an `evals.sentences.evaluate` report over all its blocks."""
    return [of_share(f"sentences.{key}", _SENTENCES[key], found["all"][key]) for key in _SENTENCES]


def measure_answers(product: Product) -> Section:
    """Return the section of whole answers, over the test questions and all conversations."""
    questions = report(product.assistant, read_items(SETS / "retrieval.jsonl", "test"))
    talks = report(product.assistant, read_items(SETS / "turns.jsonl"))
    figures = [*answer_figures(questions), *_in_talks(answer_figures(talks, "conversation_answers"))]
    return Section(
        "answers",
        "答え全体",
        "問いから答えまでを通して動かし、引用が正しいか、的を射ているか、くり返しがないかを測ります。",
        "python -m evals.answers --split test",
        tuple(figures),
        notes=("会話の組は調整用と報告用に分けていません。",),
    )


def measure_sentences(product: Product) -> Section:
    """Return the section of sentence relevance, over the test questions that were judged."""
    found: Mapping[str, Any] = evaluate(
        product.assistant, read_questions(split="test"), read_labels(split="test")
    )
    said = found["all"]
    return Section(
        "sentences",
        "一文一文",
        "答えの文を、問いと並べて一人が読み、役立つか・合っているか・外れているかを付けた評価と照らします。",
        "python -m evals.sentences --split test --json",
        tuple(sentence_figures(found)),
        (_by_role(found),),
        notes=(
            f"いま答えに出る{said['n']}文のうち{said['unlabelled']}文はまだ評価がなく、割合に入っていません。"
            "評価のない文が多いときは、前の版の数字と比べられません。",
        ),
    )


def _in_talks(figures: list[Figure]) -> list[Figure]:
    """The same figures, said to be of conversations."""
    return [replace(f, meaning=replace(f.meaning, label=f"会話：{f.meaning.label}")) for f in figures]


def _by_role(found: Mapping[str, Any]) -> DotPlot:
    rows = [
        (label_of(role), of_share(role, _SENTENCES["fitting"], row["fitting"]))
        for role, row in found["by_role"].items()
    ]
    dots = tuple(Dot(label, figure.value, figure.n, figure.interval) for label, figure in rows)
    return DotPlot("答えの部分ごと：問いに合っている文の割合", Form.SHARE, dots)
