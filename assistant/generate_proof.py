"""The proof of an answer a model has written: quotes verbatim, sentences held up by them."""

from assistant.answer import Answer, AnswerSentence, Role
from assistant.citing import CitationError
from assistant.ground import check
from corpus.edition import Edition


def prove_written(answer: Answer, edition: Edition, question: str = "") -> Answer:
    """Return the answer itself, once every sentence of it stands on the passages it cites.

    Each quote must be found word for word in its passage; a sentence that is not itself its quote must
    pass the groundedness check again. `question` is the masked question it was checked with.

    Raises:
        CitationError: a sentence cites nothing, a quote is not in its passage, or a sentence does not stand.
    """
    for block in answer.blocks:
        if block.role is not Role.NOTICE:
            for sentence in block.sentences:
                _prove(sentence, answer, edition, question or answer.question)
    return answer


def _prove(sentence: AnswerSentence, answer: Answer, edition: Edition, question: str) -> None:
    if not sentence.citations:
        raise CitationError(f"出典のない文：{sentence.text}")
    cited = [answer.citations[number - 1] for number in sentence.citations]
    for citation in cited:
        held = edition.passage_by_id.get(citation.passage.passage_id)
        if held is None or held.text[citation.start : citation.end] != citation.quote or not citation.quote:
            raise CitationError(f"出典と一致しない引用：{citation.quote}")
    if sentence.text in (citation.quote for citation in cited):
        return
    if not check(sentence.text, [citation.passage for citation in cited], question).is_supported:
        raise CitationError(f"出典で確かめられない文：{sentence.text}")
