"""An answer as plain text, for a terminal."""

from assistant.answer import Answer, Block, Role
from assistant.heading import title_of


def as_text(answer: Answer) -> str:
    """Return the answer as lines of text: its blocks, its citations, and what was masked."""
    parts = [_block(block, answer) for block in answer.blocks]
    if answer.nearest:
        nearest = [f"  {hit.passage.passage_id}  {hit.passage.title}" for hit in answer.nearest]
        parts.append("\n".join(["近い記述", *nearest]))
    if answer.citations:
        parts.append("\n".join(["出典", *(_citation_line(answer, n) for n in range(len(answer.citations)))]))
    if answer.masked:
        kinds = "、".join(f"{mask.kind}{mask.count}件" for mask in answer.masked)
        parts.append(f"個人が分かる情報を伏せました（{kinds}）。")
    return "\n\n".join(parts)


def _block(block: Block, answer: Answer) -> str:
    marks = ("".join(f"[{n}]" for n in sentence.citations) for sentence in block.sentences)
    lines = [f"・{s.text}{mark}" for s, mark in zip(block.sentences, marks, strict=True)]
    if block.role is Role.NOTICE:
        return "\n".join(sentence.text for sentence in block.sentences)
    return "\n".join([f"■ {title_of(block, answer)}", *lines])


def _citation_line(answer: Answer, place: int) -> str:
    citation = answer.citations[place]
    passage = citation.passage
    page = f" p.{passage.page}" if passage.page else ""
    return f"[{citation.n}] 【{citation.provenance.label}】{passage.title}（{passage.passage_id}{page}）"
