"""Answers to look at, made by hand of real passages, and an assistant that gives them."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Answer, AnswerSentence, Block, Citation, MaskedCount, Role, Status, source_of
from assistant.generate import OnSentence
from assistant.paths import Path
from assistant.privacy import Masked, mask
from corpus.edition import Edition
from corpus.markdown import parse_entry
from index.hit import Hit

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> "
    "**強調** $x^2$ ${7*7} {{7*7}} `a` &amp; \"引用\" 'x'"
)
"""Markup, Markdown, LaTeX and templates, all of which must be shown as they are."""


class Writing:
    """Writes an answer sentence by sentence, numbering the citations as it goes."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.citations: list[Citation] = []

    def block(self, role: Role, *places: tuple[str, int]) -> Block:
        """A block of these sentences, each given as its passage id and its place there (from 0)."""
        return Block(role, tuple(self._sentence(passage_id, place) for passage_id, place in places))

    def _sentence(self, passage_id: str, place: int) -> AnswerSentence:
        passage = self.edition.passage_by_id[passage_id]
        sentence = passage.sentences()[place]
        number = len(self.citations) + 1
        source = source_of(self.edition.by_id[passage.entry_id], passage)
        self.citations.append(Citation(number, passage, sentence.start, sentence.end, *source))
        return AnswerSentence(sentence.text, (number,))


def notice(*lines: str) -> Block:
    """A block of our own words."""
    return Block(Role.NOTICE, tuple(AnswerSentence(line) for line in lines))


def answered(edition: Edition, question: str = "ご本人に会えません。") -> Answer:
    """An answer of guidance: every role but つなぎ先, and two ways on."""
    writing = Writing(edition)
    blocks = (
        writing.block(Role.FIRST, ("stance-3#summary", 0)),
        writing.block(
            Role.STEPS,
            ("point-8#summary", 0),
            ("point-8#steps", 1),
            ("point-8#steps", 3),
            ("point-8#forks", 0),
            ("point-8#words", 0),
        ),
        writing.block(Role.CASE, ("case-1#profile", 0), ("case-1#turn-2", 0)),
        writing.block(Role.CAUTION, ("point-8#avoid", 0), ("caution-4#summary", 0)),
    )
    paths = (
        Path("ほかの入口", "手紙から始めるには、どう書けばよいですか。"),
        Path("家族", "ご家族に何を話せばよいですか。"),
    )
    masked = (MaskedCount("電話番号", 1), MaskedCount("氏名", 2))
    return Answer(question, Status.ANSWERED, "", blocks, tuple(writing.citations), masked=masked, paths=paths)


def factual(edition: Edition) -> Answer:
    """An answer that only states facts, with a numbered list told whole."""
    writing = Writing(edition)
    items = [("outline-stances#body", place) for place in range(2, 6)]
    blocks = (writing.block(Role.FIRST, ("outline-stances#body", 1), *items),)
    return Answer("4つの姿勢を全部教えて", Status.ANSWERED, "", blocks, tuple(writing.citations))


def crisis(edition: Edition) -> Answer:
    """An answer where a life is at risk."""
    writing = Writing(edition)
    blocks = (
        notice("いま命に危険があるときは、ためらわずに110番・119番へ連絡してください。"),
        writing.block(Role.HELPLINE, ("helpline-110#body", 0), ("helpline-yorisoi#body", 0)),
        writing.block(Role.FIRST, ("stance-1#summary", 0)),
    )
    return Answer("死にたいと言っています。", Status.CRISIS, "suicide", blocks, tuple(writing.citations))


def abstained(edition: Edition) -> Answer:
    """No answer, but the nearest passages and the support centre."""
    writing = Writing(edition)
    refer = writing.block(Role.REFER, ("policy-center#body", 0))
    blocks = (notice("お尋ねに合う記述を見つけられませんでした。"), refer)
    near = [edition.passage_by_id[name] for name in ("point-1#summary", "point-2#why")]
    hits = tuple(Hit(passage, 0.2, rank, {}) for rank, passage in enumerate(near, start=1))
    cited = tuple(writing.citations)
    return Answer("明日の天気は？", Status.ABSTAINED, "not_covered", blocks, cited, nearest=hits)


def unreadable() -> Answer:
    """What is said to a question that cannot be read."""
    return Answer("", Status.ABSTAINED, "unreadable", (notice("ご質問が長すぎます（2,001字）。"),))


def hostile_edition() -> Edition:
    """An edition whose every text tries to be more than text."""
    front = {
        "id": "local-x",
        "kind": "local",
        "title": HOSTILE,
        "provenance": "local",
        "sources": [{"title": HOSTILE, "url": "javascript:alert(3)", "checked": "2026-10"}],
    }
    return Edition.of("hostile", [parse_entry(front, f"## 内容\n{HOSTILE}\n- {HOSTILE}\n")])


def hostile(edition: Edition) -> Answer:
    """An answer of such texts, to such a question."""
    writing = Writing(edition)
    blocks = (notice(HOSTILE), writing.block(Role.FIRST, ("local-x#body", 0)))
    passage = edition.passage_by_id["local-x#body"]
    return Answer(
        HOSTILE,
        Status.ANSWERED,
        blocks=blocks,
        citations=tuple(writing.citations),
        masked=(MaskedCount(HOSTILE, 1),),
        nearest=(Hit(passage, 0.1, 1, {}),),
        paths=(Path(HOSTILE, HOSTILE),),
    )


@dataclass
class Prepared:
    """An assistant that gives prepared answers, by the question typed; it notes what it was asked."""

    edition: Edition
    answers: Mapping[str, Answer] = field(default_factory=dict)
    seconds: float = 0.0
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def answer(
        self,
        question: str,
        history: Sequence[str] = (),
        on_sentence: OnSentence | None = None,  # noqa: ARG002  # nothing here is written by a model
    ) -> Answer:
        """The prepared answer, or one that repeats the question."""
        self.asked.append((question, tuple(history)))
        time.sleep(self.seconds)
        return self.answers.get(question) or replace(answered(self.edition), question=question)

    def prepare(self, question: str) -> Masked:
        """The question, masked as it would be."""
        return mask(question)
