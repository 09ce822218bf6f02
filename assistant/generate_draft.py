"""What stands of a model's reply, put together with what it may not touch of the extractive answer."""

from dataclasses import dataclass, field, replace

from assistant.answer import Answer, AnswerSentence, Block, Role, WrittenBy
from assistant.citing import Citations, Unit
from corpus.passage import Passage

REWRITTEN = (Role.FIRST, Role.STEPS, Role.CAUTION)
"""The blocks a model may write; cases, referrals, telephone lines and notices stay word for word."""

WRITTEN_NOTICE = (
    "この回答は、言語モデルが資料の文をもとに書き、一文ずつ出典と照らし合わせたものです。"
    "もとの文は、出典の番号から開けます。"
)


@dataclass(slots=True)
class Draft:
    """What stands so far; `written` counts what came, kept or not."""

    kept: list[tuple[Role, str, tuple[Unit, ...]]] = field(default_factory=list)
    written: int = 0

    @property
    def removed(self) -> int:
        """How many sentences did not stand."""
        return self.written - len(self.kept)


def roles_of(answer: Answer) -> dict[Passage, Role]:
    """Return the passages a model may use, in the answer's order, each with the block it belongs to."""
    roles: dict[Passage, Role] = {}
    for block in answer.blocks:
        for sentence in block.sentences if block.role in REWRITTEN else ():
            for number in sentence.citations:
                roles.setdefault(answer.citations[number - 1].passage, block.role)
    return roles


def assembled(answer: Answer, draft: Draft, citations: Citations) -> Answer:
    """Return the model's blocks and the untouched ones, cited anew; a block that it left out stays."""
    written = {role for role, _, _ in draft.kept}
    blocks = []
    for block in answer.blocks:
        if block.role in written:
            blocks.append(Block(block.role, _sentences_of(block.role, draft, citations)))
        else:
            blocks.append(_kept(block, answer, citations))
    notices = [WRITTEN_NOTICE]
    if draft.removed:
        notices.append(f"モデルの文のうち、出典で確かめられない{draft.removed}文を除きました。")
    return replace(
        answer, blocks=(*blocks, notice(*notices)), citations=citations.all(), written_by=WrittenBy.MODEL
    )


def _sentences_of(role: Role, draft: Draft, citations: Citations) -> tuple[AnswerSentence, ...]:
    return tuple(
        AnswerSentence(text, tuple(number for unit in units for number in citations.sentence(unit).citations))
        for kept_role, text, units in draft.kept
        if kept_role is role
    )


def _kept(block: Block, answer: Answer, citations: Citations) -> Block:
    if block.role is Role.NOTICE:
        return block
    units = [
        [
            Unit(cited.passage, cited.start, cited.end)
            for cited in (answer.citations[n - 1] for n in s.citations)
        ]
        for s in block.sentences
    ]
    numbers = [tuple(n for unit in found for n in citations.sentence(unit).citations) for found in units]
    texts = (sentence.text for sentence in block.sentences)
    return Block(block.role, tuple(AnswerSentence(*pair) for pair in zip(texts, numbers, strict=True)))


def notice(*lines: str) -> Block:
    """Return our own words as a block; they cite nothing."""
    return Block(Role.NOTICE, tuple(AnswerSentence(line) for line in lines))
