"""What the embedded model and the calibration learn from: an entry analysed into terms."""

from collections.abc import Sequence
from dataclasses import dataclass

Terms = Sequence[str]


@dataclass(frozen=True, slots=True)
class Text:
    """One entry to learn from, analysed into terms; sentences and questions hold at least one each."""

    title: Terms
    sentences: Sequence[Terms]
    questions: Sequence[Terms] = ()

    @property
    def distinct(self) -> set[str]:
        """All terms of the title, the sentences and the questions."""
        return {term for part in (self.title, *self.sentences, *self.questions) for term in part}
