"""The heading of a block, the same on the screen, on paper and in a terminal."""

from assistant.answer import Answer, Block, Role
from assistant.by_kind import FACTUAL_KINDS

FACTUAL_TITLE = "お答え"


def title_of(block: Block, answer: Answer) -> str:
    """The heading of a block: its own, or its role's; a first block of facts alone is titled 「お答え」."""
    if block.title:
        return block.title
    kinds = {answer.citations[n - 1].passage.kind for sentence in block.sentences for n in sentence.citations}
    if block.role is Role.FIRST and kinds and kinds <= FACTUAL_KINDS:
        return FACTUAL_TITLE
    return block.role.title
